-- An example of each rate (except yes-or-no rates): for each outlet, the article with the highest count.
SELECT c.outlet, c.name, c.k, c.n, x.url, x.headline, x.day, x.text_id
FROM counted AS c JOIN scope AS x ON x.sighting = c.sighting AND x.now AND c.now AND x.outlet = c.outlet
WHERE c.k > 0 AND c.name NOT IN ('rate_named_author', 'rate_agency_copy', 'rate_corrections')
QUALIFY row_number() OVER (PARTITION BY c.outlet, c.name ORDER BY c.k DESC, c.n, x.day, x.sighting) = 1
ORDER BY c.outlet, c.name, c.k DESC, c.n, x.day, x.sighting
