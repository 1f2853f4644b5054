INSERT INTO work.claim_blocks BY NAME SELECT * FROM incoming_blocks ORDER BY block
