"""What a run did, per source and in all: for its report file, the ledger and the shell."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from flows.errors import ExitCode, FigurehouseError
from pipeline.model import Document, Reading, Rejection

Outcome = Literal["ok", "partial", "failed"]
Status = Literal["running", "ok", "partial", "failed", "refused", "interrupted"]

READER_FAILED = "reader-failed"
"""Code of the rejection of a document that the program could not read."""

_EXIT_CODES = {
    "ok": ExitCode.OK,
    "partial": ExitCode.SOURCES_FAILED,
    "refused": ExitCode.CHECKS_FAILED,
    "interrupted": ExitCode.INTERRUPTED,
}


@dataclass
class SourceReport:
    """One source's part of a run.

    ``articles``, ``claims`` and ``rejections`` count what was read in this
    run, not what the warehouse holds. ``outcome``: ok, partial (something of
    it could not be had), failed (nothing could).
    """

    source_id: str
    outcome: Outcome = "ok"
    reason: str | None = None
    fetched: int = 0
    unchanged: int = 0
    articles: int = 0
    claims: int = 0
    rejections: int = 0
    bytes: int = 0
    """Bytes of the documents it gave, as received."""
    seconds: float = 0.0


@dataclass(frozen=True)
class Rejected:
    """A document of this run that gave no article, and why; ``name`` is its name within its source."""

    source_id: str
    name: str
    stage: str
    code: str
    detail: str


@dataclass
class RunReport:
    """One run: its sources, its counts and how it ended."""

    run_id: str
    verbs: tuple[str, ...]
    status: Status = "running"
    sources: dict[str, SourceReport] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    """What kept it from publishing: checks that do not hold, or an error."""
    warnings: list[str] = field(default_factory=list)
    """Documents that could not be read through a fault of the program, and expired corrections."""
    rejected: list[Rejected] = field(default_factory=list)
    """Documents that gave no article, in the order they were rejected."""
    published: str | None = None
    """The published file, where one was written or still holds."""

    @property
    def failed(self) -> list[SourceReport]:
        """The sources that did not give all they have."""
        return [part for part in self.sources.values() if part.outcome != "ok"]

    def source(self, source_id: str) -> SourceReport:
        """The part of a source, begun when first asked for."""
        return self.sources.setdefault(source_id, SourceReport(source_id))

    def count(self, **counts: int) -> None:
        """Add to the run's counts."""
        for name, number in counts.items():
            self.counts[name] = self.counts.get(name, 0) + number

    def add_rejected(self, documents: Iterable[Document], rejections: Iterable[Rejection]) -> None:
        """Note which of the documents were rejected as a whole."""
        known = {document.id: document for document in documents}
        for each in rejections:
            document = known.get(each.document_id)
            if document is not None and each.stage != "extract":
                detail = each.detail.removeprefix(f"{document.key}: ")
                self.rejected.append(
                    Rejected(document.source_id, document.key, each.stage, each.code, detail)
                )

    def add_readings(self, readings: Iterable[tuple[str, Reading]]) -> None:
        """Count readings, each with the id of its source."""
        for source_id, reading in readings:
            articles = int(reading.article is not None)
            claims, rejections = len(reading.claims), len(reading.rejections)
            self.count(read=1, articles=articles, claims=claims, rejections=rejections)
            self.warnings += [f"{source_id}: {line}" for line in reading.expired]
            for rejection in reading.rejections:
                if rejection.code == READER_FAILED:
                    self.warnings.append(f"{source_id}: {rejection.detail}")
            if source_id in self.sources:
                part = self.sources[source_id]
                part.articles += articles
                part.claims += claims
                part.rejections += rejections

    def ledger(self) -> dict[str, Any]:
        """The counts as the ledger keeps them: with documents rejected as a whole, by code."""
        codes = Counter(each.code for each in self.rejected)
        return {**self.counts, "codes": dict(sorted(codes.items()))} if codes else {**self.counts}

    def outcomes(self) -> list[dict[str, Any]]:
        """The sources' parts as plain data, by source id."""
        parts = [asdict(self.sources[source_id]) for source_id in sorted(self.sources)]
        return [
            {
                **part,
                "reason": self.reason_of(part["source_id"]),
                "seconds": round(part["seconds"], 3),
            }
            for part in parts
        ]

    def reason_of(self, source_id: str) -> str | None:
        """What is to be said of a source in one line: what failed, and what was rejected."""
        codes = Counter(each.code for each in self.rejected if each.source_id == source_id)
        told = ", ".join(f"{code} {number}" for code, number in sorted(codes.items()))
        many = codes.total()
        line = f"{many} {'document' if many == 1 else 'documents'} rejected: {told}"
        reasons = [self.sources[source_id].reason, line if many else None]
        return "; ".join(filter(None, reasons)) or None

    def conclude(self) -> None:
        """Set the status of a run that came to its end."""
        if self.status == "running":
            whole = all(part.outcome == "ok" for part in self.sources.values())
            self.status = "ok" if whole else "partial"

    @property
    def exit_code(self) -> ExitCode:
        """What the shell is told."""
        return _EXIT_CODES.get(self.status, ExitCode.USAGE)


def write_report(report: RunReport, path: Path) -> None:
    """Write a run's report as JSON.

    Raises:
        FigurehouseError: the file cannot be written.
    """
    content = {
        "run_id": report.run_id,
        "status": report.status,
        "sources": report.outcomes(),
        "counts": report.counts,
        "problems": report.problems,
        "warnings": report.warnings,
        "rejected": [asdict(each) for each in report.rejected],
        "published": report.published,
    }
    try:
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise FigurehouseError(
            f"{path}: the report cannot be written: {error.strerror}",
            remedy="the run itself is done; give another path with --report",
        ) from error
