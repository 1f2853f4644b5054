"""A figure as a sheet to cite from: what is stated, by whom, where, and in which words. Markdown."""

import re

from flows.summary import day
from warehouse.questions import EvidenceLine, FigurePage

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_END = re.compile(r"\s+")


def to_sheet(page: FigurePage) -> str:
    """The sheet of a figure; texts from articles are escaped, so that they stay texts."""
    figure = page.figure
    counts = f"{figure.claim_count} claims, {figure.source_count} sources, {figure.origin_count} independent origins"
    lines = [
        f"# {_text(figure.statement)}",
        "",
        f"Figure `{figure.figure_id}`: {counts}; its measure is {figure.measure_status}.",
        "",
    ]
    for number, line in enumerate(page.evidence, start=1):
        lines += [*_entry(number, line), ""]
    if page.conflicts:
        lines += ["## Contradicted by", ""]
        for conflict in page.conflicts:
            detail = f": {_text(conflict.detail)}" if conflict.detail else ""
            lines.append(
                f"- {_text(conflict.statement)} (`{conflict.figure_id}`, {conflict.type}{detail})"
            )
        lines.append("")
    return "\n".join(lines)


def _entry(number: int, line: EvidenceLine) -> list[str]:
    """A claim: its sentence with the number in bold, then where it stands."""
    before, after = line.sentence[: line.start], line.sentence[line.end :]
    sentence = f"{_text(before)}**{_text(line.sentence[line.start : line.end])}**{_text(after)}"
    said = f", citing {_text(line.attribution)}" if line.attribution else ""
    when = day(line.published_at) or "undated"
    return [
        f"{number}. > {sentence}",
        "",
        f"   {_text(line.source_title)}, “{_text(line.title)}”, {when}{said}.",
        f"   <{_address(line.url)}> (claim `{line.claim_id}`)",
    ]


def _text(text: str) -> str:
    """A text in one line with what would be markup escaped; blanks at its ends stay."""
    return _MARKUP.sub(r"\\\1", _LINE_END.sub(" ", text))


def _address(url: str) -> str:
    """An address that cannot end its own brackets."""
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("\n", "%0A")
