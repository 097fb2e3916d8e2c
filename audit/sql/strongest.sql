-- True for a mark of loaded language in the outlet's own voice; a scare quote may be a plain quotation, so it is none.
CREATE OR REPLACE MACRO is_own_mark(feature, voice) AS
    voice = 'outlet' AND feature IN ('loaded', 'epithet', 'sarcasm_mark', 'tabloid_verb');

-- How strong a mark is: a flagged sentence counts 1, the weight of the word up to 1, the probability of its sentence a tenth of it.
CREATE OR REPLACE MACRO mark_strength(flagged, weight, loaded_p) AS
    CAST(coalesce(flagged, false) AS INTEGER) + coalesce(weight, 0.5) + coalesce(loaded_p, 0) / 10;
