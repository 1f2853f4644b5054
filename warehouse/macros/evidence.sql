CREATE OR REPLACE MACRO main.evidence(figure) AS TABLE
SELECT
    published_at,
    source_title,
    sentence,
    surface,
    attribution,
    title,
    url,
    reasons,
    claim_id
FROM mart.claims
WHERE figure_id = figure
ORDER BY published_at NULLS LAST, claim_id;

COMMENT ON MACRO TABLE main.evidence IS
'evidence(''f_...''): every sentence that states a figure, with its source, link and the reasons of the join.';
