-- Dated, sourced statements about the outlet of one article.
SELECT field, value, as_of, evidence, grade FROM outlet_fact WHERE outlet = $outlet ORDER BY field, as_of DESC NULLS LAST, value;
