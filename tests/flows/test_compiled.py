"""Compiled modules: only where they were made from the sources as they are, and the same answers."""

import ast
import copy
import copyreg
import dataclasses
import importlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from flows import compiled
from flows.cli_doctor import findings
from flows.compiled import current, find_build, sum_of_sources, write_stamp
from flows.compiling.sources import with_reductions, written_out
from flows.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '''"""A module."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Point:
    """A point
    in a plane.
    """

    x: int
    y: int = 0
    tags: dict[str, int] = field(default_factory=dict, kw_only=True)
    counts: dict[str, int] = field(default_factory=lambda: dict(a=0), kw_only=True)
    doubled: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "doubled", 2 * self.x)


@dataclass(slots=True)
class Plain:
    """Two fields."""

    name: str
    size: float = 1.0
'''


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Writes a source and imports it."""
    monkeypatch.syspath_prepend(tmp_path)

    def write_and_import(name: str, source: str):
        (tmp_path / f"{name}.py").write_text(source)
        monkeypatch.delitem(sys.modules, name, raising=False)
        return importlib.import_module(name)

    return write_and_import


def test_no_build_is_none(tmp_path) -> None:
    assert find_build(tmp_path, allowed=True).state == "none"


def test_a_build_of_these_sources_is_used_unless_it_is_switched_off(tmp_path) -> None:
    write_stamp(tmp_path, sum_of_sources())
    assert find_build(tmp_path, allowed=True).state == "in use"
    assert find_build(tmp_path, allowed=False).state == "off"


@pytest.mark.parametrize("stamp", ['{"sources": "0"}', "{}", "[]", '"in use"'])
def test_a_build_of_other_sources_is_never_used(tmp_path, stamp) -> None:
    (tmp_path / "stamp.json").write_text(stamp)
    assert find_build(tmp_path, allowed=True).state == "stale"


def test_half_a_build_is_none(tmp_path) -> None:
    (tmp_path / "stamp.json").write_text('{"sources": ')
    assert find_build(tmp_path, allowed=True).state == "none"


def test_a_changed_or_a_new_source_changes_the_sum(tmp_path, monkeypatch) -> None:
    (tmp_path / "pipeline/extract").mkdir(parents=True)
    source = tmp_path / "pipeline/extract/claims.py"
    source.write_text("a = 1\n")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    monkeypatch.setattr(compiled, "_SOURCES", ("pipeline/extract",))
    sums = {sum_of_sources()}
    source.write_text("a = 2\n")
    sums.add(sum_of_sources())
    source.with_name("facts.py").write_text("")
    sums.add(sum_of_sources())
    assert len(sums) == 3


@pytest.mark.parametrize(
    ("state", "told", "remedy"),
    [("none", "none", ""), ("stale", "other sources", "make compile"), ("in use", "in use", "")],
)
def test_the_doctor_says_which_reader_is_in_use(monkeypatch, tmp_path, state, told, remedy) -> None:
    build = compiled.Build(state, tmp_path)
    monkeypatch.setattr(compiled, "find_build", lambda *, allowed: build)
    settings = load_settings(data=tmp_path / "data")
    (found,) = [one for one in findings(settings) if one.about == "compiled reader"]
    assert told in found.state
    assert remedy in found.remedy
    assert not found.is_problem


def test_processes_import_what_the_stamp_says() -> None:
    """Whichever it is here: the settled state and the imported modules agree."""
    program = (
        "import flows, pipeline.extract.claims as claims, pipeline.model as model\n"
        "from flows.compiled import current\n"
        "print(current().state, claims.__file__.endswith('.py'), model.__file__.endswith('.py'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    from_sources = str(current().state != "in use")
    assert result.stdout.split()[-2:] == [from_sources, from_sources]


def test_a_module_that_is_imported_from_its_source_keeps_the_others_from_being_compiled() -> None:
    program = (
        "import sys, pipeline.model, flows\n"
        "print(any(type(finder).__module__ == 'flows.compiled' for finder in sys.meta_path))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize("write", [str, written_out])
def test_written_constructors_do_what_the_made_ones_did(load, write) -> None:
    module = load(f"module_{write.__name__}", write(SOURCE))
    point = module.Point(3, tags={"a": 1})
    assert (point.x, point.y, point.tags, point.doubled) == (3, 0, {"a": 1}, 6)
    assert module.Point(3).tags == {}
    assert module.Point(3).counts == {"a": 0}
    assert module.Point(3, counts={}).counts == {}
    with pytest.raises(TypeError):
        module.Point(1, 2, {})
    assert module.Plain("a") == module.Plain("a", 1.0)
    assert dataclasses.replace(module.Plain("a"), size=2.0).size == 2.0
    with pytest.raises(TypeError):
        hash(module.Plain("a"))


def test_written_constructors_leave_every_line_where_it_was() -> None:
    written = written_out(SOURCE)
    places = [
        {node.name: node.lineno for node in ast.walk(ast.parse(text)) if hasattr(node, "name")}
        for text in (SOURCE, written)
    ]
    del places[1]["__init__"]
    assert places[0] == places[1]
    assert len(written.splitlines()) == len(SOURCE.splitlines())


def test_a_dataclass_without_a_docstring_is_told() -> None:
    with pytest.raises(TypeError, match="Bare"):
        written_out("@dataclass\nclass Bare:\n    x: int\n")


def test_reductions_take_an_instance_apart_and_together(load) -> None:
    plain = SOURCE[SOURCE.index("@dataclass(slots=True)") :]
    module = load("reduced", with_reductions("from dataclasses import dataclass\n\n" + plain))
    one = module.Plain("a", 2.5)
    assert copyreg.dispatch_table[module.Plain](one) == (module.Plain, ("a", 2.5))
    assert copy.copy(one) == one


def test_sketches_of_texts_go_to_another_process_and_come_back() -> None:
    stories = importlib.import_module("pipeline.resolve.stories")
    sketch = stories.Sketch((1, 2), 7)
    again = pickle.loads(pickle.dumps(sketch))  # noqa: S301 - our own
    assert (again.sample, again.size) == (sketch.sample, sketch.size)


def test_the_nouns_go_to_another_process_and_come_back() -> None:
    model = importlib.import_module("pipeline.model")
    span = model.Span(1, 5)
    claimed = model.Rejection("d", "extract", "year", "", "a", span, "2024")
    assert pickle.loads(pickle.dumps(claimed)) == claimed  # noqa: S301 - our own
    assert len({span, model.Span(1, 5)}) == 1
