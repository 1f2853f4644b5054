"""``extract``: the claims of documents that are given, without a warehouse."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    from flows.reading import Readers
    from flows.settings import Settings
    from pipeline.spec.confidence import Confidence

_SIGNS = 6  # that a row of the table shows of what tells a claim's sureness; JSON has them all
_GROUP = 64  # lines that are read together; small enough that the first results come soon


class Format(StrEnum):
    """What a document can be given as."""

    TEXT = "text"
    HTML = "html"
    WORDPRESS = "wordpress"


def extract(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="A document; - is standard input.")
    ] = "-",
    form: Annotated[
        Format | None,
        typer.Option("--format", help="What the document is.  [default: told by its content]"),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="ISO 639-1 code.  [default: told by its content]")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication day, for 'last year' and such.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="The input is one JSON document per line; other options are defaults."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Tell how sure each part of a claim is, and what tells it."),
    ] = False,
) -> None:
    """Print the claims of one document, or of one document per line."""
    settings = globals_of(context).settings()
    _check_time(published)
    if jsonl:
        chosen = {"format": form, "language": language, "published": published}
        defaults = {name: str(value) for name, value in chosen.items() if value is not None}
        with _opened(file) as lines:
            _extract_lines(settings, lines, defaults, explain=explain)
    else:
        with _opened(file) as stream:
            body = stream.read()
        _extract_one(settings, body, form, language, published, as_json=as_json, explain=explain)


@contextmanager
def _opened(file: str) -> Iterator[IO[bytes]]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise FigurehouseError(
                f"{file}: cannot be read: {error.strerror}",
                remedy="name a file, or - for standard input",
            ) from error
        yield stream


def _check_time(published: str | None) -> None:
    from flows.extraction import is_time

    if published is not None and not is_time(published):
        raise FigurehouseError(
            f"--published {published}: is no day or time in ISO form", remedy="write 2025-01-24"
        )


def _extract_lines(
    settings: "Settings", lines: Iterator[bytes], defaults: Mapping[str, str], *, explain: bool
) -> None:
    from flows.extraction import in_groups

    explained = _weights(settings) if explain else None
    with _readers(settings, settings.workers) as readers:
        for group in in_groups(lines, _GROUP):
            for line in _answers(group, readers, defaults, explained):
                sys.stdout.buffer.write(line.encode() + b"\n")
            sys.stdout.buffer.flush()


def _answers(
    group: list[bytes],
    readers: "Readers",
    defaults: Mapping[str, str],
    explained: "Confidence | None",
) -> Iterator[str]:
    """One line out per line in, in order."""
    from flows.extraction import BadInputError, Input, to_document, to_input, to_line, to_record

    given: list[Input | BadInputError] = []
    for line in group:
        try:
            given.append(to_input(line, defaults))
        except BadInputError as error:
            given.append(error)
    good = [each for each in given if isinstance(each, Input)]
    readings = iter(readers.read([to_document(each) for each in good]))
    for each in given:
        if isinstance(each, Input):
            yield to_line(to_record(each, next(readings), explained))
        else:
            yield to_line({"id": each.id, "error": str(each)})


def _extract_one(
    settings: "Settings",
    body: bytes,
    form: Format | None,
    language: str | None,
    published: str | None,
    *,
    as_json: bool,
    explain: bool,
) -> None:
    from flows.extraction import (
        BadInputError,
        guess_input,
        to_document,
        to_line,
        to_record,
    )

    try:
        given = guess_input(body, form.value if form else None)
    except BadInputError as error:
        raise FigurehouseError(f"the document {error}", remedy="see --format") from error
    chosen = {"language": language, "published": published}
    given = given.model_copy(update={name: value for name, value in chosen.items() if value})
    with _readers(settings, workers=0) as readers:
        (reading,) = readers.read([to_document(given)])
    record = to_record(given, reading, _weights(settings) if explain else None)
    if as_json:
        print(to_line(record))
    if "error" in record:
        raise FigurehouseError(f"no article: {record['error']}", remedy="see --format")
    if not as_json:
        _show(record)


def _weights(settings: "Settings") -> "Confidence":
    from flows.configuration import load_rules_of

    return load_rules_of(settings).confidence


def _readers(settings: "Settings", workers: int) -> "Readers":
    from flows.configuration import load_rules_of
    from flows.reading import Readers

    return Readers(
        load_rules_of(settings),
        {},
        workers=workers,
        document_seconds=settings.document_seconds,
    )


def _show(record: Mapping[str, Any]) -> None:
    from flows.console import open_console, plain, table

    console = open_console()
    console.print(plain(record["title"], "bold"))
    console.print(plain(f"{record['language']}, published {record['published'] or 'unknown'}"))
    rows = [
        (
            claim["surface"],
            claim["value"],
            claim["unit"],
            claim["qualifier"],
            claim["kind"],
            claim["subject"],
            claim["metric"],
            claim["period"],
            claim["modality"],
            claim["attribution"],
        )
        for claim in record["claims"]
    ]
    names = "surface value unit qualifier kind subject metric period modality attribution"
    console.print(table(f"{len(rows)} claims", names.split(), rows, right="value"))
    explained = [
        (claim["surface"], part, f"{told['sure']:.2f}", claim["rule"], _signs(told["signs"]))
        for claim in record["claims"]
        for part, told in claim.get("explained", {}).items()
    ]
    if explained:
        names = "surface part sure rule signs"
        console.print(table("how sure, and why", names.split(), explained, right="sure"))


def _signs(signs: Mapping[str, float]) -> str:
    """The signs that weigh most, each with its weight."""
    heaviest = list(signs.items())[:_SIGNS]
    return ", ".join(f"{sign} {weight:+.2f}" for sign, weight in heaviest)
