"""The observations of WORDPRESS.md (shared notes), row by row: which tests stand for each.

Rows that no other test shows have one here.
"""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.fetch.listing import to_records
from pipeline.fetch.post import to_post
from pipeline.urls import canonical_url

TESTS = Path(__file__).parents[1]
ROWS = {
    1: "fetch/test_wordpress.py::test_a_smaller_page_is_accepted",
    2: "fetch/test_wordpress.py::test_totals_may_be_missing",
    3: "fetch/test_client.py::test_an_answer_has_all_that_counts",
    4: "fetch/test_wordpress.py::test_closed_posts_are_never_stored",
    5: "fetch/test_wordpress.py::test_posts_that_shift_while_they_are_read_are_found",
    6: "fetch/test_wordpress.py::test_posts_of_one_second_all_come",
    7: "fetch/test_wordpress.py::test_the_second_visit_takes_only_what_is_new",
    8: "fetch/test_wordpress_rows.py::test_times_in_gmt_are_utc",
    9: "clean/test_article.py::test_wordpress_post",
    10: "clean/test_fragment.py::test_lines",
    11: "fetch/test_wordpress_rows.py::test_empty_lists_of_php_are_no_reason_to_reject_a_post",
    12: "fetch/test_endpoint.py::test_parameters_that_a_site_does_not_know_are_left_out",
    13: "fetch/test_withdrawals.py::test_a_post_that_is_gone_is_withdrawn",
    14: "fetch/test_automatic.py::test_a_closed_api_is_replaced_by_the_feed",
    15: "fetch/test_endpoint.py::test_an_api_that_lies_elsewhere_is_found_and_remembered",
    16: "fetch/test_wordpress_rows.py::test_the_id_is_the_identity",
    17: "fetch/test_client.py::test_validators_go_to_their_own_address_only",
    18: "fetch/test_automatic.py::test_the_history_of_a_closed_site_is_read_page_by_page",
    19: "fetch/test_sitemap.py::test_indexes_are_followed_without_archives_images_and_loops",
    20: "fetch/test_page.py::test_validators_are_those_of_the_last_address",
    21: "faults/cases/wordpress.toml::every page redirects to itself and REST answers (row 21)",
    22: "faults/cases/statuses.toml::posts answer a database error",
    23: "faults/cases/wordpress.toml::a warning of PHP before the list (row 23)",
    24: "faults/cases/more.toml::noindex keeps nobody from reading (row 24)",
    25: "faults/test_changes.py::test_an_edit_is_a_new_version_and_supersedes_its_claims",
    26: "fetch/test_wordpress_rows.py::test_spellings_of_an_address_are_one",
    27: "clean/test_article.py::test_the_language_is_that_of_the_text",
}


@pytest.mark.parametrize("row", range(1, 28))
def test_every_row_has_a_test(row):
    file, _, name = ROWS[row].partition("::")
    text = (TESTS / file).read_text(encoding="utf-8")
    form = rf"^def {name}\(" if file.endswith(".py") else rf'^name = "{re.escape(name)}"$'
    assert re.search(form, text, re.MULTILINE)


def post(**fields):
    return {"id": 7, "content": {"rendered": "A note."}, **fields}


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025-04-14T08:49:27", datetime(2025, 4, 14, 8, 49, 27, tzinfo=UTC)),
        ("2025-04-14T08:49:27Z", datetime(2025, 4, 14, 8, 49, 27, tzinfo=UTC)),
        ("2025-04-14T10:49:27+02:00", datetime(2025, 4, 14, 8, 49, 27, tzinfo=UTC)),
        ("0000-00-00T00:00:00", None),
        ("", None),
        (7, None),
    ],
)
def test_times_in_gmt_are_utc(value, moment):
    assert to_post(post(modified_gmt=value)).modified_at == moment


@pytest.mark.parametrize(
    "fields",
    [
        {"meta": [], "acf": [], "class_list": ["post-7"]},
        {"meta": {"a": 1}, "acf": {"b": {}}, "class_list": {"0": "post-7", "5": "x"}},
        {"title": "", "excerpt": None, "author": 0, "_links": []},
    ],
)
def test_empty_lists_of_php_are_no_reason_to_reject_a_post(fields):
    assert to_post(post(**fields)).key == "post:7"


def test_the_id_is_the_identity():
    moved = to_post(post(link="https://new.test/en/x/", guid={"rendered": "http://old.test/?p=7"}))
    assert (moved.key, moved.url) == ("post:7", "https://new.test/en/x/")


def test_spellings_of_an_address_are_one():
    lower = canonical_url("https://a.test/bloecke-%e6%97%a5%e6%9c%ac/")
    assert lower == canonical_url("https://a.test/bloecke-\u65e5\u672c")


def test_a_list_that_php_made_an_object_is_a_list():
    posts = {"0": post(), "2": post(id=8)}
    records = to_records(json.dumps(posts).encode())
    assert [record.value["id"] for record in records] == [7, 8]
    assert json.loads(records[1].body) == posts["2"]
