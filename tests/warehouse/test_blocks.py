"""Which blocks are looked into for pairs: those that neither stand empty of others nor are too large."""

import pytest

from warehouse import query

CAP = 3


@pytest.fixture
def blocks(house):
    """Four blocks of one claim to four, the first of which is compared; claim 9 stands in all of them and is an echo."""
    sizes = {1: 1, 2: 2, 3: CAP, 4: CAP + 1}
    numbers = range(1, CAP + 2)
    rows = [
        {"block": block, "number": number}
        for block, size in sizes.items()
        for number in numbers
        if number <= size
    ]
    rows += [{"block": block, "number": 9} for block in sizes]
    marks = [{"claim_id": f"c_{number}", "number": number} for number in (*numbers, 9)]
    house.plant({"work.claim_marks": marks, "work.claim_blocks": rows})
    house.con.execute("CREATE TEMP TABLE compared AS SELECT 1::UBIGINT AS number")
    house.con.execute("CREATE TEMP TABLE echoes AS SELECT 9::UBIGINT AS number")
    return house


def open_blocks(house) -> list[int]:
    query.run(house.con, "resolve/create_open_rows", cap=CAP, telling_digits=4)
    assert house.one("SELECT count(*) FROM open_rows WHERE number = 9") == 0
    return [block for (block,) in house.rows("SELECT DISTINCT block FROM open_rows ORDER BY block")]


def test_blocks_up_to_the_cap_are_open(blocks) -> None:
    query.run(blocks.con, "resolve/create_nothing_moved")
    assert open_blocks(blocks) == [2, 3]


def test_blocks_of_which_the_size_is_known_are_open_as_if_it_were_not(blocks) -> None:
    """All four blocks had one claim fewer before."""
    blocks.con.execute(
        "CREATE TEMP TABLE old_blocks AS SELECT block, number FROM work.claim_blocks WHERE FALSE;"
        "CREATE TEMP TABLE old_marks (number UBIGINT, echo_of UBIGINT);"
        "CREATE TEMP TABLE incoming_blocks AS SELECT block, number FROM work.claim_blocks WHERE number IN (1, 9);"
        "CREATE TEMP TABLE speakers AS FROM (VALUES (1::UBIGINT, NULL::UBIGINT), (9, 1)) AS t(number, echo_of);"
        "CREATE TEMP TABLE turned_claims (number UBIGINT, old_echo_of UBIGINT, echo_of UBIGINT)"
    )
    query.run(blocks.con, "resolve/create_moved_blocks")
    assert blocks.rows("SELECT block, step, size FROM moved_blocks ORDER BY block") == [
        (1, 1, 1), (2, 1, 2), (3, 1, CAP), (4, 1, CAP + 1),
    ]  # fmt: skip
    assert open_blocks(blocks) == [2, 3]
    query.run(blocks.con, "resolve/create_passed_blocks", cap=CAP)
    assert blocks.rows("FROM passed_blocks") == [(4, True)]


@pytest.mark.parametrize(
    ("pair", "is_kept"),
    [((1, CAP), True), ((1, CAP + 1), False), ((2, CAP), True), ((1, 9), False)],
)
def test_a_pair_looked_at_again_still_shares_an_open_block(blocks, pair, is_kept) -> None:
    """The third claim stands in a block of the cap's size, the fourth only in one that is too large."""
    blocks.con.execute("CREATE TEMP TABLE lowered (one UBIGINT, other UBIGINT)")
    blocks.con.execute("INSERT INTO lowered VALUES (?, ?)", pair)
    query.run(blocks.con, "resolve/create_raw_pairs")
    query.run(blocks.con, "resolve/create_shared_blocks")
    query.run(blocks.con, "resolve/insert_lowered_pairs", cap=CAP)
    assert blocks.rows("FROM raw_pairs") == ([pair] if is_kept else [])
