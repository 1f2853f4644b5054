-- every word has to stand somewhere in what the figure says; accents and case do not count. The text
-- to search in is made when a file is published: making it here would take longer than all the rest.
SELECT
    figure_id,
    measure_id,
    statement,
    value,
    unit,
    period,
    modality,
    claim_count,
    source_count,
    origin_count,
    coalesce(measure_status, '') AS measure_status,
    first_published_at,
    last_published_at
FROM mart.figures
WHERE
    len(
        list_filter(
            list_transform($words::VARCHAR[], lambda word: lower(strip_accents(word))),
            lambda word: NOT contains(search_text, word)
        )
    ) = 0
ORDER BY origin_count DESC, claim_count DESC, figure_id
LIMIT $limit
