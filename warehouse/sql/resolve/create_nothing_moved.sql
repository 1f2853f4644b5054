-- where no claim was known before, no block and no value became another
CREATE OR REPLACE TEMP TABLE moved_blocks (block UBIGINT, step BIGINT, size BIGINT);
CREATE OR REPLACE TEMP TABLE passed_blocks (block UBIGINT, is_closed BOOLEAN);
CREATE OR REPLACE TEMP TABLE moved_values (
    value_key VARCHAR,
    common_rose BOOLEAN,
    common_fell BOOLEAN,
    kin_lost BOOLEAN,
    kin_won BOOLEAN
)
