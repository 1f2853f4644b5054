-- A warehouse as one would have it after reading {articles} invented articles: {figures} figures,
-- each stated by one, five or nine claims; each claim in a sentence of an article's text, which
-- has some 3,500 characters; with the edges, marks, records and rejections that reading and
-- resolving leave. Every check of the warehouse holds.
CREATE TEMP MACRO pick(n, list) AS list[(hash(n) % len(list))::INTEGER + 1];
CREATE TEMP MACRO maker(n) AS pick(n, ['Nor', 'Vel', 'Tor', 'Gra', 'Hel', 'Kas', 'Lum', 'Ost', 'Pri', 'Zan'])
    || pick(n + 1, ['vind', 'horn', 'bank', 'dal', 'mark', 'stad', 'wick', 'ford', 'heim', 'lund'])
    || ' ' || pick(n + 2, ['Energy', 'Motors', 'Steel', 'Data', 'Foods', 'Air', 'Bank', 'Pharma']) || ' ' || n;
CREATE TEMP MACRO word(n) AS pick(n, ['the', 'of', 'and', 'in', 'to', 'a', 'its', 'more', 'that', 'for'])
    || ' ' || pick(n + 3, ['con', 'mar', 'pro', 'tel', 'vis', 'gen', 'ser', 'lin', 'por', 'tra', 'fen', 'ol'])
    || pick(n + 5, ['tin', 'ket', 'duc', 'eph', 'ion', 'era', 'vic', 'ked', 'ted', 'der', 'us', 'ist'])
    || pick(n + 7, ['', '', 's', 'ed', 'ing', 'er', 'ly', 'ment', 'al']);
CREATE TEMP MACRO moment(article) AS TIMESTAMPTZ '2024-11-02' + to_minutes(article * 5);

-- paragraphs between the claims, of some 40 words
CREATE TEMP TABLE paragraphs AS
SELECT paragraph, string_agg(word(paragraph * 1009 + w), ' ' ORDER BY w) || '.' AS text
FROM range({paragraphs}) AS p(paragraph), range(34) AS t(w)
GROUP BY paragraph;

CREATE TEMP TABLE stated AS
SELECT i, 'f_' || left(md5(i::VARCHAR), 16) AS figure_id,
    'm_' || left(md5('m' || i - i % 3), 16) AS measure_id,
    ((hash(i) % 100000) / 10)::DECIMAL(38, 9) * 1000000 AS value,
    pick(i - i % 3, ['EUR', 'USD', 'percent', 'tonne', 'watt', 'job']) AS unit,
    maker((i - i % 3) % 4000) AS subject,
    pick(i - i % 3 + 7, ['revenue', 'capital expenditure', 'net profit', 'orders', 'job cuts', 'capacity', 'output']) AS metric,
    pick(i - i % 3 + 9, ['2024', '2025', '2025-Q2', 'FY2026', '2030']) AS period,
    pick(i, ['actual', 'forecast', 'target']) AS modality,
    CASE WHEN i % 40 = 0 THEN 9 WHEN i % 3 = 0 THEN 5 ELSE 1 END AS claims
FROM range({figures}) AS t(i);

CREATE TEMP TABLE said AS
SELECT *, text_start + length(before) AS surface_start
FROM (
    SELECT *, sum(length(lead) + 1 + length(sentence) + 1) OVER (PARTITION BY article ORDER BY i, n)
        - length(sentence) - 1 AS text_start
    FROM (
        SELECT s.*, n, (i * 7 + n * 131) % {articles} AS article,
            'c_' || left(md5(i || ' ' || n), 16) AS claim_id,
            value::BIGINT || ' ' || unit AS surface,
            'In its report ' || word(i + n) || ' the year ' || subject || ' ' || word(i * 3 + n) || ' told '
                || word(i * 5 + n) || ' of ' AS before,
            before || surface || ' of ' || metric || ', ' || word(i * 11 + n) || ' '
                || word(i * 13 + n) || ' than a year ago.' AS sentence,
            p.text AS lead
        FROM stated AS s, range(9) AS t(n), paragraphs AS p
        WHERE n < claims AND p.paragraph = hash(i * 10 + n) % {paragraphs}
    )
);

INSERT INTO core.sources BY NAME
SELECT 'paper-' || i AS source_id, 'The Paper No. ' || i AS title, 'feed' AS kind,
    'https://paper-' || i || '.test/' AS url, 'live' AS set,
    moment(0) AS first_seen_at, TIMESTAMPTZ '2026-11-01' AS last_fetched_at
FROM range(300) AS t(i);

CREATE TEMP TABLE told AS
SELECT i AS article, left(md5('a' || i), 16) AS id, 'paper-' || i % 300 AS source_id,
    'https://paper-' || i % 300 || '.test/' || replace(word(i), ' ', '-') || '-' || i AS url,
    coalesce(c.text, '') || p.text || chr(10) || q.text || chr(10) || r.text || chr(10) || s.text AS text
FROM range({articles}) AS t(i)
LEFT JOIN (
    SELECT article, string_agg(lead || chr(10) || sentence || chr(10), '' ORDER BY i, n) AS text
    FROM said GROUP BY article
) AS c ON c.article = i
JOIN paragraphs AS p ON p.paragraph = hash(i) % {paragraphs}
JOIN paragraphs AS q ON q.paragraph = hash(i + 1) % {paragraphs}
JOIN paragraphs AS r ON r.paragraph = hash(i + 2) % {paragraphs}
JOIN paragraphs AS s ON s.paragraph = hash(i + 3) % {paragraphs};

INSERT INTO raw.documents BY NAME
SELECT 'd_' || id AS document_id, source_id, id AS key, url, url AS final_url,
    moment(article) AS fetched_at, 'r0' AS run_id, 200 AS http_status, 'text/html' AS content_type,
    'html' AS format, sha256(id) AS body_sha256, length(text) AS body_size, left(text, 1500)::BLOB AS body
FROM told;
INSERT INTO core.records BY NAME
SELECT source_id, id AS key, 'd_' || id AS document_id, moment(article) AS received_at FROM told;
INSERT INTO core.articles BY NAME
SELECT 'a_' || id AS article_id, 1 AS version, 'd_' || id AS document_id, source_id, url,
    url AS canonical_url, maker(article % 4000) || ' tells ' || word(article) || ' its year went' AS title,
    ['A. ' || maker(article % 900)] AS authors, moment(article) AS published_at,
    pick(article, ['en', 'de', 'fr', 'es']) AS language, text, 520 AS word_count, 'r' AS ruleset,
    moment(article) AS read_at
FROM told ORDER BY article;
INSERT INTO core.stories BY NAME
SELECT 's_' || left(md5('a' || article - (article % 4 = 1)::INTEGER), 16) AS story_id, 'a_' || id AS article_id FROM told;

INSERT INTO core.figures BY NAME
SELECT figure_id, measure_id, subject || ': ' || metric || ' in ' || period || ': ' || value::BIGINT || ' ' || unit AS statement,
    value, value AS value_low, value AS value_high, unit, 'x' AS dimension, 'amount' AS kind, 'exact' AS qualifier,
    subject, metric, period, DATE '2025-01-01' AS period_start, DATE '2025-12-31' AS period_end, modality,
    claims AS claim_count, claims AS article_count, claims AS source_count, claims // 2 + 1 AS origin_count,
    moment((i * 7) % {articles}) AS first_published_at, moment((i * 7) % {articles} + claims * 131) AS last_published_at,
    moment((i * 7) % {articles}) + INTERVAL 1 DAY AS created_at
FROM stated;
INSERT INTO core.measures BY NAME
SELECT measure_id, any_value(subject) AS subject, any_value(metric) AS metric, any_value(period) AS period,
    any_value(unit) AS unit, count(*) AS figure_count,
    CASE hash(measure_id) % 9 WHEN 0 THEN 'contested' WHEN 1 THEN 'revised' ELSE 'agreed' END AS status,
    min(value) AS value_min, max(value) AS value_max, max(figure_id) AS latest_figure_id
FROM stated GROUP BY measure_id;
INSERT INTO core.claims BY NAME
SELECT claim_id, 'a_' || left(md5('a' || article), 16) AS article_id, 1 AS article_version,
    sentence, text_start AS sentence_start, surface_start AS span_start,
    surface_start + length(surface) AS span_end, surface, value, value AS value_low, value AS value_high,
    unit, unit AS unit_surface, 'x' AS dimension, 'exact' AS qualifier, 'amount' AS kind, subject,
    subject AS subject_surface, metric, metric AS metric_surface, period, DATE '2025-01-01' AS period_start,
    DATE '2025-12-31' AS period_end, modality, CASE WHEN n % 3 = 1 THEN maker(i % 500) END AS attribution,
    'number-unit' AS rule, (hash(claim_id) % 1000) / 1000 AS confidence, 'r' AS ruleset,
    moment(article) + INTERVAL 1 HOUR AS first_read_at
FROM said ORDER BY article, text_start;
INSERT INTO core.figure_claims BY NAME
SELECT figure_id, claim_id, 1 - (hash(claim_id) % 100) / 1000 AS score,
    ['both say ' || surface, 'same unit ' || unit, 'same subject ' || subject, 'same metric ' || metric] AS reasons,
    CASE WHEN n % (claims // 2 + 1) % 3 = 1 THEN maker(i % 500)
        ELSE 's_' || left(md5(i || 'o' || n % (claims // 2 + 1)), 16) END AS origin
FROM said ORDER BY figure_id;
INSERT INTO core.edges BY NAME
SELECT least(l.claim_id, r.claim_id) AS left_claim_id, greatest(l.claim_id, r.claim_id) AS right_claim_id,
    3 + (hash(l.claim_id) % 4000) / 1000 AS score,
    ['both say ' || l.surface, 'same unit ' || l.unit, 'same subject ' || l.subject, 'same metric ' || l.metric] AS reasons
FROM said AS l JOIN said AS r ON r.i = l.i AND r.n > l.n AND r.n - l.n < 4;
INSERT INTO core.conflicts BY NAME
SELECT figure_id AS left_figure_id, 'f_' || left(md5((i + 1)::VARCHAR), 16) AS right_figure_id,
    measure_id AS left_measure_id, measure_id AS right_measure_id, 'value' AS type, 'they differ' AS detail
FROM stated WHERE i % 27 = 0 AND i + 1 < {figures};
INSERT INTO core.rejections BY NAME
SELECT 'd_' || id AS document_id, 'a_' || id AS article_id, source_id, 'extract' AS stage,
    pick(article + k, ['date', 'version', 'name', 'page-number', 'clock-time']) AS code, '' AS detail,
    10 * k AS span_start, 10 * k + 4 AS span_end, '20' || k || article % 10 AS surface, 'r' AS ruleset,
    moment(article) AS rejected_at
FROM told, range(2) AS t(k);
INSERT INTO work.claim_marks BY NAME
SELECT claim_id, hash(claim_id) AS number, 'new' AS state, article::UBIGINT AS article, 0 AS profile,
    surface AS value_key, subject AS subject_name, true AS telling, hash(unit) AS unit, hash(unit) AS base_unit,
    false AS counted, value::DOUBLE AS low, value::DOUBLE AS high, 3 AS digits, 0 AS kind, false AS moved,
    hash(period) AS period, true AS period_is_told, hash(subject) AS subject,
    hash(metric) AS metric, 20 AS word_count, hash(sentence) AS sentence,
    text_start AS sentence_start, hash(article) AS story, 5 AS same_unit_bits, 2 AS same_period_bits
FROM said;
DROP TABLE said; DROP TABLE told; DROP TABLE stated; DROP TABLE paragraphs;
