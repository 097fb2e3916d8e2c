-- Which outlets link to which.
-- columns: outlet, outlet linked to, zone (body, insertion, tail), relation, links, articles that have one.
-- do not infer: endorsement: a link may dispute what it leads to.
-- set: outlet
SELECT outlet, to_outlet, zone, relation, links, articles, first_day, last_day
FROM outlet_links
WHERE outlet = coalesce($outlet, outlet)
ORDER BY articles DESC, links DESC, outlet, to_outlet, zone;
