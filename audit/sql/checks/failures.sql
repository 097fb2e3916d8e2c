-- Every failure has a reason and a known stage; no sighting is both audited and failed under one kit.
SELECT input, error FROM failure WHERE error = '' OR stage NOT IN ('read', 'load', 'audit', 'write')
UNION ALL
SELECT f.input, f.error FROM failure AS f JOIN sighting AS s ON s.id = f.sighting AND s.kit = f.kit;
