INSERT INTO {made} BY NAME
SELECT f.*
FROM {lone} AS f
SEMI JOIN lone AS l ON l.claim_id = f.{key}
