-- the figures that claims stand in, by claim or by figure
SELECT fc.claim_id, fc.figure_id, f.measure_id
FROM core.figure_claims AS fc
JOIN core.figures AS f ON f.figure_id = fc.figure_id
WHERE
    fc.claim_id IN (SELECT claim_id FROM wanted_claims)
    OR fc.figure_id IN (SELECT figure_id FROM wanted_figures)
ORDER BY fc.claim_id
