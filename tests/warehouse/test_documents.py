import pytest

from pipeline.crawl import Batch, CrawlState
from pipeline.model import Rejection
from warehouse.documents import (
    SourceRow,
    known,
    load_batch,
    save_sources,
    unread,
    unread_ids,
    waiting,
)


def test_a_document_comes_back_as_it_was_received(house, make):
    document = make.document(
        body=bytes(range(256)) * 50,
        final_url="https://paper.test/elsewhere",
        http_status=200,
        content_type="text/html; charset=latin-1",
        etag='W/"1"',
        last_modified="Sat, 01 Mar 2025 12:00:00 GMT",
    )
    counts = house.fetch(document, make.document("empty", b""))
    assert counts["documents"] == 2
    assert unread(house.con, "r1", 10) == [document, make.document("empty", b"")]
    assert house.one("SELECT octet_length(body) < body_size FROM raw.documents LIMIT 1")


def test_delivering_the_same_again_changes_nothing(house, make):
    document = make.document()
    rejection = Rejection("d_gone", "fetch", "too-large", "21 MB")
    house.fetch(document, document, rejections=(rejection,))
    before = house.content()
    counts = house.fetch(document, rejections=(rejection,))
    assert counts["documents"] == counts["rejections"] == counts["restored"] == 0
    assert counts["unchanged"] == 1
    after = house.content()
    before.pop("meta.loads")
    after.pop("meta.loads")
    assert after == before


def test_an_edited_record_is_a_new_document_and_only_that_is_read(house, make):
    old, new = make.document(body=b"old"), make.document(body=b"new")
    house.fetch(old)
    house.fetch(new, hours=1)
    assert house.one("SELECT count(*) FROM raw.documents") == 2
    assert unread_ids(house.con, "r1") == [new.id]
    assert known(house.con, "paper").digests == {"1": new.body_sha256}


def test_of_two_versions_in_one_batch_the_last_counts(house, make):
    old, new = make.document(body=b"old"), make.document(body=b"new")
    house.fetch(old, new)
    assert unread_ids(house.con, "r1") == [new.id]


def test_a_record_may_go_back_to_an_earlier_document(house, make):
    old, new = make.document(body=b"old"), make.document(body=b"new")
    house.fetch(old)
    house.read(make.refusal(old))
    house.fetch(new)
    house.read(make.reading(new, "5 percent closed", "5 percent"))
    house.fetch(old)
    assert known(house.con, "paper").digests == {"1": old.body_sha256}
    assert unread_ids(house.con, "r1") == [old.id]
    house.read(make.refusal(old))
    assert unread_ids(house.con, "r1") == []
    assert house.one("SELECT count(*) FROM core.claims WHERE superseded_at IS NULL") == 0


def test_what_was_read_under_a_ruleset_is_not_unread(house, make):
    first, second, third = (make.document(key) for key in "123")
    house.fetch(first, second, third)
    house.read(make.reading(first, "Nothing"), make.refusal(second))
    assert unread_ids(house.con, "r1") == [third.id]
    assert unread_ids(house.con, "r2") == [third.id, first.id, second.id]
    assert [one.is_known for one in waiting(house.con, "r2")] == [False, True, True]
    assert [document.id for document in unread(house.con, "r2", 2)] == [first.id, third.id]


def test_a_document_that_fetch_rejected_is_not_unread(house, make):
    document = make.document()
    house.fetch(document, rejections=(Rejection(document.id, "fetch", "unknown-format"),))
    assert unread_ids(house.con, "r1") == []
    assert house.one("SELECT source_id FROM core.rejections") == "paper"


def test_a_withdrawn_record_takes_its_article_and_claims_out(house, make):
    document = make.document()
    house.fetch(document)
    house.read(make.reading(document, "5 percent closed", "5 percent"))
    assert house.fetch(withdrawn=("1", "never-seen"), hours=2)["withdrawn"] == 1
    assert house.one("SELECT withdrawn_at FROM core.articles") == make.at(2)
    assert house.one("SELECT superseded_at FROM core.claims") == make.at(2)
    assert known(house.con, "paper").digests == {}
    assert unread_ids(house.con, "r2") == []
    before = house.content()
    assert house.fetch(withdrawn=("1",), hours=3)["withdrawn"] == 0
    assert house.content()["core.articles"] == before["core.articles"]


def test_a_withdrawn_record_may_return(house, make):
    document = make.document()
    house.fetch(document)
    house.read(make.reading(document, "5 percent closed", "5 percent"))
    before = house.content()
    house.fetch(withdrawn=("1",), hours=2)
    assert house.fetch(document, hours=0)["restored"] == 1
    after = house.content()
    for table in ("core.articles", "core.claims", "raw.documents", "core.records"):
        assert after[table] == before[table]


def test_withdrawing_touches_only_its_own_source(house, make):
    own, other = make.document(), make.document(source_id="other")
    house.fetch(own, other)
    house.read(make.reading(own, "x"), make.reading(other, "x"))
    house.fetch(withdrawn=("1",))
    assert house.rows("SELECT source_id FROM core.articles WHERE withdrawn_at IS NULL") == [
        ("other",)
    ]


def test_a_batch_that_withdraws_has_to_name_its_source(house, make):
    with pytest.raises(ValueError, match="source_id"):
        load_batch(house.con, Batch(withdrawn=("1",)), make.at(0))


def test_crawl_state_is_kept_per_address(house, make):
    first = CrawlState("paper", "https://paper.test/feed", make.at(0), etag='"a"')
    second = CrawlState(
        "paper", "https://paper.test/feed", make.at(1), None, "Sat", "page=2", "ab", make.at(9)
    )
    house.fetch(states=(first,))
    assert known(house.con, "paper").states == {first.address: first}
    house.fetch(states=(first, second))
    assert known(house.con, "paper").states == {second.address: second}
    assert known(house.con, "other").states == {}


def test_all_of_a_batch_or_nothing(house, make, monkeypatch):
    before = house.content()
    broken = CrawlState("paper", "https://paper.test/feed", None)
    with pytest.raises(Exception, match="NOT NULL"):
        house.fetch(make.document(), states=(broken,))
    assert house.content() == before


def test_sources_take_over_what_their_file_says(house, make):
    save_sources(house.con, [SourceRow("paper", "Paper", "feed", "https://p", "live")], make.at(0))
    house.fetch(make.document(), hours=1)
    save_sources(house.con, [SourceRow("paper", "The Paper", "feed", None, "live")], make.at(2))
    assert house.rows("FROM core.sources") == [
        ("paper", "The Paper", "feed", None, "live", make.at(0), make.at(1))
    ]


def test_a_source_without_a_file_is_known_by_its_name(house, make):
    house.fetch(make.document())
    assert house.rows("SELECT source_id, title, kind FROM core.sources") == [
        ("paper", "paper", None)
    ]


def test_the_ledger_says_what_each_load_did(house, make):
    house.fetch(make.document())
    run, verb, source, documents = house.one(
        "SELECT run_id, verb, source_id, (counts ->> 'documents')::INTEGER FROM meta.loads"
    )
    assert (run, verb, source, documents) == ("run-1", "fetch", "paper", 1)


def test_what_no_table_can_hold_does_not_stop_a_load(house, make):
    document = make.document(content_type="text/\ud800\0", url="https://paper.test/\udfff")
    house.fetch(document, rejections=(Rejection("d_x", "fetch", "bad", "\0\ud800"),))
    assert house.one("SELECT url FROM raw.documents") == "https://paper.test/\ufffd"
    assert house.one("SELECT length(detail) FROM core.rejections") == 2


def test_a_record_that_becomes_unreadable_has_no_article_until_it_can_be_read_again(house, make):
    document, broken = make.document(), make.document(body=b"broken")
    house.fetch(document, make.document("2"))
    house.read(
        make.reading(document, "5 percent closed", "5 percent"),
        make.reading(make.document("2"), "6 percent closed", "6 percent"),
    )
    house.fetch(broken, rejections=(Rejection(broken.id, "fetch", "broken-json"),), hours=2)
    standing = "SELECT document_id FROM core.articles WHERE superseded_at IS NULL"
    assert house.rows(standing) == [(make.document("2").id,)]
    assert house.rows("SELECT surface FROM core.claims WHERE superseded_at IS NULL") == [
        ("6 percent",)
    ]
    assert house.rows(
        "SELECT superseded_reason, superseded_at FROM core.articles WHERE document_id = ?",
        document.id,
    ) == [("edit", make.at(2))]
    before = house.content()
    house.fetch(broken, rejections=(Rejection(broken.id, "fetch", "broken-json"),), hours=2)
    assert house.content()["core.articles"] == before["core.articles"]
    house.fetch(document, hours=3)
    assert unread_ids(house.con, "r1") == [document.id]
    house.read(make.reading(document, "5 percent closed", "5 percent"), hours=4)
    assert len(house.rows(standing)) == 2
