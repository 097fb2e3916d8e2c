-- Access that no publisher declares: what was read is cut.
CREATE OR REPLACE MACRO is_seen(signal, access) AS coalesce(signal = 'access' AND access IN ('partial', 'stub'), false);

-- Signals of an article's origin and of how it shows its sources: one row for each sighting and signal, with its state.
CREATE OR REPLACE VIEW signal AS
WITH known (ord, signal, kind, needs) AS (
    -- needs: what detection requires: page, address, text, outlet (registry), corpus (more than one capture), or what
    -- is known of the language: statements, loaded words, judgements (of a page, for links)
    VALUES
    (1, 'outlet_known', 'fact', 'address'),
    (2, 'site_name', 'declaration', 'page'),
    (3, 'canonical_other_site', 'fact', 'page'),
    (4, 'og_other_site', 'fact', 'page'),
    (5, 'original_source', 'declaration', 'page'),
    (6, 'byline_person', 'declaration', 'text'),
    (7, 'byline_desk', 'declaration', 'page'),
    (8, 'author_profile', 'declaration', 'page'),
    (9, 'wire_in_byline', 'declaration', 'page'),
    (10, 'wire_in_text', 'fact', 'text'),
    (11, 'dateline', 'declaration', 'text'),
    (12, 'published', 'declaration', 'page'),
    (13, 'modified', 'declaration', 'page'),
    (14, 'modified_before_published', 'fact', 'page'),
    (15, 'section', 'declaration', 'page'),
    (16, 'declared_type', 'declaration', 'page'),
    (17, 'paid_label', 'declaration', 'page'),
    (18, 'correction_note', 'fact', 'text'),
    (19, 'update_note', 'fact', 'text'),
    (20, 'silent_edit', 'fact', 'corpus'),
    (21, 'story_link', 'fact', 'page'),
    (22, 'external_link', 'fact', 'page'),
    (23, 'primary_document_link', 'fact', 'page'),
    (24, 'document_without_link', 'judgement', 'judged_page'),
    (25, 'promo_insertion', 'fact', 'text'),
    (26, 'call_to_action', 'fact', 'text'),
    (27, 'direct_quotation', 'fact', 'text'),
    (28, 'indirect_attribution', 'judgement', 'statements'),
    (29, 'speaker_kind', 'judgement', 'statements'),
    (30, 'sides', 'judgement', 'statements'),
    (31, 'anonymous_source', 'fact', 'text'),
    (32, 'anonymity_reason', 'fact', 'text'),
    (33, 'right_of_reply', 'fact', 'text'),
    (34, 'single_source', 'judgement', 'statements'),
    (35, 'loaded_own_voice', 'judgement', 'loaded'),
    (36, 'loaded_quoted', 'fact', 'loaded'),
    (37, 'scare_quote', 'judgement', 'loaded'),
    (38, 'headline_stronger', 'judgement', 'judgements'),
    (39, 'number_without_source', 'judgement', 'judgements'),
    (40, 'text_reuse', 'fact', 'corpus'),
    (41, 'earliest_copy', 'fact', 'corpus'),
    (42, 'access', 'declaration', 'page'),
    (43, 'owner', 'third_party', 'outlet'),
    (44, 'funding', 'third_party', 'outlet'),
    (45, 'state_relation', 'third_party', 'outlet'),
    (46, 'policies', 'declaration', 'page'),
    (47, 'masthead_or_imprint', 'declaration', 'page'),
    (48, 'copyright_holder', 'declaration', 'page'),
    (49, 'shared_identifiers', 'fact', 'corpus'),
    (50, 'first_archived', 'fact', 'corpus'),
    (51, 'external_rating', 'third_party', 'corpus'),
    (52, 'copy_read', 'fact', 'page'),
    (53, 'part_of_article', 'declaration', 'page'),
    (54, 'live_updates', 'declaration', 'page'),
    (55, 'text_in_script', 'fact', 'page'),
    (56, 'other_articles', 'fact', 'page'),
    (57, 'left_out', 'fact', 'page')
),
of_claim (field, signal) AS (
    VALUES
    ('site_name', 'site_name'), ('publisher', 'site_name'), ('original_source', 'original_source'),
    ('syndication_source', 'original_source'), ('source_organisation', 'original_source'), ('author_url', 'author_profile'),
    ('kicker', 'declared_type'), ('correction', 'correction_note'), ('editor_note', 'update_note'),
    ('publishing_principles', 'policies'), ('ethics_policy', 'policies'), ('corrections_policy', 'policies'),
    ('diversity_policy', 'policies'), ('diversity_staffing_report', 'policies'), ('mission_policy', 'policies'),
    ('ownership_funding', 'policies'), ('unnamed_sources_policy', 'policies'), ('verification_policy', 'policies'),
    ('no_bylines_policy', 'policies'), ('feedback_policy', 'policies'), ('ai_policy', 'policies'),
    ('complaints_policy', 'policies'), ('masthead', 'masthead_or_imprint'), ('imprint', 'masthead_or_imprint'),
    ('contact', 'masthead_or_imprint'), ('about_page', 'masthead_or_imprint'), ('archive', 'copy_read'), ('cache', 'copy_read'),
    ('translated_by', 'copy_read'), ('saved_from', 'copy_read'), ('live_update', 'live_updates'),
    ('text_in_script', 'text_in_script'), ('other_article', 'other_articles'),
    ('left_out', 'left_out')
),
of_resolved (field, signal) AS (
    VALUES
    ('author', 'byline_person'), ('author_desk', 'byline_desk'), ('dateline', 'dateline'), ('published', 'published'),
    ('modified', 'modified'), ('section', 'section'), ('type', 'declared_type'), ('access', 'access'),
    ('copyright_holder', 'copyright_holder'), ('part', 'part_of_article')
),
found AS (
    SELECT c.sighting, c.kit, m.signal, CASE WHEN m.signal = 'policies' THEN c.field ELSE c.value END AS detail
    FROM claim AS c JOIN of_claim AS m ON m.field = c.field AND m.field <> 'kicker'
    UNION ALL
    SELECT sighting, kit, CASE origin WHEN 'text' THEN 'wire_in_text' ELSE 'wire_in_byline' END, value
    FROM claim WHERE field = 'wire'
    UNION ALL
    SELECT r.sighting, r.kit, m.signal, CASE WHEN is_seen(m.signal, r.value) THEN r.value || ' (seen, not declared)' ELSE r.value END
    FROM resolved AS r JOIN of_resolved AS m ON m.field = r.field
    UNION ALL
    SELECT sighting, kit, field, origins FROM disagreement WHERE across = 'fields'
    UNION ALL
    SELECT sighting, kit, 'paid_label', value FROM resolved WHERE field = 'type' AND value = 'sponsored'
    UNION ALL
    SELECT sighting, kit, 'paid_label', text FROM link WHERE zone = 'body' AND regexp_matches(coalesce(rel, ''), '\bsponsored\b')
    UNION ALL
    SELECT id, kit, 'outlet_known', outlet FROM sighting WHERE outlet_basis IN ('url', 'canonical')
    UNION ALL
    SELECT sighting, kit, 'story_link', relation FROM link WHERE zone = 'body'
    UNION ALL
    SELECT sighting, kit, 'external_link', host FROM link WHERE zone = 'body' AND relation = 'external'
    UNION ALL
    SELECT sighting, kit, 'primary_document_link', host
    FROM link WHERE zone = 'body' AND relation = 'external' AND (starts_with(kind, 'primary_') OR kind = 'academic')
    UNION ALL
    SELECT s.id, s.kit, o.signal, o.detail
    FROM sighting AS s
    JOIN (
        SELECT doc, kit, signal, rule AS detail FROM notice
        UNION ALL SELECT doc, kit, 'correction_note', rule FROM insertion WHERE kind = 'correction'
        UNION ALL SELECT doc, kit, 'update_note', rule FROM insertion WHERE kind = 'editor_note'
        UNION ALL SELECT doc, kit, 'paid_label', rule FROM insertion WHERE kind = 'sponsored'
        UNION ALL SELECT doc, kit, 'promo_insertion', kind FROM insertion WHERE role = 'promo'
        UNION ALL SELECT doc, kit, 'call_to_action', rule FROM insertion WHERE kind = 'call_to_action'
        UNION ALL SELECT doc, kit, 'direct_quotation', mode FROM statement WHERE mode IN ('direct', 'mixed') AND source IS NOT NULL
        UNION ALL SELECT doc, kit, 'indirect_attribution', act FROM statement WHERE mode = 'indirect'
        UNION ALL SELECT doc, kit, 'speaker_kind', kind FROM source WHERE kind <> 'unknown'
        UNION ALL SELECT doc, kit, 'sides', name FROM affiliation
        UNION ALL SELECT doc, kit, 'anonymous_source', name FROM source WHERE identity = 'granted_anonymity'
        UNION ALL SELECT doc, kit, 'anonymity_reason', reason_given FROM source WHERE reason_given IS NOT NULL
        UNION ALL SELECT doc, kit, 'single_source', any_value(name) FROM source GROUP BY doc, kit HAVING count(*) = 1
        UNION ALL SELECT doc, kit, 'loaded_own_voice', term FROM trait WHERE feature = 'loaded' AND voice = 'outlet'
        UNION ALL SELECT doc, kit, 'loaded_quoted', term FROM trait WHERE feature = 'loaded' AND voice = 'quoted'
        UNION ALL SELECT doc, kit, 'scare_quote', term FROM trait WHERE feature = 'scare_quote' AND voice = 'outlet'
    ) AS o ON o.doc = s.doc AND o.kit = s.kit
    UNION ALL
    SELECT s.id, s.kit, CASE f.field WHEN 'owner' THEN 'owner' WHEN 'funding' THEN 'funding' ELSE 'state_relation' END, f.value
    FROM sighting AS s JOIN outlet_fact AS f ON f.outlet = s.outlet
    WHERE s.outlet_basis <> 'promo_cue' AND f.field IN ('owner', 'funding', 'assessment', 'legal', 'restriction')
),
summed AS (
    SELECT sighting, kit, signal, count(*) AS n, array_to_string(list_slice(list_sort(list(DISTINCT detail)), 1, 3), '; ') AS detail
    FROM found GROUP BY sighting, kit, signal
)
SELECT
    s.id AS sighting, s.doc, s.kit, k.ord, k.signal,
    CASE WHEN is_seen(k.signal, split_part(f.detail, ' ', 1)) THEN 'fact' ELSE k.kind END AS kind, coalesce(f.n, 0) AS n, f.detail,
    CASE
        WHEN f.n > 0 THEN 'present'
        WHEN k.needs = 'corpus' THEN 'not_checked'
        WHEN k.needs = 'outlet' THEN 'not_checked'
        WHEN k.needs = 'address' AND s.host IS NULL THEN 'not_checked'
        WHEN k.needs IN ('page', 'judged_page') AND s.format <> 'html' THEN 'not_checked'
        WHEN k.needs = 'statements' AND NOT has_statements(d.lang) THEN 'not_applicable'
        WHEN k.needs = 'loaded' AND NOT has_loaded_words(d.lang) THEN 'not_applicable'
        WHEN k.needs IN ('judgements', 'judged_page') AND NOT has_judgements(d.lang) THEN 'not_applicable'
        WHEN k.signal = 'anonymity_reason' AND a.n IS NULL THEN 'not_applicable'
        WHEN k.signal = 'wire_in_text' AND s.format <> 'html' THEN 'not_checked'
        WHEN k.kind = 'declaration' AND k.needs = 'page' AND m.sighting IS NOT NULL THEN 'not_checked'  -- MHTML has no scripts
        ELSE 'absent'
    END AS state
FROM sighting AS s
JOIN document AS d ON d.id = s.doc AND d.kit = s.kit
CROSS JOIN known AS k
LEFT JOIN summed AS f ON f.sighting = s.id AND f.kit = s.kit AND f.signal = k.signal
LEFT JOIN summed AS a ON a.sighting = s.id AND a.kit = s.kit AND a.signal = 'anonymous_source'
LEFT JOIN (
    SELECT DISTINCT sighting, kit FROM claim WHERE field = 'saved_by' AND ends_with(value, 'mhtml')
) AS m ON m.sighting = s.id AND m.kit = s.kit;
