"""A published file with an article that means harm, for pages and tools to show."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse import connect, publish, query

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> *bold* $x^2$ :red[no]"
START = datetime(2025, 3, 1, 12, tzinfo=UTC)
FIGURES = (
    # figure, measure, statement, value, unit, subject, metric, period, status, claims
    ("f_one", "m_a", "Velmora: revenue in 2025: 4 billion EUR", 4 * 10**9, "EUR", "Velmora", "revenue", "2025", "contested", 3),
    ("f_two", "m_a", "Velmora: revenue in 2025: 5 billion EUR", 5 * 10**9, "EUR", "Velmora", "revenue", "2025", "contested", 1),
    ("f_bad", "m_b", f"{HOSTILE}: 12 %", 12, "percent", HOSTILE, "share", "2024", "agreed", 1),
)  # fmt: skip


def insert(con, table: str, **row: object) -> None:
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    con.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def plant_claim(con, figure: tuple, number: int, title: str, url: str) -> None:
    """A claim of the figure, in an article of its own."""
    figure_id, _, _, value, unit, subject, metric, period, _, _ = figure
    article, document = f"a_{figure_id}_{number}", f"d_{figure_id}_{number}"
    source = f"paper-{number}"
    text = f"It said {value} {unit} on the day, and {HOSTILE} too."
    at = START + timedelta(days=30 * number)
    surface = f"{value} {unit}"
    start = text.index(surface)
    insert(
        con, "raw.documents", document_id=document, source_id=source, key=document, url=url,
        format="text", fetched_at=at, run_id="r", body_sha256=document, body_size=1, body=b"x",
    )  # fmt: skip
    insert(
        con, "core.records", source_id=source, key=document, document_id=document, received_at=at
    )
    insert(
        con, "core.articles", article_id=article, version=1, document_id=document, source_id=source,
        url=url, canonical_url=url, title=title, authors=[], published_at=at, language="en",
        text=text, word_count=9, ruleset="r", read_at=at,
    )  # fmt: skip
    insert(
        con, "core.claims", claim_id=f"c_{figure_id}_{number}", article_id=article,
        article_version=1, sentence=text, sentence_start=0, span_start=start,
        span_end=start + len(surface), surface=surface, value=value, value_low=value,
        value_high=value, unit=unit, unit_surface=unit, dimension="x", qualifier="exact",
        kind="amount", subject=subject, metric=metric, period=period, modality="actual",
        attribution=HOSTILE, rule="number-unit", confidence=0.9, ruleset="r", first_read_at=at,
    )  # fmt: skip
    insert(
        con, "core.figure_claims", figure_id=figure_id, claim_id=f"c_{figure_id}_{number}",
        score=1.0, reasons=["both say it", HOSTILE], origin=None if number else HOSTILE,
    )  # fmt: skip


def plant(con) -> None:
    for number in range(3):
        insert(
            con, "core.sources", source_id=f"paper-{number}", title=f"Paper {number} {HOSTILE}",
            kind="feed", url="javascript:alert(1)", set="live", first_seen_at=START,
            last_fetched_at=START,
        )  # fmt: skip
    for figure in FIGURES:
        figure_id, measure_id, statement, value, unit, subject, metric, period, _, claims = figure
        insert(
            con, "core.figures", figure_id=figure_id, measure_id=measure_id, statement=statement,
            value=value, value_low=value, value_high=value, unit=unit, dimension="x",
            kind="amount", qualifier="exact", subject=subject, metric=metric, period=period,
            modality="actual", claim_count=claims, article_count=claims, source_count=claims,
            origin_count=claims, first_published_at=START,
            last_published_at=START + timedelta(days=30 * (claims - 1)), created_at=START,
        )  # fmt: skip
        for number in range(claims):
            url = (
                "javascript:alert(1)"
                if figure_id == "f_bad"
                else f"https://paper-{number}.test/{figure_id}"
            )
            plant_claim(con, figure, number, HOSTILE, url)
    for measure, figures, status in (("m_a", 2, "contested"), ("m_b", 1, "agreed")):
        lead = next(figure for figure in FIGURES if figure[1] == measure)
        insert(
            con, "core.measures", measure_id=measure, subject=lead[5], metric=lead[6],
            period=lead[7], unit=lead[4], figure_count=figures, status=status,
            value_min=lead[3], value_max=max(each[3] for each in FIGURES if each[1] == measure), latest_figure_id=lead[0],
        )  # fmt: skip
    insert(
        con, "core.conflicts", left_figure_id="f_one", right_figure_id="f_two",
        left_measure_id="m_a", right_measure_id="m_a", type="value", detail=HOSTILE,
    )  # fmt: skip
    insert(
        con, "meta.runs", run_id="r", verbs=["fetch"], started_at=START, status="partial",
        parameters="{}", counts="{}",
        outcomes='[{"source_id": "paper-1", "outcome": "failed", "reason": "<b>gone</b>"}]',
    )  # fmt: skip


def publish_planted(data: Path) -> Path:
    """Publish the figures above below a data folder; the folder."""
    with connect.open_writer(data / "warehouse.duckdb", threads=1) as con:
        with query.transaction(con):
            plant(con)
        publish.publish(con, data / "published", "r1", START + timedelta(days=2))
    return data
