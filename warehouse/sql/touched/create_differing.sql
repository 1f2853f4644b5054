-- of the touched rows those that tell something else, by their key
CREATE OR REPLACE TEMP TABLE differing AS
SELECT DISTINCT key
FROM (
    SELECT key, digest
    FROM (
        SELECT key, digest, 1 AS side FROM earlier
        UNION ALL
        SELECT {key} AS key, hash({columns}) AS digest, -1 AS side
        FROM near.mart.{mart}
        WHERE {key} IN (SELECT {key} FROM {touched})
    )
    GROUP BY key, digest
    HAVING sum(side) <> 0
)
