-- Accounts to link: each article once, by its last version, and each text once, by its first sighting, with its day and what
-- decides whether it has to be linked again.
SELECT
    text_id, sighting, doc, day, strftime(try_cast(day AS DATE), '%G-W%V') AS week, input,
    concat_ws(' ', sighting, doc, kit, outlet) AS state
FROM (
    SELECT * FROM link_account
    WHERE try_cast(day AS DATE) IS NOT NULL AND counted <> 'withdrawn'
    QUALIFY row_number() OVER (
        PARTITION BY article
        ORDER BY counted = 'cut', fetched_at DESC NULLS LAST, published_at DESC NULLS LAST, words DESC, sighting
    ) = 1
)
QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY day, sighting) = 1
ORDER BY day, sighting;
