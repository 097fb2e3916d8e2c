-- Pairs of some texts that share a passage, found in earlier weeks.
SELECT DISTINCT doc, other FROM reuse
WHERE kind IN ('copy', 'passage') AND doc IN (SELECT unnest($docs::VARCHAR[])) AND other IN (SELECT unnest($docs::VARCHAR[]));
