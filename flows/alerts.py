"""Telling somebody that a scheduled run did not end well."""

import json
import logging
import urllib.request
from urllib.parse import urlsplit

from flows.report import RunReport
from flows.settings import Settings

_SECONDS = 10.0
_log = logging.getLogger(__name__)


def tell_webhook(settings: Settings, report: RunReport) -> bool:
    """Post how the run ended to the webhook of the settings; whether it was taken.

    The run's own outcome never depends on it: what goes wrong is a line in the
    log. Body: run_id, status, problems, and source_id with reason for each
    source that did not end well.
    """
    if settings.webhook is None:
        return False
    if urlsplit(settings.webhook).scheme not in {"http", "https"}:
        _log.error("webhook %s: no http(s) address", settings.webhook)
        return False
    body = {
        "run_id": report.run_id,
        "status": report.status,
        "problems": report.problems,
        "sources": [
            {"source_id": part.source_id, "outcome": part.outcome, "reason": part.reason}
            for part in report.failed
        ],
    }
    request = urllib.request.Request(  # noqa: S310 - http(s) only, checked above; the operator's own address
        settings.webhook,
        json.dumps(body).encode(),
        {"content-type": "application/json", "user-agent": settings.user_agent},
    )
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310 - see above
            return True
    except OSError as error:
        _log.error("webhook %s: %s", settings.webhook, error)
        return False
