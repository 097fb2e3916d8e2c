-- A name in lower case without what may stand around it: words in brackets, possessive, a number of its bearer; a hyphen is a space.
CREATE OR REPLACE MACRO bare_name(name) AS trim(regexp_replace(
    regexp_replace(replace(replace(lower(name), '’', chr(39)), '-', ' '), '\s*\([^)]*\)', '', 'g'),
    '(''s|[.,;:]+|,? [js]r\.?|,? (ii|iii|iv|v|vi))+$', ''
));

-- The last word of a name; null where nothing but brackets is left.
CREATE OR REPLACE MACRO last_word(name) AS nullif(regexp_extract(bare_name(name), '\S+$'), '');

-- The words of a text in lower case, a space around each.
CREATE OR REPLACE MACRO spaced(whole) AS ' ' || regexp_replace(lower(whole), '[^\p{L}\p{N}]+', ' ', 'g') || ' ';

-- True when the words of a text have those of a name in a row: "Lee" is not in "sleeping".
CREATE OR REPLACE MACRO has_name(words, name) AS contains(words, spaced(name));
