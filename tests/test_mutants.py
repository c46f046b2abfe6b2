"""The faults that `nox -s mutate` puts in: what is made of a line, and what is left alone."""

from __future__ import annotations

import doctest

import pytest

import mutants

BROKEN = [
    # a line                              what is made of it
    ("x = a < b", ["x = (a <= b)"]),
    ("x = a is None", ["x = (a is not None)"]),
    ("x = a and b", ["x = (a or b)", "x = (b)", "x = (a)"]),
    ("x = a + 1", ["x = (a - 1)", "x = a + (2)"]),
    ("x = a + 'b'", []),
    ("x = a[:70]", ["x = a[:(35)]"]),
    ("x = True", ["x = (False)"]),
    ("x = 'a' if b else c", ["x = 'a' if (not b) else c"]),
    ("x = [a for a in b if a]", ["x = [a for a in b if (not a)]"]),
    ("x = {'a', 'b'}", ["x = ({'b'})", "x = ({'a'})"]),
    ("x = (('a', 'b'), ('c', 'd'))", ["x = ((('c', 'd'),))", "x = ((('a', 'b'),))"]),
    ("a, b = c, d", []),
    ("x = {'a': b, 'c': d}", ["x = ({'c': d})", "x = ({'a': b})"]),
    (r"x = r'(?:a|b\|c)\s'", [r"x = ('(?:b\\|c)\\s')", r"x = ('(?:a)\\s')"]),
    (r"x = rf'(?:{a}|b)\d'", [r"x = (f'(?:b)\\d')", r"x = (f'(?:{a})\\d')"]),
    ("x = 'a | b'", []),
    ('"""A text."""', []),
    ("x: Literal['a', 'b']", []),
    ("@cache(100)\ndef f():\n    raise Wrong(1 + 1)", []),
    ("def f():\n    return a", ["def f():\n    return None"]),
    ("if a:\n    pass", ["if (not a):\n    pass"]),
    ("x = 'ố' < a < b", ["x = ('ố' <= a < b)", "x = ('ố' < a <= b)"]),
]


@pytest.mark.parametrize(("line", "made"), BROKEN)
def test_a_line_is_broken_in_these_ways(line: str, made: list[str]) -> None:
    source = line.encode()
    assert [fault.apply(source).decode() for fault in mutants.of_module("a.py", source)] == made


def test_what_is_made_once_is_touched_by_what_names_it() -> None:
    method = "def b(self):\n        return 1 + a"
    kept, run = (mutants.of_module("a.py", f"class A:\n    {said}{method}".encode()) for said in ("@cache\n    ", ""))
    assert {fault.names for fault in kept} == {("b",)}
    assert {fault.names for fault in run} == {("A",)}


def test_a_row_is_dropped_where_rows_have_examples() -> None:
    table = b'name,example\na,"b\nc"\nd,e\n'
    assert [fault.apply(table) for fault in mutants.of_table("a.csv", table)] == [
        b"name,example\nd,e\n",
        b'name,example\na,"b\nc"\n',
    ]
    assert mutants.of_table("a.csv", b"name,date\na,b\n") == []


def test_alternatives() -> None:
    assert doctest.testmod(mutants).failed == 0
