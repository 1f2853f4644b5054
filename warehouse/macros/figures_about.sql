CREATE OR REPLACE MACRO main.figures_about(words) AS TABLE
SELECT
    figure_id,
    statement,
    value,
    unit,
    period,
    origin_count,
    source_count,
    claim_count,
    measure_status,
    first_published_at,
    last_published_at,
    measure_id
FROM mart.figures
WHERE len(
    list_filter(
        string_split(lower(strip_accents(trim(words))), ' '),
        lambda word: NOT contains(search_text, word)
    )
) = 0
ORDER BY origin_count DESC, claim_count DESC, figure_id;

COMMENT ON MACRO TABLE main.figures_about IS
'figures_about(''nvidia capex''): current figures in which all words occur, accents and case aside; those with most origins first.';
