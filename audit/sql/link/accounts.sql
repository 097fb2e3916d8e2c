-- Staged accounts from one number to another.
SELECT * FROM link_account WHERE nr BETWEEN $first AND $last ORDER BY nr;
