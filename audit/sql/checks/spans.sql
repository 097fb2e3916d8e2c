-- Every span lies inside its text and holds words.
SELECT e.doc, e.kit, e.kind, e.start, e.stop
FROM evidence AS e
JOIN document AS d ON d.id = e.doc AND d.kit = e.kit
WHERE NOT (0 <= e.start AND e.start < e.stop AND e.stop <= length(d.text)) OR trim(e.words) = '';
