-- The newest audit of each sighting; views show its rows unless a query names another kit.
CREATE OR REPLACE VIEW latest_sighting AS
SELECT s.id AS sighting, arg_max(s.kit, coalesce(k.started, '')) AS kit, arg_max(s.doc, coalesce(k.started, '')) AS doc
FROM sighting AS s LEFT JOIN (SELECT kit, max(started) AS started FROM run GROUP BY kit) AS k ON k.kit = s.kit
GROUP BY s.id;

-- The newest audit of each text that is the newest text of some sighting.
CREATE OR REPLACE VIEW latest AS
SELECT l.doc, arg_max(l.kit, coalesce(k.started, '')) AS kit
FROM latest_sighting AS l LEFT JOIN (SELECT kit, max(started) AS started FROM run GROUP BY kit) AS k ON k.kit = l.kit
GROUP BY l.doc;

-- One sighting of each text, the one with the smallest id, so that a text seen often is measured once.
CREATE OR REPLACE VIEW first_sighting AS
SELECT * FROM sighting QUALIFY row_number() OVER (PARTITION BY doc, kit ORDER BY id) = 1;
