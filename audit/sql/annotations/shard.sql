-- Every span of a shard; rows that belong to one sighting of a text name it.
SELECT doc, sighting, start, stop, kind, label, rule, kit FROM evidence;
