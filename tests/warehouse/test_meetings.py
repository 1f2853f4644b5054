"""Which figures may contradict each other is decided by numbers, before anything is read of their claims."""

from itertools import product

from flows.resolving import _widest
from pipeline.resolve.compare import Comparison
from pipeline.resolve.marks import to_mark
from pipeline.resolve.values import match, to_amount
from tests.resolve.statements import MATCHING, evidence, quantity
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


def stated(house, *said: str) -> None:
    """Each figure is stated by one claim."""
    house.con.execute("DELETE FROM core.figure_claims")
    house.con.execute("DELETE FROM work.claim_marks")
    marks = [to_mark(evidence(f"c_{n}", each), Comparison(MATCHING)) for n, each in enumerate(said)]
    names = ("claim_id", "number", "low", "high", "value_low", "value_high")
    house.plant(
        {
            "core.figure_claims": [
                {"figure_id": f"f_{n}", "claim_id": f"c_{n}"} for n in range(len(said))
            ],
            "work.claim_marks": [{name: getattr(one, name) for name in names} for one in marks],
        }
    )


def test_claims_tell_more_narrowly_whether_a_plan_and_a_fact_may_state_one_value(house) -> None:
    for one, other in product(SAID, SAID):
        stated(house, one, other)
        amounts = [to_amount(quantity(said), said, MATCHING) for said in (one, other)]
        if match(amounts[0], amounts[1], MATCHING.tolerances) is not None:
            assert meets(house, face(one, "planned"), face(other, "done")), (one, other)
    stated(house, "1000", "1249")
    assert not meets(house, face("1000", "planned"), face("1249", "done"))
    # who plans one of two values contradicts whoever plans the other
    assert meets(house, face("1000", "planned"), face("1249", "planned"))
    stated(house, ">1000", "1249")
    assert meets(house, face(">1000", "planned"), face("1249", "done"))
