"""``entities suggest``: names in the warehouse that seem to be one, as lines for entities.toml."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of, open_published

if TYPE_CHECKING:
    from pipeline.resolve.aliases import Suggestion
    from pipeline.spec.entities import Entities

entities = typer.Typer(
    name="entities", help="Names of companies, places and bodies.", no_args_is_help=True
)
_KINDS = ("company", "organisation", "agency", "project", "thing", "person", "place", "city")
_UNKNOWN = "organisation"


@entities.command()
def suggest(
    context: typer.Context,
    least: Annotated[
        int, typer.Option(min=1, help="Leave out names that fewer claims bear together.")
    ] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of TOML.")] = False,
) -> None:
    """List names that seem to be one, as TOML lines to accept into entities.toml."""
    from flows.configuration import load_rules_of
    from pipeline.resolve.aliases import NameUse, spelled_out
    from pipeline.resolve.aliases import suggest as find
    from warehouse.names import bracketed_texts, claimed_names

    settings = globals_of(context).settings()
    rules = load_rules_of(settings)
    known = _known(rules.entities)
    spelled: dict[tuple[str, str], str] = {}
    with open_published(settings) as con:
        uses = [
            NameUse(
                each.name, each.claims, each.articles, each.figures, each.languages, each.example
            )
            for each in claimed_names(con)
        ]
        for text in bracketed_texts(con):
            for acronym, long, around in spelled_out(text, rules.matching.aliases):
                spelled.setdefault((acronym, long), around)
    found = [
        each for each in find(uses, spelled, known, rules.matching.aliases) if each.claims >= least
    ]
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
        return
    print(to_lines(found, rules.entities, str(settings.config / "entities.toml")))


def _kinds(entities_: "Entities") -> dict[str, Mapping[str, tuple[str, ...]]]:
    return {kind: getattr(entities_, kind) for kind in _KINDS}


def _known(entities_: "Entities") -> dict[str, str]:
    """The canonical name of every folded name."""
    from pipeline.resolve.wording import fold

    return {
        fold(name): canonical
        for names in _kinds(entities_).values()
        for canonical, aliases in names.items()
        for name in (canonical, *aliases)
    }


def to_lines(found: "list[Suggestion]", known: "Entities", path: str) -> str:
    """The suggestions as TOML, with reason and example above each line.

    A name that stands in the file already comes with its aliases there, so
    that the line can take the place of the one that is there.
    """
    if not found:
        return "# no two names seem to be one"
    kind_of = {name: kind for kind, names in _kinds(known).items() for name in names}
    lines = [f"# Names that seem to be one. What is right goes into {path}; what is not, does not."]
    grouped: dict[str, dict[str, list[Suggestion]]] = {}
    for each in found:
        kind = kind_of.get(each.name, "company" if each.why == "legal form" else _UNKNOWN)
        grouped.setdefault(kind, {}).setdefault(each.name, []).append(each)
    for kind in (kind for kind in _KINDS if kind in grouped):
        lines += ["", f"[{kind}]"]
        for name, several in grouped[kind].items():
            old = _kinds(known)[kind].get(name, ())
            for each in several:
                places = f"{each.claims} claims in {each.articles} articles"
                lines.append(f"# {each.why}: {each.reason} ({places})")
                lines.append(f"#   {' '.join(each.example.split())[:160]}")
            if name in kind_of:
                lines.append("# in place of the line that is there")
            aliases = ", ".join(map(_quoted, (*old, *(each.alias for each in several))))
            lines.append(f"{_quoted(name)} = [{aliases}]")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A basic string of TOML, which JSON's strings are too."""
    return json.dumps(text, ensure_ascii=False)
