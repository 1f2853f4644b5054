"""A removal as a run: withdraw, resolve, erase, publish, and write the files anew."""

from flows.errors import FigurehouseError
from flows.events import Verb
from flows.job import open_job
from flows.locks import writer_lock
from flows.publishing import publish
from flows.report import RunReport
from flows.settings import Settings
from flows.stages import resolve
from warehouse import removals
from warehouse.rewriting import rewrite

_VERBS: tuple[Verb, ...] = ("resolve", "publish")


def remove(
    settings: Settings, *, source_id: str | None, article_id: str | None, why: str
) -> tuple[RunReport, dict[str, int]]:
    """Remove a source or an article; the run's report, and how many rows of which kind are gone.

    Raises:
        FigurehouseError: there is no such source or article, or another process writes.
    """
    report = RunReport("", _VERBS)
    if not settings.warehouse.exists():
        raise FigurehouseError(
            f"{settings.warehouse}: there is no warehouse yet", remedy="nothing is kept, then"
        )
    with open_job(settings, _VERBS, report=report) as job:
        try:
            removals.request(
                job.con,
                source_id=source_id,
                article_id=article_id,
                why=why,
                at=job.clock(),
                run_id=job.run_id,
            )
        except removals.NothingToRemoveError as error:
            raise FigurehouseError(
                str(error), remedy="ids stand in core.sources and core.articles: `figurehouse sql`"
            ) from error
        counts = resolve(job)
        publish(job)
    with writer_lock(settings.data, settings.lock_seconds, "remove"):
        rewrite(settings.warehouse)
    return report, {name: counts[f"erased_{name}"] for name in removals.COUNTED}
