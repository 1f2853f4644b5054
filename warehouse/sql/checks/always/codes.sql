-- columns of codes hold only the codes that readers were told
SELECT noun || ' ' || id || ' has ' || code_column || ' ' || code AS violation
FROM (
    SELECT
        'claim' AS noun,
        claim_id AS id,
        unnest(['kind', 'qualifier', 'modality', 'change']) AS code_column,
        unnest([kind, qualifier, modality, change]) AS code
    FROM core.claims
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT
        'figure' AS noun,
        figure_id AS id,
        unnest(['kind', 'qualifier', 'modality']) AS code_column,
        unnest([kind, qualifier, modality]) AS code
    FROM core.figures
    WHERE retired_at IS NULL
    UNION ALL
    SELECT 'measure' AS noun, measure_id AS id, 'status' AS code_column, status AS code
    FROM core.measures
    UNION ALL
    SELECT 'conflict of' AS noun, left_figure_id AS id, 'type' AS code_column, type AS code
    FROM core.conflicts
    UNION ALL
    SELECT 'rejection of' AS noun, document_id AS id, 'stage' AS code_column, stage AS code
    FROM core.rejections
) AS used
ANTI JOIN (
    SELECT 'kind' AS code_column, unnest(['amount', 'count', 'share', 'change', 'rate', 'duration', 'ratio', 'rank']) AS code
    UNION ALL
    SELECT 'qualifier' AS code_column, unnest(['exact', 'approx', 'at_least', 'at_most', 'more_than', 'less_than']) AS code
    UNION ALL
    SELECT 'modality' AS code_column, unnest(['actual', 'estimate', 'forecast', 'target']) AS code
    UNION ALL
    SELECT 'change' AS code_column, unnest(['up', 'down']) AS code
    UNION ALL
    SELECT 'status' AS code_column, unnest(['agreed', 'revised', 'contested']) AS code
    UNION ALL
    SELECT 'type' AS code_column, unnest(['value', 'near', 'range', 'scope', 'revision', 'status']) AS code
    UNION ALL
    SELECT 'stage' AS code_column, unnest(['fetch', 'clean', 'extract']) AS code
) AS allowed USING (code_column, code)
WHERE code IS NOT NULL
