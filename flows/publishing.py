"""The verb publish: check the warehouse, build its file, move the link; or say why not."""

from flows.events import Event
from flows.job import Job, record
from flows.rates import rates_source, read_rates
from warehouse import publish as publisher
from warehouse import removals
from warehouse.checks import Bounds, CheckResult, check_bounds
from warehouse.publish import Publication, PublishRefused
from warehouse.rates import update_rates

_KEPT = 5


def publish(job: Job) -> Publication | None:
    """Publish if all checks hold; None where they do not, with the reasons in the report.

    The ledger is written first, so that readers find this run in it.
    """
    job.tell(Event("publish", "begin", 0, 1))
    job.report.conclude()
    record(job)
    verbs = job.report.verbs
    update_rates(job.con, rates_source(), read_rates)
    removing = bool(removals.unfinished(job.con))
    try:
        publication = publisher.publish(
            job.con,
            job.settings.published,
            job.run_id,
            job.clock(),
            after_read="read" in verbs,
            # earlier files hold what is to be removed
            force=removing,
            keep=1 if removing else _KEPT,
            expectations=check_bounds(job.con, _bounds(job)),
        )
    except PublishRefused as refusal:
        job.report.status = "refused"
        job.report.problems += map(_line, refusal.failed)
        job.tell(Event("publish", "end", 0, 1, detail="refused"))
        return None
    if removing:
        removals.finish(job.con, job.clock())
    job.report.published = str(publication.path)
    job.report.count(published=int(publication.is_new))
    job.tell(Event("publish", "end", 1, 1))
    return publication


def _bounds(job: Job) -> dict[str, Bounds]:
    """What the sources visited are expected to hold; without a visit, what all of them are.

    A source that failed is a failed source, told as such: its bounds would keep
    what the others gave from readers.
    """
    sources = job.selected or tuple(job.sources.values())
    failed = {part.source_id for part in job.report.sources.values() if part.outcome == "failed"}
    return {
        source.id: Bounds(source.expect.articles_min, source.expect.rejected_share_max)
        for source in sources
        if source.id not in failed and source.expect.model_fields_set
    }


def _line(check: CheckResult) -> str:
    told = "; ".join(check.sample)
    if check.violations == len(check.sample):
        return f"{check.name}: {told}"
    return f"{check.name}: {check.violations} violations, such as {told}"
