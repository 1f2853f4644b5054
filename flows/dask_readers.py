"""Reading on Dask's workers: batches go out as tasks of the flow, readings come back; the loader stays single.

Import this module only where ``FIGUREHOUSE_DASK`` is set: Dask is an extra.
What a worker cannot bring back (a document killed it, or does not end) is read
again by the processes of this machine, which reject the document that is to
blame and keep the rest.
"""

import logging
import pickle
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect_dask.task_runners import DaskTaskRunner

from flows.ahead import Advance, Handed, ReadAhead
from flows.reader import Read, read_safely
from pipeline import way
from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.model import Document, Reading
from pipeline.spec.rules import Rules
from pipeline.spec.source import Source

# what fails is told by the run; the rest is news of machinery
logging.getLogger("distributed").setLevel(logging.CRITICAL)

_log = logging.getLogger(__name__)

LOCAL = "local"
_AHEAD = 4
"""Batches under way beyond the one that is waited for, where the workers are not ours to count."""
_ALLOWANCE = 60.0
"""Seconds for a batch beside one document's: its way, all the others, a worker's first grammar."""


class Portion:
    """What one task gets; a plain class, so that Prefect does not look inside."""

    def __init__(
        self,
        documents: Sequence[Document],
        sources: Mapping[str, Source],
        ruleset: str,
        rules: bytes,
        read: Read,
    ) -> None:
        self.documents = list(documents)
        self.sources = {one.source_id: sources[one.source_id] for one in documents if one.source_id in sources}  # fmt: skip
        self.ruleset = ruleset
        self.rules = rules
        self.read = read


@lru_cache(maxsize=1)
def _grammars(_ruleset: str, rules: bytes) -> Mapping[str, Grammar]:
    """A worker keeps the grammars it compiled from one task to the next."""
    unpacked: Rules = pickle.loads(rules)  # noqa: S301 - packed by the run that sends it
    return to_grammars(unpacked)


@task(name="read on Dask", cache_policy=NO_CACHE, persist_result=False)
def read_portion(portion: Portion) -> list[Reading]:
    """Read documents on a worker."""
    grammars = _grammars(portion.ruleset, portion.rules)
    return [
        read_safely(portion.read, document, portion.sources, grammars)
        for document in portion.documents
    ]


class DaskReaders:
    """Workers of a Dask cluster that read; a context manager, to be entered within a flow run.

    ``place`` is ``local`` (a cluster of ``workers`` processes on this machine,
    which ends with the run) or the address of a scheduler whose workers have
    the same version of Figurehouse. ``spare`` reads what they fail to.
    """

    def __init__(
        self,
        place: str,
        rules: Rules,
        sources: Mapping[str, Source],
        spare: ReadAhead,
        *,
        workers: int,
        document_seconds: float,
        read: Read = way.read,
    ) -> None:
        self.ahead = workers if place == LOCAL else _AHEAD
        self._runner = _runner(place, workers)
        self._rules = pickle.dumps(rules, pickle.HIGHEST_PROTOCOL)
        self._ruleset = rules.ruleset
        self._sources = sources
        self._spare = spare
        self._patience = document_seconds + _ALLOWANCE
        self._read = read
        self._stack = ExitStack()
        self.spared = 0
        """Batches that the workers did not bring back."""

    def __enter__(self) -> Self:
        self._stack.enter_context(self._spare)
        self._stack.enter_context(self._runner)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, at)

    def hand(self, documents: Sequence[Document]) -> Handed:
        """Send documents to whichever worker is free."""
        portion = Portion(documents, self._sources, self._ruleset, self._rules, self._read)
        future = self._runner.submit(read_portion, {"portion": portion})

        def wait(advance: Advance) -> list[Reading]:
            try:
                readings: list[Reading] = future.result(timeout=self._patience)
            except Exception as error:  # noqa: BLE001 - whatever became of the worker, the documents are here
                self.spared += 1
                _log.warning(
                    "%d documents came not back from Dask and are read here: %s: %s",
                    len(documents), type(error).__name__, error,
                )  # fmt: skip
                return self._spare.hand(documents).readings(advance)
            advance(len(documents))
            return readings

        return Handed(documents, wait)


def _runner(place: str, workers: int) -> DaskTaskRunner:
    if place != LOCAL:
        return DaskTaskRunner(address=place)
    options: dict[str, Any] = {
        "n_workers": workers,
        "threads_per_worker": 1,
        "host": "127.0.0.1",
        "dashboard_address": None,
    }
    return DaskTaskRunner(cluster_kwargs=options)
