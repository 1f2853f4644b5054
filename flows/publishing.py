"""The verb publish: check the warehouse, build its file, move the link; or say why not."""

from flows.events import Event
from flows.job import Job, record
from warehouse import publish as publisher
from warehouse.publish import Publication, PublishRefused


def publish(job: Job) -> Publication | None:
    """Publish if all checks hold; None where they do not, with the reasons in the report.

    The ledger is written first, so that readers find this run in it.
    """
    job.tell(Event("publish", "begin", 0, 1))
    job.report.conclude()
    record(job)
    verbs = job.report.verbs
    try:
        publication = publisher.publish(
            job.con,
            job.settings.published,
            job.run_id,
            job.clock(),
            after_read="read" in verbs,
        )
    except PublishRefused as refusal:
        job.report.status = "refused"
        job.report.problems += [
            f"{check.name}: {check.violations} violations, such as {'; '.join(check.sample)}"
            for check in refusal.failed
        ]
        job.tell(Event("publish", "end", 0, 1, detail="refused"))
        return None
    job.report.published = str(publication.path)
    job.report.count(published=int(publication.is_new))
    job.tell(Event("publish", "end", 1, 1))
    return publication
