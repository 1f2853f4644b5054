-- Schemas and tables of DESIGN 4. No PRIMARY or FOREIGN KEY constraints: they
-- cost 38x on MERGE and break updates. Uniqueness and references are checks.

CREATE SCHEMA raw;
CREATE SCHEMA core;
CREATE SCHEMA mart;

CREATE TABLE core.sources (
    source_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    kind VARCHAR,
    url VARCHAR,
    set VARCHAR,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_fetched_at TIMESTAMPTZ
);
COMMENT ON TABLE core.sources IS 'One row per site, feed or folder that is read, and per source that an article names itself.';
COMMENT ON COLUMN core.sources.source_id IS 'Stem of the source file, or the name that an article gives its source.';
COMMENT ON COLUMN core.sources.title IS 'Name for readers; the source_id where nothing better is known.';
COMMENT ON COLUMN core.sources.kind IS 'wordpress, feed, sitemap, page, files, warc or auto; NULL for a source only named by articles.';
COMMENT ON COLUMN core.sources.url IS 'Site, API root, feed, sitemap, page or path that is read; NULL for a source only named by articles.';
COMMENT ON COLUMN core.sources.set IS 'sample or live; NULL for a source only named by articles.';
COMMENT ON COLUMN core.sources.first_seen_at IS 'When the warehouse first heard of the source (UTC).';
COMMENT ON COLUMN core.sources.last_fetched_at IS 'When something of the source was last asked for (UTC), whether or not it had changed.';

CREATE TABLE core.records (
    source_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
COMMENT ON TABLE core.records IS 'One row per record of a source (a post, a feed entry, a page, a file): which document is its latest.';
COMMENT ON COLUMN core.records.source_id IS 'Source the record belongs to (core.sources).';
COMMENT ON COLUMN core.records.key IS 'Name of the record within its source: post id, entry id, address, file name.';
COMMENT ON COLUMN core.records.document_id IS 'Latest document received for the record (raw.documents).';
COMMENT ON COLUMN core.records.received_at IS 'When the latest document became the latest (UTC).';
COMMENT ON COLUMN core.records.withdrawn_at IS 'When the record was found to be no longer public (UTC); NULL while it is.';

CREATE TABLE raw.documents (
    document_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    final_url VARCHAR,
    format VARCHAR NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    run_id VARCHAR NOT NULL,
    http_status INTEGER,
    content_type VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    body_sha256 VARCHAR NOT NULL,
    body_size BIGINT NOT NULL,
    body BLOB NOT NULL
);
COMMENT ON TABLE raw.documents IS 'One row per record and content as received; rows are never changed.';
COMMENT ON COLUMN raw.documents.document_id IS 'Digest of source, key and bytes: an edited record is a new document.';
COMMENT ON COLUMN raw.documents.source_id IS 'Source the document was received from (core.sources).';
COMMENT ON COLUMN raw.documents.key IS 'Name of the record within its source; stays the same when the record is edited.';
COMMENT ON COLUMN raw.documents.url IS 'Address the record is published at, as the source gives it.';
COMMENT ON COLUMN raw.documents.final_url IS 'Address the bytes came from, after redirects.';
COMMENT ON COLUMN raw.documents.format IS 'wordpress, feed, html, text, article or unknown.';
COMMENT ON COLUMN raw.documents.fetched_at IS 'When the bytes were first received (UTC).';
COMMENT ON COLUMN raw.documents.run_id IS 'Run that received them (meta.runs).';
COMMENT ON COLUMN raw.documents.http_status IS 'Status of the response; NULL for files.';
COMMENT ON COLUMN raw.documents.content_type IS 'Content-Type header as received.';
COMMENT ON COLUMN raw.documents.etag IS 'ETag header as received.';
COMMENT ON COLUMN raw.documents.last_modified IS 'Last-Modified header as received.';
COMMENT ON COLUMN raw.documents.body_sha256 IS 'SHA-256 of the uncompressed body, hexadecimal.';
COMMENT ON COLUMN raw.documents.body_size IS 'Bytes of the uncompressed body.';
COMMENT ON COLUMN raw.documents.body IS 'The record''s own bytes as received, zstd-compressed. Not in published files.';

CREATE TABLE core.articles (
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    document_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    canonical_url VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    authors VARCHAR[] NOT NULL,
    published_at TIMESTAMPTZ,
    modified_at TIMESTAMPTZ,
    language VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    word_count INTEGER NOT NULL,
    ruleset VARCHAR NOT NULL,
    read_at TIMESTAMPTZ NOT NULL,
    superseded_at TIMESTAMPTZ,
    superseded_reason VARCHAR,
    withdrawn_at TIMESTAMPTZ
);
COMMENT ON TABLE core.articles IS 'One row per version of a cleaned article. Current: superseded_at and withdrawn_at are NULL.';
COMMENT ON COLUMN core.articles.article_id IS 'Same for all versions of an article.';
COMMENT ON COLUMN core.articles.version IS 'Counts from 1 within the article.';
COMMENT ON COLUMN core.articles.document_id IS 'Document the version was read from (raw.documents).';
COMMENT ON COLUMN core.articles.source_id IS 'Source that published the article: its own source field where it has one, else the document''s source.';
COMMENT ON COLUMN core.articles.url IS 'Address of the article.';
COMMENT ON COLUMN core.articles.canonical_url IS 'Address the article itself calls its own, in a normal form.';
COMMENT ON COLUMN core.articles.title IS 'Headline, as plain text.';
COMMENT ON COLUMN core.articles.authors IS 'Names of the authors, in the order of the article.';
COMMENT ON COLUMN core.articles.published_at IS 'When the article says it was published (UTC).';
COMMENT ON COLUMN core.articles.modified_at IS 'When the article says it was last changed (UTC).';
COMMENT ON COLUMN core.articles.language IS 'ISO 639-1 code.';
COMMENT ON COLUMN core.articles.text IS 'Cleaned text without the title; offsets of claims count its code points.';
COMMENT ON COLUMN core.articles.word_count IS 'Words of the text, separated by white space.';
COMMENT ON COLUMN core.articles.ruleset IS 'State of grammars and code that last read the document to this outcome.';
COMMENT ON COLUMN core.articles.read_at IS 'When the version was first read (UTC).';
COMMENT ON COLUMN core.articles.superseded_at IS 'When another version or a rejection took its place (UTC); NULL while it stands.';
COMMENT ON COLUMN core.articles.superseded_reason IS 'edit: the record changed; reread: another ruleset reads it differently.';
COMMENT ON COLUMN core.articles.withdrawn_at IS 'When the record was found to be no longer public (UTC).';

CREATE TABLE core.stories (
    story_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL
);
COMMENT ON TABLE core.stories IS 'One row per current article: near-identical articles share a story.';
COMMENT ON COLUMN core.stories.story_id IS 'Id of the story.';
COMMENT ON COLUMN core.stories.article_id IS 'An article that tells the story (core.articles).';

CREATE TABLE core.claims (
    claim_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    article_version INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    sentence_start INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    value DECIMAL(38, 9) NOT NULL,
    value_low DECIMAL(38, 9),
    value_high DECIMAL(38, 9),
    unit VARCHAR NOT NULL,
    unit_surface VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    change VARCHAR,
    subject VARCHAR,
    subject_surface VARCHAR,
    metric VARCHAR,
    metric_surface VARCHAR,
    period VARCHAR,
    period_start DATE,
    period_end DATE,
    modality VARCHAR NOT NULL,
    attribution VARCHAR,
    heading VARCHAR,
    row_label VARCHAR,
    column_label VARCHAR,
    conversion_of VARCHAR,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    ruleset VARCHAR NOT NULL,
    first_read_at TIMESTAMPTZ NOT NULL,
    superseded_at TIMESTAMPTZ
);
COMMENT ON TABLE core.claims IS 'One row per mention of a quantity in one version of an article. Current: superseded_at is NULL.';
COMMENT ON COLUMN core.claims.claim_id IS 'Hash of article, sentence, surface and occurrence: the same claim in a later version keeps its id.';
COMMENT ON COLUMN core.claims.article_id IS 'Article the claim stands in (core.articles).';
COMMENT ON COLUMN core.claims.article_version IS 'Version of the article that the offsets refer to.';
COMMENT ON COLUMN core.claims.sentence IS 'The sentence, heading, list item or table row the claim stands in.';
COMMENT ON COLUMN core.claims.sentence_start IS 'Offset of the sentence in the article''s text, in code points from 0.';
COMMENT ON COLUMN core.claims.span_start IS 'Offset of the surface in the article''s text, in code points from 0.';
COMMENT ON COLUMN core.claims.span_end IS 'Offset after the surface''s last code point.';
COMMENT ON COLUMN core.claims.surface IS 'The quantity as it stands in the text.';
COMMENT ON COLUMN core.claims.value IS 'In base units: the point, the middle of a range, or the one bound of an open side.';
COMMENT ON COLUMN core.claims.value_low IS 'Lower bound in base units; NULL where that side is open.';
COMMENT ON COLUMN core.claims.value_high IS 'Upper bound in base units; NULL where that side is open.';
COMMENT ON COLUMN core.claims.unit IS 'ISO 4217 code, percent, percentage_point, basis_point, ratio, physical unit, compound (EUR/kilowatt_hour) or count noun.';
COMMENT ON COLUMN core.claims.unit_surface IS 'The unit as it stands in the text, perhaps in a table''s header.';
COMMENT ON COLUMN core.claims.dimension IS 'What the unit measures: currency, energy, length and so on.';
COMMENT ON COLUMN core.claims.qualifier IS 'exact, approx, at_least, at_most, more_than or less_than.';
COMMENT ON COLUMN core.claims.kind IS 'amount, count, share, change, rate, duration, ratio or rank.';
COMMENT ON COLUMN core.claims.change IS 'up or down where the text tells a movement.';
COMMENT ON COLUMN core.claims.subject IS 'Who or what the quantity is about: the canonical name where known, else the text''s words in a normal form.';
COMMENT ON COLUMN core.claims.subject_surface IS 'The subject as it stands in the text.';
COMMENT ON COLUMN core.claims.metric IS 'What is measured: the concept where known, else the text''s words in a normal form.';
COMMENT ON COLUMN core.claims.metric_surface IS 'The metric as it stands in the text.';
COMMENT ON COLUMN core.claims.period IS 'Time the quantity is about: 2025, FY2025, 2025-Q2, 2025-03, 2023/2029, 2030-end.';
COMMENT ON COLUMN core.claims.period_start IS 'First day of the period.';
COMMENT ON COLUMN core.claims.period_end IS 'Last day of the period.';
COMMENT ON COLUMN core.claims.modality IS 'actual, estimate, forecast or target.';
COMMENT ON COLUMN core.claims.attribution IS 'Who the article names as the origin of the quantity.';
COMMENT ON COLUMN core.claims.heading IS 'Nearest heading above the sentence.';
COMMENT ON COLUMN core.claims.row_label IS 'For a table cell: the label of its row.';
COMMENT ON COLUMN core.claims.column_label IS 'For a table cell: the label of its column.';
COMMENT ON COLUMN core.claims.conversion_of IS 'Claim of the same article whose amount this one converts into another unit.';
COMMENT ON COLUMN core.claims.rule IS 'Name of the grammar entry that took the claim.';
COMMENT ON COLUMN core.claims.confidence IS 'How sure the rule is, from 0 to 1.';
COMMENT ON COLUMN core.claims.ruleset IS 'State of grammars and code that last read the claim.';
COMMENT ON COLUMN core.claims.first_read_at IS 'When a claim of this id was first read (UTC).';
COMMENT ON COLUMN core.claims.superseded_at IS 'When the article''s version was superseded or withdrawn (UTC); NULL while the claim is current.';

CREATE TABLE core.claim_keys (
    claim_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL
);
COMMENT ON TABLE core.claim_keys IS 'Blocking keys of current claims: two claims that share a key are worth comparing.';
COMMENT ON COLUMN core.claim_keys.claim_id IS 'A current claim (core.claims).';
COMMENT ON COLUMN core.claim_keys.key IS 'One of its keys.';

CREATE TABLE core.rejections (
    document_id VARCHAR NOT NULL,
    article_id VARCHAR,
    source_id VARCHAR,
    stage VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    surface VARCHAR,
    ruleset VARCHAR,
    rejected_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE core.rejections IS 'One row per document, or candidate number in an article, that was not taken, and why.';
COMMENT ON COLUMN core.rejections.document_id IS 'Document concerned; for stage fetch it may never have been stored.';
COMMENT ON COLUMN core.rejections.article_id IS 'Article concerned, where there is one.';
COMMENT ON COLUMN core.rejections.source_id IS 'Source the document was asked from (core.sources), where known.';
COMMENT ON COLUMN core.rejections.stage IS 'fetch, clean or extract.';
COMMENT ON COLUMN core.rejections.code IS 'Reason, in kebab case.';
COMMENT ON COLUMN core.rejections.detail IS 'What was found, for people.';
COMMENT ON COLUMN core.rejections.span_start IS 'Offset of the surface in the article''s text, in code points from 0.';
COMMENT ON COLUMN core.rejections.span_end IS 'Offset after the surface''s last code point.';
COMMENT ON COLUMN core.rejections.surface IS 'The candidate as it stands in the text.';
COMMENT ON COLUMN core.rejections.ruleset IS 'State of grammars and code that last read the document; NULL for stage fetch.';
COMMENT ON COLUMN core.rejections.rejected_at IS 'When it was first rejected so (UTC).';

CREATE TABLE core.edges (
    left_claim_id VARCHAR NOT NULL,
    right_claim_id VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reasons VARCHAR[] NOT NULL
);
COMMENT ON TABLE core.edges IS 'Pairs of current claims that were compared and may state one figure.';
COMMENT ON COLUMN core.edges.left_claim_id IS 'The smaller of the two claim ids.';
COMMENT ON COLUMN core.edges.right_claim_id IS 'The greater of the two claim ids.';
COMMENT ON COLUMN core.edges.score IS 'How likely both claims state one figure, from 0 to 1.';
COMMENT ON COLUMN core.edges.reasons IS 'Names of what spoke for and against.';

CREATE TABLE core.figures (
    figure_id VARCHAR NOT NULL,
    measure_id VARCHAR NOT NULL,
    statement VARCHAR NOT NULL,
    value DECIMAL(38, 9) NOT NULL,
    value_low DECIMAL(38, 9),
    value_high DECIMAL(38, 9),
    unit VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL,
    subject VARCHAR,
    metric VARCHAR,
    period VARCHAR,
    period_start DATE,
    period_end DATE,
    modality VARCHAR NOT NULL,
    conversion_of VARCHAR,
    claim_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    origin_count INTEGER NOT NULL,
    first_published_at TIMESTAMPTZ,
    last_published_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    retired_at TIMESTAMPTZ
);
COMMENT ON TABLE core.figures IS 'One row per distinct figure: one stated value of one measure. Current: retired_at is NULL.';
COMMENT ON COLUMN core.figures.figure_id IS 'Stays the same from run to run.';
COMMENT ON COLUMN core.figures.measure_id IS 'What is being measured (core.measures).';
COMMENT ON COLUMN core.figures.statement IS 'The figure in one readable line.';
COMMENT ON COLUMN core.figures.value IS 'In base units: the point, the middle of a range, or the one bound of an open side.';
COMMENT ON COLUMN core.figures.value_low IS 'Lower bound in base units; NULL where that side is open.';
COMMENT ON COLUMN core.figures.value_high IS 'Upper bound in base units; NULL where that side is open.';
COMMENT ON COLUMN core.figures.unit IS 'Unit code, as in core.claims.';
COMMENT ON COLUMN core.figures.dimension IS 'What the unit measures: currency, energy, length and so on.';
COMMENT ON COLUMN core.figures.kind IS 'amount, count, share, change, rate, duration, ratio or rank.';
COMMENT ON COLUMN core.figures.qualifier IS 'exact, approx, at_least, at_most, more_than or less_than.';
COMMENT ON COLUMN core.figures.subject IS 'Who or what the figure is about.';
COMMENT ON COLUMN core.figures.metric IS 'What is measured.';
COMMENT ON COLUMN core.figures.period IS 'Time the figure is about, as in core.claims.';
COMMENT ON COLUMN core.figures.period_start IS 'First day of the period.';
COMMENT ON COLUMN core.figures.period_end IS 'Last day of the period.';
COMMENT ON COLUMN core.figures.modality IS 'actual, estimate, forecast or target.';
COMMENT ON COLUMN core.figures.conversion_of IS 'Figure whose amount this one converts into another unit.';
COMMENT ON COLUMN core.figures.claim_count IS 'Current claims that state the figure.';
COMMENT ON COLUMN core.figures.article_count IS 'Articles these claims stand in.';
COMMENT ON COLUMN core.figures.source_count IS 'Sources that published these articles.';
COMMENT ON COLUMN core.figures.origin_count IS 'Independent origins: claims of one story or with one named attribution count once.';
COMMENT ON COLUMN core.figures.first_published_at IS 'Earliest publication of a claim (UTC).';
COMMENT ON COLUMN core.figures.last_published_at IS 'Latest publication of a claim (UTC).';
COMMENT ON COLUMN core.figures.created_at IS 'When the figure was first resolved (UTC).';
COMMENT ON COLUMN core.figures.retired_at IS 'When the figure lost its last claim or went into another one (UTC); NULL while it stands.';

CREATE TABLE core.figure_claims (
    figure_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reasons VARCHAR[] NOT NULL,
    origin VARCHAR
);
COMMENT ON TABLE core.figure_claims IS 'Which current claims state a figure; a claim states exactly one.';
COMMENT ON COLUMN core.figure_claims.figure_id IS 'The figure (core.figures).';
COMMENT ON COLUMN core.figure_claims.claim_id IS 'A current claim (core.claims).';
COMMENT ON COLUMN core.figure_claims.score IS 'How well the claim fits the figure, from 0 to 1.';
COMMENT ON COLUMN core.figure_claims.reasons IS 'Names of what joins the claim to the figure.';
COMMENT ON COLUMN core.figure_claims.origin IS 'Independent origin that the claim goes back to: claims of one figure with one origin count once.';

CREATE TABLE core.figure_redirects (
    old_figure_id VARCHAR NOT NULL,
    figure_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE core.figure_redirects IS 'Where the claims of a retired figure went.';
COMMENT ON COLUMN core.figure_redirects.old_figure_id IS 'Figure that was retired.';
COMMENT ON COLUMN core.figure_redirects.figure_id IS 'Figure that took its claims.';
COMMENT ON COLUMN core.figure_redirects.run_id IS 'Run that retired it (meta.runs).';
COMMENT ON COLUMN core.figure_redirects.reason IS 'Why: merge, split and so on.';

CREATE TABLE core.measures (
    measure_id VARCHAR NOT NULL,
    subject VARCHAR,
    metric VARCHAR,
    period VARCHAR,
    unit VARCHAR NOT NULL,
    figure_count INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    value_min DECIMAL(38, 9) NOT NULL,
    value_max DECIMAL(38, 9) NOT NULL,
    latest_figure_id VARCHAR NOT NULL
);
COMMENT ON TABLE core.measures IS 'One row per thing measured (subject, metric, period, unit) with at least one current figure.';
COMMENT ON COLUMN core.measures.measure_id IS 'Id of the measure.';
COMMENT ON COLUMN core.measures.subject IS 'Who or what is measured.';
COMMENT ON COLUMN core.measures.metric IS 'What is measured.';
COMMENT ON COLUMN core.measures.period IS 'Time the measure is about, as in core.claims.';
COMMENT ON COLUMN core.measures.unit IS 'Unit code, as in core.claims.';
COMMENT ON COLUMN core.measures.figure_count IS 'Current figures of the measure.';
COMMENT ON COLUMN core.measures.status IS 'agreed: one value; revised: later values replace earlier ones; contested: values compete.';
COMMENT ON COLUMN core.measures.value_min IS 'Smallest value of its current figures, in base units.';
COMMENT ON COLUMN core.measures.value_max IS 'Greatest value of its current figures, in base units.';
COMMENT ON COLUMN core.measures.latest_figure_id IS 'Current figure with the latest publication (core.figures).';

CREATE TABLE core.conflicts (
    left_figure_id VARCHAR NOT NULL,
    right_figure_id VARCHAR NOT NULL,
    left_measure_id VARCHAR NOT NULL,
    right_measure_id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    detail VARCHAR NOT NULL
);
COMMENT ON TABLE core.conflicts IS 'Pairs of current figures that cannot both be the whole truth.';
COMMENT ON COLUMN core.conflicts.left_figure_id IS 'The smaller of the two figure ids (core.figures).';
COMMENT ON COLUMN core.conflicts.right_figure_id IS 'The greater of the two figure ids (core.figures).';
COMMENT ON COLUMN core.conflicts.left_measure_id IS 'Measure of the left figure (core.measures).';
COMMENT ON COLUMN core.conflicts.right_measure_id IS 'Measure of the right figure (core.measures).';
COMMENT ON COLUMN core.conflicts.type IS 'value, near, range, scope, revision or status.';
COMMENT ON COLUMN core.conflicts.detail IS 'What contradicts what, for people.';

CREATE TABLE meta.runs (
    run_id VARCHAR NOT NULL,
    verbs VARCHAR[] NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    status VARCHAR NOT NULL,
    parameters JSON NOT NULL,
    counts JSON NOT NULL,
    outcomes JSON NOT NULL
);
COMMENT ON TABLE meta.runs IS 'One row per execution of one or more verbs.';
COMMENT ON COLUMN meta.runs.run_id IS 'Sorts by the time the run started.';
COMMENT ON COLUMN meta.runs.verbs IS 'Which of fetch, read, resolve, publish it was to do.';
COMMENT ON COLUMN meta.runs.started_at IS 'When it started (UTC).';
COMMENT ON COLUMN meta.runs.ended_at IS 'When it ended (UTC); for an interrupted run, when that was noticed.';
COMMENT ON COLUMN meta.runs.status IS 'running, ok, partial, failed, refused or interrupted.';
COMMENT ON COLUMN meta.runs.parameters IS 'What it was asked to do: sources, set, and so on.';
COMMENT ON COLUMN meta.runs.counts IS 'Counts per stage.';
COMMENT ON COLUMN meta.runs.outcomes IS 'List of {source_id, outcome, reason, fetched, unchanged, articles, claims, rejections, seconds}.';

CREATE TABLE meta.loads (
    run_id VARCHAR NOT NULL,
    verb VARCHAR NOT NULL,
    source_id VARCHAR,
    loaded_at TIMESTAMPTZ NOT NULL,
    counts JSON NOT NULL
);
COMMENT ON TABLE meta.loads IS 'Ledger: one row per committed load, written in the transaction of its data; tells how far a killed run came.';
COMMENT ON COLUMN meta.loads.run_id IS 'Run that loaded (meta.runs).';
COMMENT ON COLUMN meta.loads.verb IS 'fetch or read.';
COMMENT ON COLUMN meta.loads.source_id IS 'Source visited; NULL for a load of several.';
COMMENT ON COLUMN meta.loads.loaded_at IS 'When it was loaded (UTC).';
COMMENT ON COLUMN meta.loads.counts IS 'What the load changed.';

CREATE TABLE meta.crawl_state (
    source_id VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    cursor VARCHAR,
    body_sha256 VARCHAR,
    checked_at TIMESTAMPTZ NOT NULL,
    next_check_at TIMESTAMPTZ,
    run_id VARCHAR
);
COMMENT ON TABLE meta.crawl_state IS 'One row per source and address: what the last visit left to remember.';
COMMENT ON COLUMN meta.crawl_state.source_id IS 'Source visited (core.sources).';
COMMENT ON COLUMN meta.crawl_state.address IS 'Address asked for.';
COMMENT ON COLUMN meta.crawl_state.etag IS 'ETag of the last answer, for a conditional request.';
COMMENT ON COLUMN meta.crawl_state.last_modified IS 'Last-Modified of the last answer, for a conditional request.';
COMMENT ON COLUMN meta.crawl_state.cursor IS 'How far the visit came, in the source''s own terms.';
COMMENT ON COLUMN meta.crawl_state.body_sha256 IS 'SHA-256 of the last answer''s body.';
COMMENT ON COLUMN meta.crawl_state.checked_at IS 'When the address was last asked for (UTC).';
COMMENT ON COLUMN meta.crawl_state.next_check_at IS 'Not to be asked for again before (UTC).';
COMMENT ON COLUMN meta.crawl_state.run_id IS 'Run of the last visit (meta.runs).';

CREATE TABLE meta.publications (
    run_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE meta.publications IS 'One row per published file.';
COMMENT ON COLUMN meta.publications.run_id IS 'Run that published it (meta.runs).';
COMMENT ON COLUMN meta.publications.file IS 'Name of the file in the folder of published files.';
COMMENT ON COLUMN meta.publications.published_at IS 'When it was built (UTC).';
COMMENT ON COLUMN meta.publications.fingerprint IS 'Digest of what was published: an unchanged one needs no new file.';
