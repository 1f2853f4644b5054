"""Sources as mypyc likes them: constructors of dataclasses written out, constants said to be constant.

mypyc compiles what stands in the source. A dataclass's ``__init__`` is made when the module is
imported, stays interpreted, and a third of the reader's time goes there; written into the class,
it is compiled, and its callers call it directly. Nothing else of the class changes: fields,
comparison, hash and ``replace`` are the decorator's. That an instance is frozen is checked in the
sources, by mypy and at run time; the copy has no need to check it again. Names in capitals are
constants by the house's style; marked as final they are read without a look-up. A line stays the
line it was, so that tracebacks of compiled code show the place in the source.
"""

import ast
import re
from collections import Counter

_DECORATOR = "dataclass"
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_IMPORT = "from typing import Final"


def written_out(source: str) -> str:
    """The source of a module with the constructors of its dataclasses, and constants that are final."""
    lines = source.split("\n")
    tree = ast.parse(source)
    for one in ast.walk(tree):
        if isinstance(one, ast.ClassDef):
            for decorator in one.decorator_list:
                if _name_of(decorator) == _DECORATOR:
                    _write_out(one, decorator, lines)
    if _mark_constants(tree, lines):
        documentation = tree.body[0].end_lineno or 1
        lines[documentation - 1] += f"; {_IMPORT}"
    return "\n".join(lines)


def _mark_constants(tree: ast.Module, lines: list[str]) -> bool:
    """Say of each constant of the module that it is one; whether there are any."""
    constants = []
    for one in tree.body:
        if isinstance(one, ast.Assign) and len(one.targets) == 1 and not _is_type(one.value):
            constants.append((one.targets[0], ""))
        elif isinstance(one, ast.AnnAssign) and one.value is not None:
            constants.append((one.target, ast.unparse(one.annotation)))
    names = Counter(node.id for node, _ in constants if isinstance(node, ast.Name))
    found = False
    for node, annotation in constants:
        if isinstance(node, ast.Name) and _CONSTANT.fullmatch(node.id) and names[node.id] == 1:
            found = True
            line = lines[node.lineno - 1]
            _, equals, value = line.partition(" = ")
            kind = f"Final[{annotation}]" if annotation else "Final"
            lines[node.lineno - 1] = f"{node.id}: {kind}{equals}{value}"
    return found


def with_reductions(source: str) -> str:
    """The same for modules whose classes go to other processes: each as its fields, by its constructor."""
    lines = [written_out(source), "import copyreg"]
    for one in ast.parse(source).body:
        if isinstance(one, ast.ClassDef) and _DECORATOR in map(_name_of, one.decorator_list):
            fields = [
                ast.unparse(each.target) for each in one.body if isinstance(each, ast.AnnAssign)
            ]
            values = "".join(f"one.{field}, " for field in fields)
            kind = f"tuple[type[{one.name}], tuple[object, ...]]"
            lines += [
                f"def _reduced_{one.name}(one: {one.name}) -> {kind}: return {one.name}, ({values})",
                f"copyreg.pickle({one.name}, _reduced_{one.name})",
            ]
    return "\n".join(lines)


def _is_type(value: ast.expr) -> bool:
    """Whether a value is a variable of types, which is no constant."""
    return _name_of(value) == "TypeVar"


def _write_out(one: ast.ClassDef, decorator: ast.expr, lines: list[str]) -> None:
    options = {}
    if isinstance(decorator, ast.Call):
        options = {str(option.arg): ast.unparse(option.value) for option in decorator.keywords}
    if options.pop("frozen", "") == "True" and options.get("eq") != "False":
        options["unsafe_hash"] = "True"
    options.pop("slots", None)  # compiled classes have no other attributes anyway
    options["init"] = "False"
    arguments = ", ".join(f"{name}={value}" for name, value in options.items())
    lines[decorator.lineno - 1] = f"@{_DECORATOR}({arguments})"
    # in the place of the class's docstring, on one line
    first = one.body[0]
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        raise TypeError(f"line {one.lineno}: the dataclass {one.name} has no docstring")
    lines[first.lineno - 1] = " " * first.col_offset + _constructor(one)
    for number in range(first.lineno, first.end_lineno or first.lineno):
        lines[number] = ""


def _constructor(one: ast.ClassDef) -> str:
    """The constructor of a dataclass, on one line."""
    parameters, steps = ["self"], []
    named: list[str] = []
    for field in one.body:
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        name, annotation = field.target.id, ast.unparse(field.annotation)
        options = _options(field.value)
        if options.get("init") == "False":
            continue
        factory, default = options.get("default_factory"), options.get("default")
        value = name
        if factory is not None:
            annotation, default = f"{annotation} | None", "None"
            value = f"({factory})() if {name} is None else {name}"
        parameter = f"{name}: {annotation}" + ("" if default is None else f" = {default}")
        (named if options.get("kw_only") == "True" else parameters).append(parameter)
        steps.append(f"self.{name} = {value}")
    if any(isinstance(each, ast.FunctionDef) and each.name == "__post_init__" for each in one.body):
        steps.append("self.__post_init__()")
    every = ", ".join([*parameters, *(["*", *named] if named else [])])
    return f"def __init__({every}) -> None: {'; '.join(steps) or 'pass'}"


def _options(value: ast.expr | None) -> dict[str, str]:
    """What is said of a field: the options of ``field(...)``, or its default."""
    if isinstance(value, ast.Call) and _name_of(value) == "field":
        return {str(option.arg): ast.unparse(option.value) for option in value.keywords}
    return {} if value is None else {"default": ast.unparse(value)}


def _name_of(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else node
    return called.id if isinstance(called, ast.Name) else ""
