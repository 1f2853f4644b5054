CREATE OR REPLACE MACRO main.stated_by(who) AS TABLE
SELECT
    f.figure_id,
    f.statement,
    o.origin,
    o.claim_count,
    f.origin_count,
    f.measure_status,
    o.first_published_at,
    o.first_source_id,
    o.first_url
FROM mart.origins AS o
JOIN mart.figures AS f ON f.figure_id = o.figure_id
WHERE
    contains(lower(strip_accents(o.origin)), lower(strip_accents(who)))
    OR len(
        list_filter(
            o.attributions,
            lambda name: contains(lower(strip_accents(name)), lower(strip_accents(who)))
        )
    ) > 0
ORDER BY o.first_published_at DESC NULLS LAST, f.figure_id, o.origin;

COMMENT ON MACRO TABLE main.stated_by IS
'stated_by(''idc''): figures that go back to somebody of this name, or to a part of it; the latest first.';
