"""The closing summary of a run: for the terminal, and as Markdown for Prefect's page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.text import Text

from flows.console import open_console, plain, table
from flows.report import Rejected, RunReport
from flows.settings import Settings
from warehouse.connect import open_reader
from warehouse.questions import FigureLine, MeasureLine, Summary, summary

_STATES = {"ok": "green", "partial": "yellow", "failed": "bold red"}
_FIGURE_COLUMNS = ("figure", "origins", "sources", "claims", "status", "id")
_MEASURE_COLUMNS = ("measure", "figures", "what is stated")
_LONGEST = 160
_MOST_LINES = 10


def show_summary(report: RunReport, settings: Settings) -> None:
    """Print what a run did and what there is now."""
    console = open_console()
    if report.sources:
        console.print(_sources(report))
    for problem in report.problems:
        console.print(plain(problem, "red"))
    for line in _few([f"warning: {warning}" for warning in report.warnings]):
        console.print(plain(line, "yellow"))
    for line in _few([_rejected_line(each) for each in report.rejected]):
        console.print(plain(line))
    found = _published(report, settings)
    if found is not None:
        console.print(_holdings(found))
    console.print(_what_happened(report))
    if report.published is not None:
        console.print(plain(f"published: {settings.current} -> {Path(report.published).name}"))
    _show_next(console, report, found)


def _few(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are."""
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([f"... and {more} more"] if more > 0 else [])]


def _rejected_line(each: Rejected) -> str:
    detail = f" ({each.detail})" if each.detail else ""
    return f"rejected: {each.source_id}: {each.name}: {each.code}{detail}"


def _published(report: RunReport, settings: Settings) -> Summary | None:
    """What readers have, if this run was to publish."""
    if "publish" not in report.verbs or not settings.current.exists():
        return None
    with open_reader(settings.current) as con:
        return summary(con)


def _sources(report: RunReport) -> RenderableType:
    columns = ("source", "outcome", "new", "unchanged", "articles", "claims", "rejections", "s")
    rows = [
        (
            part.source_id,
            plain(part.outcome, _STATES[part.outcome]),
            part.fetched,
            part.unchanged,
            part.articles,
            part.claims,
            part.rejections,
            f"{part.seconds:.1f}",
        )
        for _, part in sorted(report.sources.items())
    ]
    made = table("Sources", columns, rows, right="new unchanged articles claims rejections s")
    reasons = [
        plain(f"{source_id}: {reason}", "yellow")
        for source_id in sorted(report.sources)
        if (reason := report.reason_of(source_id))
    ]
    return Group(made, *reasons)


def _holdings(found: Summary) -> RenderableType:
    parts: list[RenderableType] = [
        plain(
            f"{found.documents} documents, {found.articles} articles, {found.claims} claims,"
            f" {found.figures} figures, {found.measures} measures, {found.conflicts} conflicts,"
            f" {found.rejected_documents} documents rejected",
            "bold",
        )
    ]
    if found.most_origins:
        rows = [_figure_row(figure) for figure in found.most_origins]
        title = "Figures with most origins"
        parts.append(table(title, _FIGURE_COLUMNS, rows, right="origins sources claims"))
    if found.contested:
        rows = [_measure_row(measure) for measure in found.contested]
        parts.append(table("Contested measures", _MEASURE_COLUMNS, rows, right="figures"))
    return Group(*parts)


def _figure_row(figure: FigureLine) -> tuple[object, ...]:
    return (
        figure.statement,
        figure.origin_count,
        figure.source_count,
        figure.claim_count,
        figure.measure_status,
        figure.figure_id,
    )


def _measure_row(measure: MeasureLine) -> tuple[object, ...]:
    name = ", ".join(part for part in (measure.subject, measure.metric, measure.period) if part)
    stated = " / ".join(measure.statements)
    short = stated if len(stated) <= _LONGEST else f"{stated[: _LONGEST - 3]}..."
    return (name or measure.measure_id, measure.figure_count, short)


def _what_happened(report: RunReport) -> Text:
    counts = report.counts
    said = []
    if "fetch" in report.verbs:
        fetched, unchanged = counts.get("fetched", 0), counts.get("unchanged", 0)
        said.append(
            f"{fetched} new documents"
            if fetched
            else f"nothing new was fetched ({unchanged} unchanged)"
        )
    if "read" in report.verbs:
        read = counts.get("read", 0)
        said.append(f"{read} documents read" if read else "nothing to read")
    if report.published is not None and not counts.get("published"):
        said.append("the published file still holds")
    return plain(f"run {report.run_id}: {report.status}; {', '.join(said)}".removesuffix("; "))


def _show_next(console: Console, report: RunReport, found: Summary | None) -> None:
    if report.status == "refused":
        console.print("next: the data is loaded but not published; readers keep the last file")
    elif found is not None and found.most_origins:
        first = found.most_origins[0].figure_id
        console.print(
            f"next: figurehouse show {first}  |  figurehouse figures WORDS  |  figurehouse sql"
        )
    elif report.verbs != ("publish",) and "publish" not in report.verbs:
        following = {"fetch": "read", "read": "resolve", "resolve": "publish"}
        console.print(f"next: figurehouse {following[report.verbs[-1]]}")


def to_markdown(report: RunReport, settings: Settings) -> str:
    """The run's figures as a page in Markdown."""
    parts = [f"# Run {report.run_id}: {report.status}"]
    columns = ("source_id", "outcome", "reason", "fetched", "unchanged", "articles", "claims")
    sources = [tuple(part[name] for name in columns) for part in report.outcomes()]
    parts.append(_markdown_table(columns, sources))
    parts += [f"- {_escaped(problem)}" for problem in report.problems]
    found = _published(report, settings)
    if found is not None:
        parts.append(
            f"{found.documents} documents, {found.claims} claims, {found.figures} figures,"
            f" {found.conflicts} conflicts"
        )
        links = {"published file": settings.current, "log": _log_of(report, settings)}
        parts.append(
            ", ".join(f"[{name}]({path.resolve().as_uri()})" for name, path in links.items())
        )
        parts.append("## Figures with most origins")
        parts.append(_markdown_table(_FIGURE_COLUMNS, map(_figure_row, found.most_origins)))
        parts.append("## Contested measures")
        parts.append(_markdown_table(_MEASURE_COLUMNS, map(_measure_row, found.contested)))
    return "\n\n".join(parts)


def _log_of(report: RunReport, settings: Settings) -> Path:
    return settings.data / "runs" / f"{report.run_id}.jsonl"


def _markdown_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(_escaped, line))} |" for line in lines)


def _escaped(value: object) -> str:
    """Strangers' words as plain text in a Markdown table."""
    text = plain(value).plain
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|#!" else sign for sign in text)


def day(at: datetime | None) -> str:
    """A time as its day."""
    return at.date().isoformat() if at else ""
