"""``judge``: a person's verdict on two claims or figures, which outranks any score."""

import getpass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of, open_published
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    import duckdb

_CLAIM = "c_"


class Verdict(StrEnum):
    """What a person can say of two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def judge(
    context: typer.Context,
    verdict: Annotated[Verdict, typer.Argument(metavar="same|different|unsure")],
    left: Annotated[str, typer.Argument(metavar="A", help="A claim or a figure, by id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    why: Annotated[str, typer.Option(help="The reason, for those who read it later.")],
    who: Annotated[
        str | None, typer.Option(help="Who says so.  [default: the name you are logged in by]")
    ] = None,
) -> None:
    """Say whether two claims, or all claims of two figures, state the same figure."""
    from flows.job import now
    from flows.judgements import append_judgements
    from pipeline.model import Judgement

    settings = globals_of(context).settings()
    with open_published(settings) as con:
        lefts, rights = _claims(con, left), _claims(con, right)
    pairs = _pairs(verdict, lefts, rights)
    if not pairs:
        raise FigurehouseError(
            f"{left} and {right} are the same claims", remedy="name two different ones"
        )
    at, person = now().replace(microsecond=0), who or _login()
    judgements = [Judgement(*pair, verdict.value, why, person, at) for pair in pairs]
    append_judgements(settings.judgements, judgements)
    print(f"{len(pairs)} verdicts added to {settings.judgements}")
    print("next: figurehouse resolve, then figurehouse publish")


def _claims(con: "duckdb.DuckDBPyConnection", name: str) -> list[str]:
    """The claim itself, or the claims of a figure.

    Raises:
        FigurehouseError: there is no such claim or figure.
    """
    from warehouse.questions import NoSuchFigureError, figure_page, missing_claims

    if name.startswith(_CLAIM):
        if missing_claims(con, [name]):
            raise FigurehouseError(
                f"no current claim {name!r}", remedy="`figurehouse show FIGURE` lists its claims"
            )
        return [name]
    try:
        return sorted(line.claim_id for line in figure_page(con, name).evidence)
    except NoSuchFigureError as error:
        raise FigurehouseError(str(error), remedy="`figurehouse figures` lists ids") from error


def _pairs(verdict: Verdict, lefts: list[str], rights: list[str]) -> list[tuple[str, str]]:
    """The pairs to judge, each in order of ids.

    To join two groups of claims, joining one of each with all of the other is
    enough; to keep them apart, every pair must be.
    """
    if verdict is Verdict.SAME:
        chosen = [*((lefts[0], right) for right in rights), *((left, rights[0]) for left in lefts)]
    else:
        chosen = [(left, right) for left in lefts for right in rights]
    pairs = {(min(pair), max(pair)) for pair in chosen}
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user of that number
        return "unknown"
