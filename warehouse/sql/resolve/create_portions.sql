CREATE OR REPLACE TEMP TABLE claim_portions AS SELECT * FROM some_portions
