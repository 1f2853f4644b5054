"""A published file of any size, filled with invented figures by DuckDB itself."""

from datetime import UTC, datetime
from pathlib import Path

from warehouse import connect, publish

_FILL = """
CREATE TEMP MACRO pick(n, list) AS list[(hash(n) % len(list))::INTEGER + 1];
CREATE TEMP MACRO maker(n) AS pick(n, ['Nor', 'Vel', 'Tor', 'Gra', 'Hel', 'Kas', 'Lum', 'Ost', 'Pri', 'Zan'])
    || pick(n + 1, ['vind', 'horn', 'bank', 'dal', 'mark', 'stad', 'wick', 'ford', 'heim', 'lund'])
    || ' ' || pick(n + 2, ['Energy', 'Motors', 'Steel', 'Data', 'Foods', 'Air', 'Bank', 'Pharma']) || ' ' || n;
INSERT INTO core.sources BY NAME
SELECT 'paper-' || i AS source_id, 'The Paper No. ' || i AS title, 'feed' AS kind,
    'https://paper-' || i || '.test/' AS url, 'live' AS set,
    TIMESTAMPTZ '2025-01-01' AS first_seen_at, TIMESTAMPTZ '2026-11-01' AS last_fetched_at
FROM range(300) AS t(i);
INSERT INTO raw.documents BY NAME
SELECT 'd_' || i AS document_id, 'paper-' || i % 300 AS source_id, i::VARCHAR AS key,
    'https://paper-' || i % 300 || '.test/' || i AS url, 'https://paper-' || i % 300 || '.test/' || i AS final_url,
    TIMESTAMPTZ '2025-01-02' + to_minutes(i * 5) AS fetched_at, 'r0' AS run_id, 200 AS http_status,
    'html' AS format, md5(i::VARCHAR) AS body_sha256, 0 AS body_size, ''::BLOB AS body
FROM range({articles}) AS t(i);
INSERT INTO core.articles BY NAME
SELECT 'a_' || i AS article_id, 1 AS version, 'd_' || i AS document_id, 'paper-' || i % 300 AS source_id,
    'https://paper-' || i % 300 || '.test/' || i AS url, 'https://paper-' || i % 300 || '.test/' || i AS canonical_url,
    maker(i % 4000) || ' tells how its year went' AS title, []::VARCHAR[] AS authors,
    TIMESTAMPTZ '2025-01-02' + to_minutes(i * 5) AS published_at,
    pick(i, ['en', 'de', 'fr', 'es']) AS language, 'text' AS text, 1 AS word_count, 'r' AS ruleset,
    TIMESTAMPTZ '2025-01-02' + to_minutes(i * 5) AS read_at
FROM range({articles}) AS t(i);
CREATE TEMP TABLE stated AS
SELECT i, 'f_' || lpad(to_hex(i), 16, '0') AS figure_id,
    'm_' || lpad(to_hex(i - i % 3), 16, '0') AS measure_id,
    ((hash(i) % 100000) / 10)::DECIMAL(38, 9) * 1000000 AS value,
    pick(i - i % 3, ['EUR', 'USD', 'percent', 'tonne', 'watt', 'job']) AS unit,
    maker(i % 4000) AS subject,
    pick(i - i % 3 + 7, ['revenue', 'capital expenditure', 'net profit', 'orders', 'job cuts', 'capacity', 'output']) AS metric,
    pick(i - i % 3 + 9, ['2024', '2025', '2025-Q2', 'FY2026', '2030']) AS period,
    pick(i, ['actual', 'forecast', 'target']) AS modality,
    CASE WHEN i % 40 = 0 THEN 9 WHEN i % 3 = 0 THEN 5 ELSE 1 END AS claims
FROM range({figures}) AS t(i);
INSERT INTO core.figures BY NAME
SELECT figure_id, measure_id, subject || ': ' || metric || ' in ' || period || ': ' || value::BIGINT || ' ' || unit AS statement,
    value, value AS value_low, value AS value_high, unit, 'x' AS dimension, 'amount' AS kind, 'exact' AS qualifier,
    subject, metric, period, DATE '2025-01-01' AS period_start, DATE '2025-12-31' AS period_end, modality,
    claims AS claim_count, claims AS article_count, claims AS source_count, 1 + hash(i) % claims AS origin_count,
    TIMESTAMPTZ '2025-01-02' + to_minutes((i % {articles}) * 5) AS first_published_at,
    TIMESTAMPTZ '2025-02-02' + to_minutes((i % {articles}) * 5) AS last_published_at,
    TIMESTAMPTZ '2025-01-03' + to_minutes((i % {articles}) * 5) AS created_at
FROM stated;
INSERT INTO core.measures BY NAME
SELECT measure_id, any_value(subject) AS subject, any_value(metric) AS metric, any_value(period) AS period,
    any_value(unit) AS unit, count(*) AS figure_count,
    CASE hash(measure_id) % 9 WHEN 0 THEN 'contested' WHEN 1 THEN 'revised' ELSE 'agreed' END AS status,
    min(value) AS value_min, max(value) AS value_max, max(figure_id) AS latest_figure_id
FROM stated GROUP BY measure_id;
CREATE TEMP TABLE said AS
SELECT s.*, n, 'c_' || lpad(to_hex(i * 10 + n), 16, '0') AS claim_id, (i * 7 + n * 131) % {articles} AS article,
    value::BIGINT || ' ' || unit AS surface
FROM stated AS s, range(10) AS t(n) WHERE n < claims;
INSERT INTO core.claims BY NAME
SELECT claim_id, 'a_' || article AS article_id, 1 AS article_version,
    'In its report for the year ' || subject || ' told its owners of ' || surface || ' of ' || metric || ', which was more than a year ago.' AS sentence,
    0 AS sentence_start,
    length('In its report for the year ' || subject || ' told its owners of ') AS span_start,
    length('In its report for the year ' || subject || ' told its owners of ' || surface) AS span_end,
    surface, value, value AS value_low, value AS value_high, unit, unit AS unit_surface, 'x' AS dimension,
    'exact' AS qualifier, 'amount' AS kind, subject, metric, period, modality, 'number-unit' AS rule,
    0.9 AS confidence, 'r' AS ruleset, TIMESTAMPTZ '2025-01-03' + to_minutes(article * 5) AS first_read_at
FROM said;
INSERT INTO core.figure_claims BY NAME
SELECT figure_id, claim_id, 1.0 AS score, ['both say ' || surface, 'same unit ' || unit] AS reasons FROM said;
INSERT INTO core.conflicts BY NAME
SELECT figure_id AS left_figure_id, 'f_' || lpad(to_hex(i + 1), 16, '0') AS right_figure_id,
    measure_id AS left_measure_id, measure_id AS right_measure_id, 'value' AS type, 'they differ' AS detail
FROM stated WHERE i % 27 = 0 AND i + 1 < {figures};
"""


def publish_filled(folder: Path, claims: int = 1_000_000) -> Path:
    """Publish about so many claims of invented makers below ``folder``; the link to the file.

    The file is not checked as a warehouse (its articles have no text); the
    checks of its marts hold.
    """
    figures = claims * 10 // 26  # each third figure has 5 claims, each fortieth 9, others one
    fill = _FILL.replace("{figures}", str(figures)).replace("{articles}", str(max(1, claims // 5)))
    at = datetime(2026, 11, 26, tzinfo=UTC)
    with connect.open_writer(folder / "warehouse.duckdb") as con:
        con.execute(fill)
        path = folder / "published" / "figures-filled.duckdb"
        path.parent.mkdir(parents=True, exist_ok=True)
        marts = path.with_name("marts-filled")
        publish._build(con, path, marts, ("filled", path.name, at, "filled"))
    link = path.with_name(publish.CURRENT)
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    return link
