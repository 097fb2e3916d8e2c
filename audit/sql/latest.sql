-- The newest audit of each document: views show its rows unless another kit is asked for.
CREATE OR REPLACE VIEW latest AS
SELECT s.doc, arg_max(s.kit, coalesce(r.started, '')) AS kit
FROM sighting AS s LEFT JOIN run AS r ON r.id = s.run
GROUP BY s.doc;
