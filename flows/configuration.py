"""Loading the configuration that the settings name, with errors for the person who mends it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from flows.errors import FigurehouseError
from flows.settings import Settings
from pipeline import ids
from pipeline.spec.errors import SpecError
from pipeline.spec.rules import Rules, load_rules
from pipeline.spec.source import Source, load_sources


def load_rules_of(settings: Settings) -> Rules:
    """The rules.

    Raises:
        FigurehouseError: a file is missing or wrong.
    """
    if not settings.config.is_dir():
        raise FigurehouseError(
            f"{settings.config}: no such folder of rules",
            remedy="name it with --config, or start where it lies",
        )
    with _telling_of_files():
        return load_rules(settings.config)


def load_sources_of(settings: Settings) -> dict[str, Source]:
    """All source files by source id.

    Raises:
        FigurehouseError: the folder is missing, or a file is wrong.
    """
    with _telling_of_files():
        return load_sources(settings.sources)


def with_corrections(rules: Rules, sources: Mapping[str, Source]) -> Rules:
    """The rules, under another name where source files correct articles.

    A correction changes what a document is read to, so documents have to be
    read again when one is added, changed or taken away.
    """
    corrections = {
        source.id: [each.model_dump(mode="json") for each in source.corrections]
        for source in sources.values()
        if source.corrections
    }
    if not corrections:
        return rules
    state = json.dumps(corrections, sort_keys=True)
    return replace(rules, ruleset=ids.digest(rules.ruleset, state)[:12])


@contextmanager
def _telling_of_files() -> Iterator[None]:
    try:
        yield
    except SpecError as error:
        raise FigurehouseError(str(error), remedy="mend the file and start again") from error
    except OSError as error:
        raise FigurehouseError(
            f"{error.filename}: cannot be read: {error.strerror}",
            remedy="mend its permissions, or name another folder with --config",
        ) from error
