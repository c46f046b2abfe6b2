"""Small faults: every way to break a line of Python, and rows to drop from a table."""

from __future__ import annotations

import ast
import copy
import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}  # fmt: skip
# of a pattern: an escaped sign, a class, what opens a group, a bar, what closes a group
SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P?<\w+>|[a-z]*:|<?[=!]|>))?|[|)]", re.S)
PLACEHOLDERS = "\ue000"  # and on: {...} number n of an f-string, while its text is looked at


class Mutant(NamedTuple):
    """One fault: the bytes of a file from start to end put otherwise. A row dropped has no line."""

    file: str
    kind: str
    start: int
    end: int
    after: str
    lines: range  # of the statement; empty for a table
    top: range  # of the statement of the module it stands in
    names: tuple[str, ...]  # that a statement of the module binds; none inside a function

    def apply(self, source: bytes) -> bytes:
        """The file with the fault."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def told(self, source: bytes) -> str:
        """The fault on one line."""
        line = source.count(b"\n", 0, self.start)
        return f"{self.file}:{line + 1}: {self.kind} in {source.splitlines()[line].decode().strip()[:140]}"


def of_module(file: str, source: bytes) -> list[Mutant]:
    """All faults of a Python file, as far as they compile."""
    starts = [0, *(match.end() for match in re.finditer(b"\n", source))]
    found = []
    for top in ast.parse(source).body:
        for node, new, kind, statement in _faults(top, top):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            after = ast.unparse(ast.fix_missing_locations(new))
            at_import = () if isinstance(top, ast.FunctionDef) and statement is not top else _names(top)
            at_import = _made_once(top, statement) or at_import
            mutant = Mutant(
                file, kind, start, end, after if isinstance(new, ast.stmt) else f"({after})",
                _lines(statement), range(top.lineno, top.end_lineno + 1), at_import,
            )  # fmt: skip
            try:
                compile(mutant.apply(source), file, "exec", dont_inherit=True)
            except SyntaxError:
                continue
            found.append(mutant)
    return found


def _made_once(top: ast.stmt, statement: ast.stmt) -> tuple[str, ...]:
    """The function a statement stands in, where what it gives is kept: it runs for the first test alone."""
    for function in ast.walk(top):
        if isinstance(function, ast.FunctionDef) and function.lineno <= statement.lineno <= (function.end_lineno or 0):
            if any(_KEEPS.search(ast.unparse(decorator)) for decorator in function.decorator_list):
                return (function.name,)
    return ()


_KEEPS = re.compile(r"cache|per_rules")


def of_table(file: str, source: bytes) -> list[Mutant]:
    """A row dropped each, where the rows of a table have examples: a fact without one is nobody's rule."""
    reader = csv.reader(io.StringIO(source.decode(), newline=""), strict=True)
    starts = [0, *(match.end() for match in re.finditer(b"\n", source))]
    if "example" not in next(reader, ()):
        return []
    found, here = [], reader.line_num
    for _ in reader:
        found.append(Mutant(file, "row dropped", starts[here], starts[reader.line_num], "", range(0), range(0), ()))
        here = reader.line_num
    return found


Fault = tuple[ast.expr | ast.stmt, ast.AST, str, ast.stmt]


def _faults(node: ast.AST, statement: ast.stmt, parent: ast.AST | None = None) -> Iterator[Fault]:
    """Every node below that can be put otherwise, what to put, what that is, and the statement it stands in."""
    for old, new, kind in _changes(node, parent):
        yield old, new, kind, statement
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            typing = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not (typing or text or isinstance(child, ast.Raise)):
                yield from _faults(child, child if isinstance(child, ast.stmt) else statement, node)


def _changes(node: ast.AST, parent: ast.AST | None) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST, str]]:
    match node:
        case ast.Compare():
            for at, sign in enumerate(node.ops):
                yield node, _with(node, "ops", at, OTHER[type(sign)]()), "comparison"
        case ast.BoolOp():
            yield node, _with(node, "op", None, OTHER[type(node.op)]()), "and, or"
            for at in range(len(node.values)):
                yield node, _with(node, "values", at, None), f"condition {ast.unparse(node.values[at])} dropped"
        case ast.BinOp() if type(node.op) in OTHER and not _has_text(node):
            yield node, _with(node, "op", None, OTHER[type(node.op)]()), "arithmetic"
        case ast.Constant(value=bool()):
            yield node, ast.Constant(not node.value), "constant"
        case ast.Constant(value=int()):
            # of a distance half, for one more or less of 70 characters is no fault
            yield node, ast.Constant(node.value + 1 if node.value < 10 else node.value // 2), "constant"
        case ast.Constant(value=str()):
            for text, lost in without_one(node.value):
                yield node, ast.Constant(text), f"alternative {lost} dropped"
        case ast.JoinedStr():
            held = [part for part in node.values if not isinstance(part, ast.Constant)]
            marks = iter(range(len(held)))
            plain = "".join(
                part.value if isinstance(part, ast.Constant) else chr(ord(PLACEHOLDERS) + next(marks))
                for part in node.values
            )
            for text, lost in without_one(plain):
                parts = re.split(r"([\ue000-\uf8ff])", text)
                new = [held[ord(p) - 0xE000] if n % 2 else ast.Constant(p) for n, p in enumerate(parts)]
                yield node, ast.JoinedStr(new), f"alternative {lost} dropped"
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set() if len(node.elts) > 1:
            # what is unpacked, indexed, given back or a pair of places breaks at once; the fields of a row are no list
            pair = isinstance(node, ast.Tuple) and len(node.elts) < 4 and any(map(_computed, node.elts))
            if not pair and not isinstance(parent, ast.Return | ast.Subscript | ast.Tuple | ast.List | ast.IfExp):
                for at in range(len(node.elts)):
                    yield node, _with(node, "elts", at, None), f"element {ast.unparse(node.elts[at])} dropped"
        case ast.Dict() if len(node.keys) > 1:
            for at in range(len(node.keys)):
                new = _with(_with(node, "keys", at, None), "values", at, None)
                yield node, new, f"element {ast.unparse(node.keys[at]) if node.keys[at] else '**'} dropped"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield node, ast.Return(ast.Constant(None)), "return"
        case ast.If() | ast.While() | ast.IfExp():
            yield node.test, ast.UnaryOp(ast.Not(), node.test), "condition negated"
        case ast.comprehension():
            for test in node.ifs:
                yield test, ast.UnaryOp(ast.Not(), test), "condition negated"


def _with(node: ast.AST, field: str, at: int | None, value: ast.AST | None) -> ast.AST:
    """A copy with a field, or element `at` of a field, put otherwise; None drops the element."""
    new = copy.copy(node)
    if at is not None:
        old = getattr(node, field)
        value = old[:at] + ([value] if value else []) + old[at + 1 :]
    setattr(new, field, value)
    return new


def _computed(node: ast.AST) -> bool:
    return isinstance(node, ast.Name | ast.Attribute | ast.BinOp | ast.Subscript)


def _has_text(node: ast.AST) -> bool:
    """Whether texts or lists are added: to take one from the other only fails."""
    return any(isinstance(n, ast.JoinedStr | ast.List) or type(getattr(n, "value", 0)) is str for n in ast.walk(node))


def _names(top: ast.stmt) -> tuple[str, ...]:
    stored = [n.id for n in ast.walk(top) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    return (top.name,) if isinstance(top, ast.FunctionDef | ast.ClassDef) else tuple(stored)


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement, of one that holds others those of its head."""
    body = getattr(statement, "body", None)
    return range(statement.lineno, max(body[0].lineno, statement.lineno + 1) if body else statement.end_lineno + 1)


def without_one(pattern: str) -> Iterator[tuple[str, str]]:
    r"""A regular expression without one of its alternatives, and that, each in turn; other texts give nothing.

    >>> list(without_one(r"a(?:b|c[|)]d)\|"))
    [('a(?:c[|)]d)\\|', 'b'), ('a(?:b)\\|', 'c[|)]d')]
    """
    if not re.search(r"[^\s|]\|[^\s|]", pattern) or not re.search(r"[\\(\[]|^\w+(?:\|\w+)+$", pattern):
        return
    bars: list[list[int]] = [[-1]]  # of each open group: where it began, and its bars
    for sign in SIGN.finditer(pattern):
        if sign[0] == "|":
            bars[-1].append(sign.start())
        elif sign[0].startswith("("):
            bars.append([sign.end() - 1])
        elif sign[0] == ")":
            yield from _cut(pattern, [*bars.pop(), sign.start()])
            if not bars:
                return
    yield from _cut(pattern, [*bars.pop(), len(pattern)])


def _cut(pattern: str, bars: list[int]) -> Iterator[tuple[str, str]]:
    """The pattern without each of the alternatives that stand between these places; none where there is but one."""
    for at in range(len(bars) - 1 if len(bars) > 2 else 0):
        start, end = (bars[at], bars[at + 1]) if at else (bars[0] + 1, bars[1] + 1)
        yield pattern[:start] + pattern[end:], pattern[bars[at] + 1 : bars[at + 1]]
