-- What resolving remembers of its last run, in numbers; a schema of its own, since it is of no use
-- to readers. The keys kept so far are made anew at the next resolve.

DROP TABLE core.claim_keys;

CREATE SCHEMA work;

CREATE TABLE work.claim_marks (
    claim_id VARCHAR NOT NULL,
    number UBIGINT NOT NULL,
    state VARCHAR NOT NULL,
    article UBIGINT NOT NULL,
    profile UBIGINT NOT NULL,
    echo_of UBIGINT,
    value_key VARCHAR NOT NULL,
    subject_name VARCHAR NOT NULL,
    telling BOOLEAN NOT NULL,
    unit UBIGINT NOT NULL,
    base_unit UBIGINT NOT NULL,
    counted BOOLEAN NOT NULL,
    low DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    digits UTINYINT NOT NULL,
    kind UBIGINT NOT NULL,
    moved BOOLEAN NOT NULL,
    period UBIGINT NOT NULL,
    period_first DATE,
    period_last DATE,
    period_is_told BOOLEAN NOT NULL,
    published DATE,
    subject UBIGINT NOT NULL,
    subject_words UBIGINT NOT NULL,
    metric UBIGINT NOT NULL,
    metric_words UBIGINT NOT NULL,
    words UBIGINT NOT NULL,
    word_count USMALLINT NOT NULL,
    sentence UBIGINT NOT NULL,
    sentence_start INTEGER NOT NULL,
    story UBIGINT NOT NULL,
    same_unit_bits FLOAT NOT NULL,
    same_period_bits FLOAT NOT NULL
);
COMMENT ON TABLE work.claim_marks IS 'One row per resolved claim: what decides which claims are worth comparing.';
COMMENT ON COLUMN work.claim_marks.claim_id IS 'A claim that was current at the last resolve (core.claims).';
COMMENT ON COLUMN work.claim_marks.number IS 'A number for the claim id.';
COMMENT ON COLUMN work.claim_marks.state IS 'Digest of all that resolving read of the claim.';
COMMENT ON COLUMN work.claim_marks.article IS 'A number for the article id.';
COMMENT ON COLUMN work.claim_marks.profile IS 'The same for claims that say exactly the same.';
COMMENT ON COLUMN work.claim_marks.echo_of IS 'Number of the claim that speaks for this one; NULL where it speaks for itself.';
COMMENT ON COLUMN work.claim_marks.value_key IS 'Value and unit as one text.';
COMMENT ON COLUMN work.claim_marks.subject_name IS 'The subject, folded; empty for none.';
COMMENT ON COLUMN work.claim_marks.telling IS 'Articles that share the value have something to do with each other.';
COMMENT ON COLUMN work.claim_marks.unit IS 'A number for the unit.';
COMMENT ON COLUMN work.claim_marks.base_unit IS 'A number for the unit without what it is stated for.';
COMMENT ON COLUMN work.claim_marks.counted IS 'Something is counted.';
COMMENT ON COLUMN work.claim_marks.low IS 'Lower bound of all values that it may agree with.';
COMMENT ON COLUMN work.claim_marks.high IS 'Upper bound of all values that it may agree with.';
COMMENT ON COLUMN work.claim_marks.digits IS 'Significant digits of the value.';
COMMENT ON COLUMN work.claim_marks.kind IS 'A number for the kind.';
COMMENT ON COLUMN work.claim_marks.moved IS 'The kind is a change.';
COMMENT ON COLUMN work.claim_marks.period IS 'A number for the period; 0 for none.';
COMMENT ON COLUMN work.claim_marks.period_first IS 'First day of the period.';
COMMENT ON COLUMN work.claim_marks.period_last IS 'Last day of the period.';
COMMENT ON COLUMN work.claim_marks.period_is_told IS 'The words around name the period.';
COMMENT ON COLUMN work.claim_marks.published IS 'Day of publication.';
COMMENT ON COLUMN work.claim_marks.subject IS 'A number for the subject; 0 for none.';
COMMENT ON COLUMN work.claim_marks.subject_words IS 'Words of the subject, as bits.';
COMMENT ON COLUMN work.claim_marks.metric IS 'A number for the metric; 0 for none.';
COMMENT ON COLUMN work.claim_marks.metric_words IS 'Words of the metric, as bits.';
COMMENT ON COLUMN work.claim_marks.words IS 'Words around the claim, as bits.';
COMMENT ON COLUMN work.claim_marks.word_count IS 'How many words these are.';
COMMENT ON COLUMN work.claim_marks.sentence IS 'A number for the sentence.';
COMMENT ON COLUMN work.claim_marks.sentence_start IS 'Where the sentence starts in its article.';
COMMENT ON COLUMN work.claim_marks.story IS 'A number for the story.';
COMMENT ON COLUMN work.claim_marks.same_unit_bits IS 'What sharing the unit proves.';
COMMENT ON COLUMN work.claim_marks.same_period_bits IS 'What sharing the period proves.';

CREATE TABLE work.claim_blocks (
    block UBIGINT NOT NULL,
    number UBIGINT NOT NULL
);
COMMENT ON TABLE work.claim_blocks IS 'Two claims that share a block, if it is not too large, may be worth comparing.';
COMMENT ON COLUMN work.claim_blocks.block IS 'A number for the block.';
COMMENT ON COLUMN work.claim_blocks.number IS 'A number for a claim (work.claim_marks).';

CREATE TABLE work.figure_faces (
    figure_id VARCHAR NOT NULL,
    place UBIGINT NOT NULL,
    low DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    period UBIGINT NOT NULL,
    period_first DATE,
    period_last DATE,
    stand VARCHAR NOT NULL,
    unit UBIGINT NOT NULL,
    counted BOOLEAN NOT NULL,
    metric UBIGINT NOT NULL,
    metric_words UBIGINT NOT NULL,
    concept UBIGINT NOT NULL,
    families UBIGINT NOT NULL
);
COMMENT ON TABLE work.figure_faces IS 'Figures by the places where they may meet figures that contradict them.';
COMMENT ON COLUMN work.figure_faces.figure_id IS 'A current figure (core.figures).';
COMMENT ON COLUMN work.figure_faces.place IS 'A number for kind of unit, a subject and a size of value.';
COMMENT ON COLUMN work.figure_faces.low IS 'Lower end of the value.';
COMMENT ON COLUMN work.figure_faces.high IS 'Upper end of the value.';
COMMENT ON COLUMN work.figure_faces.period IS 'A number for the period; 0 for none.';
COMMENT ON COLUMN work.figure_faces.period_first IS 'First day of the period.';
COMMENT ON COLUMN work.figure_faces.period_last IS 'Last day of the period.';
COMMENT ON COLUMN work.figure_faces.stand IS 'planned, done or open.';
COMMENT ON COLUMN work.figure_faces.unit IS 'A number for the unit.';
COMMENT ON COLUMN work.figure_faces.counted IS 'Something is counted.';
COMMENT ON COLUMN work.figure_faces.metric IS 'A number for the metric; 0 for none.';
COMMENT ON COLUMN work.figure_faces.metric_words IS 'Words of the metric, as bits.';
COMMENT ON COLUMN work.figure_faces.concept IS 'A number for the concept; 0 for none.';
COMMENT ON COLUMN work.figure_faces.families IS 'Families of kin concepts, as bits.';
