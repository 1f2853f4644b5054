-- every word has to stand somewhere in what the figure says; accents and case do not count
SELECT
    f.figure_id,
    f.measure_id,
    f.statement,
    f.value,
    f.unit,
    f.period,
    f.modality,
    f.claim_count,
    f.source_count,
    f.origin_count,
    coalesce(m.status, '') AS measure_status,
    f.first_published_at,
    f.last_published_at
FROM core.figures AS f
LEFT JOIN core.measures AS m ON m.measure_id = f.measure_id
WHERE
    f.retired_at IS NULL
    AND len(
        list_filter(
            $words::VARCHAR[],
            lambda word: NOT contains(
                lower(strip_accents(concat_ws(chr(10), f.statement, f.subject, f.metric, f.unit, f.period))),
                lower(strip_accents(word))
            )
        )
    ) = 0
ORDER BY f.origin_count DESC, f.claim_count DESC, f.figure_id
LIMIT $limit
