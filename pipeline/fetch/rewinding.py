"""Going back: a source is asked again for what came since a day, whatever earlier visits have seen."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from pipeline.crawl import CrawlState, Known

_RESTING = "rest:"
BACK_TO = "back_to"
"""In a cursor: the day that a visit goes back to, until it has come all the way up again."""


def rewound(known: Known, since: datetime | None) -> Known:
    """What is known of a source, as if nothing had been visited since ``since``.

    Stored records stay known, so that only what differs is stored again. A list
    with a cursor is read from that time on; where an earlier visit that went back
    to the same time has not come to its end, it goes on where that one stopped.
    Hosts that asked to be left alone still are.
    """
    if since is None:
        return known
    states = (_rewound(state, since) for state in known.states.values())
    return replace(known, states={state.address: state for state in states if state is not None})


def _rewound(state: CrawlState, since: datetime) -> CrawlState | None:
    if state.address.startswith(_RESTING):
        return state
    memory = _memory(state.cursor)
    if "modified" in memory:
        if memory.get(BACK_TO) == since.isoformat():
            return state
        try:
            modified = min(datetime.fromisoformat(memory["modified"]), since)
        except (TypeError, ValueError):
            return None
        memory |= {"modified": modified.isoformat(), BACK_TO: since.isoformat()}
        return replace(state, cursor=json.dumps(memory, sort_keys=True))
    return state if state.checked_at < since else None


def _memory(cursor: str | None) -> dict[str, Any]:
    try:
        memory = json.loads(cursor or "{}")
    except ValueError:
        return {}
    return memory if isinstance(memory, dict) else {}
