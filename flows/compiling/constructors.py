"""Sources as mypyc likes them: the constructors that dataclasses make at run time, written out.

mypyc compiles what stands in the source. A dataclass's ``__init__`` is made when the module is
imported, stays interpreted, and a third of the reader's time goes there; written into the class,
it is compiled, and its callers call it directly. Nothing else of the class changes: fields,
comparison, hash and ``replace`` are the decorator's. That an instance is frozen is checked in the
sources, by mypy and at run time; the copy has no need to check it again. A line stays the line it
was, so that tracebacks of compiled code show the place in the source.
"""

import ast

_DECORATOR = "dataclass"


def with_constructors(source: str) -> str:
    """The source of a module with the constructors of its dataclasses written out."""
    lines = source.split("\n")
    for one in ast.walk(ast.parse(source)):
        if isinstance(one, ast.ClassDef):
            for decorator in one.decorator_list:
                if _name_of(decorator) == _DECORATOR:
                    _write_out(one, decorator, lines)
    return "\n".join(lines)


def with_reductions(source: str) -> str:
    """The same for modules whose classes go to other processes: each as its fields, by its constructor."""
    lines = [with_constructors(source), "import copyreg"]
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
            value = f"{factory}() if {name} is None else {name}"
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
