"""What resolving reads: changed claims, their keys, and claims with all that comparing needs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.model import Claim, Edge, Evidence, Judgement, Quantity, Span
from warehouse import query
from warehouse.tables import TEXT, column, table_of

STATE = "s|"
"""Key that holds a digest of all that resolving last read of a claim."""

_KEYS = pa.schema([("claim_id", TEXT), ("key", TEXT)])
_JUDGED = pa.schema([("claim_id", TEXT), ("verdict", TEXT)])
_PAIRS = pa.schema([("left_claim_id", TEXT), ("right_claim_id", TEXT)])
_EDGES = pa.schema(
    [
        ("left_claim_id", TEXT),
        ("right_claim_id", TEXT),
        ("score", pa.float64()),
        ("reasons", pa.list_(TEXT)),
    ]
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims that differ from the last resolve."""

    gone: frozenset[str]
    changed: frozenset[str]
    new: frozenset[str]

    @property
    def fresh(self) -> frozenset[str]:
        """Current claims that must be compared anew."""
        return self.changed | self.new


def select_changes(
    con: duckdb.DuckDBPyConnection, matching: str, judgements: Iterable[Judgement]
) -> Changes:
    """What differs from the last resolve; ``matching`` stands for the weights in force."""
    verdicts = [
        {
            "claim_id": claim_id,
            "verdict": f"{j.left_claim_id} {j.right_claim_id} {j.verdict} {j.at.isoformat()}",
        }
        for j in judgements
        for claim_id in (j.left_claim_id, j.right_claim_id)
    ]
    with query.rows_of(con, "judged_claims", table_of(verdicts, _JUDGED)):
        query.run(con, "create_claim_states", prefix=STATE, matching=matching)
    gone: set[str] = set()
    changed: set[str] = set()
    new: set[str] = set()
    for claim_id, is_gone, is_new in query.rows(con, "select_changed_claims", prefix=STATE):
        (gone if is_gone else new if is_new else changed).add(claim_id)
    return Changes(frozenset(gone), frozenset(changed), frozenset(new))


def replace_keys(
    con: duckdb.DuckDBPyConnection, gone: Collection[str], keys: Mapping[str, Iterable[str]]
) -> None:
    """Keys of gone claims go, those of others are replaced, together with their state."""
    incoming = [{"claim_id": c, "key": key} for c in sorted(keys) for key in sorted(set(keys[c]))]
    with query.rows_of(con, "wanted_claims", column(sorted({*gone, *keys}), "claim_id")):
        query.run(con, "delete_claim_keys")
        with query.rows_of(con, "incoming_claim_keys", table_of(incoming, _KEYS)):
            query.run(con, "insert_claim_keys")


def keys_of(
    con: duckdb.DuckDBPyConnection, claim_ids: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The keys kept for claims, without their state."""
    found: dict[str, list[str]] = {}
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        for claim_id, key in query.rows(con, "select_claim_keys"):
            if not key.startswith(STATE):
                found.setdefault(claim_id, []).append(key)
    return {claim_id: tuple(keys) for claim_id, keys in found.items()}


def count_keys(con: duckdb.DuckDBPyConnection, keys: Collection[str]) -> dict[str, int]:
    """How many claims stand under each key; keys without claims are left out."""
    with query.rows_of(con, "wanted_keys", column(sorted(keys), "key")):
        return dict(query.rows(con, "count_claim_keys"))


def claims_of_keys(con: duckdb.DuckDBPyConnection, keys: Collection[str]) -> frozenset[str]:
    """All claims that stand under any of the keys."""
    with query.rows_of(con, "wanted_keys", column(sorted(keys), "key")):
        return _ids(query.rows(con, "select_claims_of_keys"))


def value_keys(
    con: duckdb.DuckDBPyConnection, values: Collection[str], prefix: str, separator: str
) -> list[tuple[str, str]]:
    """(claim id, key) of all claims that state one of the values; the values as in the keys, with prefix."""
    with query.rows_of(con, "wanted_values", column(sorted(values), "value_key")):
        return [
            (claim_id, key)
            for claim_id, key in query.rows(
                con, "select_value_keys", value=prefix, separator=separator
            )
        ]


def articles_of_keys(
    con: duckdb.DuckDBPyConnection, keys: Collection[str]
) -> list[tuple[str, str]]:
    """(article id, key) of each claim that stands under one of the keys."""
    with query.rows_of(con, "wanted_keys", column(sorted(keys), "key")):
        return [(article, key) for article, key in query.rows(con, "select_article_claim_keys")]


def beside(con: duckdb.DuckDBPyConnection, claim_ids: Collection[str]) -> frozenset[str]:
    """All current claims of the articles that any of these claims stands or stood in."""
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        return _ids(query.rows(con, "select_claims_beside"))


def neighbours(
    con: duckdb.DuckDBPyConnection, claim_ids: Collection[str], join: float
) -> frozenset[str]:
    """Claims that stood with these until now: joined by an edge, or in one figure."""
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        return _ids(query.rows(con, "select_neighbours", join=join))


def closed(
    con: duckdb.DuckDBPyConnection,
    claim_ids: Collection[str],
    join: float,
    judgements: Iterable[Judgement],
) -> frozenset[str]:
    """The claims that are current, and all current ones that hang together with them."""
    pairs = [
        {"left_claim_id": j.left_claim_id, "right_claim_id": j.right_claim_id} for j in judgements
    ]
    with (
        query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")),
        query.rows_of(con, "judged_pairs", table_of(pairs, _PAIRS)),
    ):
        return _ids(query.rows(con, "select_closed_edges", join=join))


def rivals(
    con: duckdb.DuckDBPyConnection, claim_ids: Collection[str], measure: str
) -> frozenset[str]:
    """Claims whose figures may contradict those of these claims, or shared a measure with them."""
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        return _ids(query.rows(con, "select_rival_figures", measure=measure))


def replace_edges(
    con: duckdb.DuckDBPyConnection, claim_ids: Collection[str], edges: Sequence[Edge]
) -> None:
    """All edges of these claims go, and the given ones come."""
    rows = [
        {
            "left_claim_id": edge.left_claim_id,
            "right_claim_id": edge.right_claim_id,
            "score": edge.score,
            "reasons": list(edge.reasons),
        }
        for edge in edges
    ]
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        query.run(con, "delete_edges")
    with query.rows_of(con, "incoming_edges", table_of(rows, _EDGES)):
        query.run(con, "insert_edges")


def edges_among(con: duckdb.DuckDBPyConnection, claim_ids: Collection[str]) -> list[Edge]:
    """The kept edges between these claims."""
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        return [
            Edge(left, right, score, tuple(reasons))
            for left, right, score, reasons in query.rows(con, "select_edges")
        ]


def evidence_of(con: duckdb.DuckDBPyConnection, claim_ids: Collection[str]) -> dict[str, Evidence]:
    """Current claims with what resolving has to know of their articles, by claim id."""
    with query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")):
        found = con.sql(query.sql("select_claim_evidence")).to_arrow_table()
    return {row["claim_id"]: _evidence(row) for row in found.to_pylist()}


def _ids(rows: Iterable[tuple[Any, ...]]) -> frozenset[str]:
    return frozenset(claim_id for (claim_id,) in rows)


def _evidence(row: Mapping[str, Any]) -> Evidence:
    quantity = Quantity(
        low=row["value_low"],
        high=row["value_high"],
        unit=row["unit"],
        dimension=row["dimension"],
        kind=row["kind"],
        qualifier=row["qualifier"],
    )
    plain = {name: row[name] for name in _PLAIN}
    claim = Claim(
        id=row["claim_id"],
        span=Span(row["span_start"], row["span_end"]),
        quantity=quantity,
        **plain,
    )
    return Evidence(
        claim=claim,
        source_id=row["source_id"],
        story_id=row["story_id"],
        published_at=row["published_at"],
        language=row["language"],
        title=row["title"],
        url=row["url"],
    )


_PLAIN = (
    "article_id",
    "sentence",
    "sentence_start",
    "surface",
    "unit_surface",
    "change",
    "subject",
    "subject_surface",
    "metric",
    "metric_surface",
    "period",
    "period_start",
    "period_end",
    "modality",
    "attribution",
    "heading",
    "row_label",
    "column_label",
    "conversion_of",
    "rule",
    "confidence",
)
