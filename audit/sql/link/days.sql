-- Days with accounts: how many there are, and a digest of what decides whether their week has to be linked again.
SELECT day, any_value(week) AS week, count(*) AS n, md5(string_agg(state, chr(10) ORDER BY nr)) AS state
FROM link_dated
GROUP BY day
ORDER BY day;
