-- Pairs of accounts that share a passage, found in earlier weeks; parameters first, last: the numbers of the accounts.
WITH near AS (SELECT doc FROM link_dated WHERE nr BETWEEN $first AND $last)
SELECT DISTINCT doc, other FROM reuse
WHERE kind IN ('copy', 'passage') AND doc IN (FROM near) AND other IN (FROM near);
