-- what foreign keys would hold between claims, figures and measures
SELECT 'figure ' || fc.figure_id || ' is stated by claim ' || fc.claim_id || ', which is not current' AS violation
FROM core.figure_claims AS fc
ANTI JOIN core.claims AS c ON c.claim_id = fc.claim_id AND c.superseded_at IS NULL
UNION ALL
SELECT 'claim ' || fc.claim_id || ' states figure ' || fc.figure_id || ', which is not current' AS violation
FROM core.figure_claims AS fc
ANTI JOIN core.figures AS f ON f.figure_id = fc.figure_id AND f.retired_at IS NULL
UNION ALL
SELECT 'figure ' || f.figure_id || ' has no measure ' || f.measure_id AS violation
FROM core.figures AS f
ANTI JOIN core.measures AS m ON m.measure_id = f.measure_id
WHERE f.retired_at IS NULL
UNION ALL
SELECT 'figure ' || f.figure_id || ' converts figure ' || f.conversion_of || ', which is not current' AS violation
FROM core.figures AS f
ANTI JOIN core.figures AS o ON o.figure_id = f.conversion_of AND o.retired_at IS NULL
WHERE f.retired_at IS NULL AND f.conversion_of IS NOT NULL
UNION ALL
SELECT 'measure ' || m.measure_id || ' has latest figure ' || m.latest_figure_id || ', which is no current one of its own' AS violation
FROM core.measures AS m
ANTI JOIN core.figures AS f
    ON
        f.figure_id = m.latest_figure_id
        AND f.measure_id = m.measure_id
        AND f.retired_at IS NULL
UNION ALL
SELECT 'conflict ' || k.type || ' names figure ' || k.figure_id || ' of measure ' || k.measure_id || ', which is not current' AS violation
FROM (
    SELECT type, left_figure_id AS figure_id, left_measure_id AS measure_id FROM core.conflicts
    UNION ALL
    SELECT type, right_figure_id AS figure_id, right_measure_id AS measure_id FROM core.conflicts
) AS k
ANTI JOIN core.figures AS f
    ON f.figure_id = k.figure_id AND f.measure_id = k.measure_id AND f.retired_at IS NULL
UNION ALL
SELECT 'redirect of ' || r.old_figure_id || ' leads to ' || r.figure_id || ', which never was' AS violation
FROM core.figure_redirects AS r
ANTI JOIN core.figures AS f ON f.figure_id = r.figure_id
UNION ALL
SELECT 'edge ' || e.left_claim_id || ' ' || e.right_claim_id || ' names claim ' || e.claim_id || ', which is not current' AS violation
FROM (
    SELECT left_claim_id, right_claim_id, unnest([left_claim_id, right_claim_id]) AS claim_id
    FROM core.edges
) AS e
ANTI JOIN core.claims AS c ON c.claim_id = e.claim_id AND c.superseded_at IS NULL
UNION ALL
SELECT 'mark of claim ' || k.claim_id || ', which is not current' AS violation
FROM work.claim_marks AS k
ANTI JOIN core.claims AS c ON c.claim_id = k.claim_id AND c.superseded_at IS NULL
