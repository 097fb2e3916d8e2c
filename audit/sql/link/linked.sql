-- Weeks that are linked.
SELECT week, state, carried FROM linked_week ORDER BY week;
