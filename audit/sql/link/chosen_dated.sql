-- Choose the accounts from one number to another.
CREATE OR REPLACE TEMP TABLE link_read AS SELECT * FROM link_first WHERE nr BETWEEN $first AND $last;
