-- Forget weeks that have no account any more.
DELETE FROM linked_week WHERE week NOT IN (SELECT unnest($weeks::VARCHAR[]));
