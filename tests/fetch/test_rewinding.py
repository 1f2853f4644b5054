"""Going back: what came since a day is asked for again, and a visit that was cut off goes on."""

from datetime import UTC, datetime

import pytest

from pipeline.crawl import CrawlState, Known
from pipeline.fetch.rewinding import rewound

BLOG = "http://blog.test/"
SINCE = datetime(2026, 1, 2, 5, tzinfo=UTC)
CHECKED = datetime(2026, 2, 1, tzinfo=UTC)


def source():
    return {"kind": "wordpress", "url": BLOG, "fetch": {"max_pages": 2}}


def all_known(lab, app):
    known = None
    for _ in range(4):
        known = lab.visit(app, source(), known).known(known)
    return known


def test_what_earlier_visits_missed_is_found_and_nothing_is_stored_twice(lab) -> None:
    app = lab.WordPress(400)
    known = all_known(lab, app)
    lost = {f"post:{number}" for number in (250, 390)}
    known = Known(known.states, {k: v for k, v in known.digests.items() if k not in lost})
    assert lab.visit(app, source(), known, since=SINCE).known(known).digests.keys() >= {"post:250"}


def test_a_visit_that_was_cut_off_goes_on_where_it_stopped(lab) -> None:
    app = lab.WordPress(600)
    known = all_known(lab, app)
    asked = []
    for _ in range(4):
        outcome = lab.visit(app, source(), known, since=SINCE)
        assert outcome.documents == []
        asked.append(
            next(call.query["modified_after"] for call in outcome.wire.calls if call.query)
        )
        known = outcome.known(known)
    assert asked[0] == "2026-01-02T04:58:00Z"
    assert asked[:3] == sorted(set(asked[:3]))
    assert asked[3] == asked[0]  # it had come to its end: the same command goes back anew


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (
            CrawlState("s", "http://x.test/feed", datetime(2025, 12, 1, tzinfo=UTC), etag='"1"'),
            True,
        ),
        (CrawlState("s", "http://x.test/feed", CHECKED, etag='"1"'), False),
        (CrawlState("s", "rest:x.test", CHECKED, next_check_at=CHECKED), True),
        (CrawlState("s", BLOG, CHECKED, cursor='{"modified": "?"}'), False),
        (CrawlState("s", BLOG, CHECKED, cursor="not ours"), False),
    ],
)
def test_what_was_learned_since_then_is_forgotten(state, kept) -> None:
    known = Known({state.address: state}, {"post:1": "digest"})
    assert (state.address in rewound(known, SINCE).states) is kept
    assert rewound(known, SINCE).digests == known.digests
    assert rewound(known, None) is known
