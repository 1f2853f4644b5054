"""Which figures may contradict each other is decided by numbers, before anything is read of their claims."""

from itertools import product

from flows.resolving import _widest
from pipeline.resolve.values import match, to_amount
from tests.resolve.statements import MATCHING, quantity
from warehouse import query

SAID = (
    "1000",
    "1049",
    "1070",
    "1249",
    "1300",
    "2000",
    ">1000",
    ">1099",
    "<1000",
    "900..1000",
    "~1001",
    "0",
)


def meets(house, *faces: dict[str, object]) -> bool:
    con = house.con
    con.execute("DELETE FROM work.figure_faces")
    rows = [{"figure_id": f"f_{n}", "metric": 7, "unit": 5} | face for n, face in enumerate(faces)]
    house.plant({"work.figure_faces": rows})
    con.execute(
        "CREATE OR REPLACE TEMP TABLE open_figures AS FROM (VALUES ('f_0'), ('f_1')) AS t(figure_id)"
    )
    con.execute("CREATE OR REPLACE TEMP TABLE linked_figures (one VARCHAR, other VARCHAR)")
    query.run(con, "resolve/create_meetings", agree=_widest(MATCHING.tolerances), size=10)
    return bool(house.one("SELECT count(*) FROM meetings"))


def face(said: str, stand: str, **rest: object) -> dict[str, object]:
    amount = to_amount(quantity(said), said, MATCHING)
    ends = [float(bound) for bound in (amount.low, amount.high) if bound is not None]
    return {"low": min(ends), "high": max(ends), "stand": stand, "counted": False} | rest


def test_a_plan_meets_whatever_may_state_its_value(house) -> None:
    agreeing = 0
    for one, other in product(SAID, SAID):
        amounts = [to_amount(quantity(said), said, MATCHING) for said in (one, other)]
        if match(amounts[0], amounts[1], MATCHING.tolerances) is not None:
            agreeing += 1
            assert meets(house, face(one, "planned"), face(other, "done")), (one, other)
    assert agreeing > len(SAID)


def test_a_plan_does_not_meet_another_value_but_in_another_unit(house) -> None:
    plan = face("1000", "planned")
    assert not meets(house, plan, face("2000", "done"))
    assert meets(house, plan, face("2000", "planned"))
    assert meets(house, plan, face("2000", "open"))
    # "doubled" is a rise by 100 percent
    assert meets(house, plan, face("2000", "done", unit=6))
