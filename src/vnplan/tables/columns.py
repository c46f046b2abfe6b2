"""What a user's tables must hold: the columns that may be left out, and what each cell may say."""

from __future__ import annotations

import datetime
import difflib
import re
import string
from collections.abc import Callable, Container, Iterator
from pathlib import Path

from vnplan.errors import RulesError
from vnplan.names import ACTIONS, LEVELS, RELATIONS
from vnplan.tables.own_rows import heads_of, read_rows
from vnplan.tables.pattern_faults import fault
from vnplan.tables.portals import PORTALS
from vnplan.tables.rows import Row, listed
from vnplan.tables.rules import COMMUNES, Rules, load_rules

Check = Callable[[str], str]
"""What is wrong with a cell, in words; "" where nothing is."""


def checked(path: Path, columns: list[str]) -> list[Row]:
    """The rows of a user's table, every cell checked.

    Raises RulesError with file, row and column.
    """
    columns = [*columns, *_USERS.get(path.stem, ())]
    wanted = [column for column in columns if column not in OPTIONAL]
    rows = []
    given = read_rows(path, {column: DEFAULTS.get(column, "") for column in columns}, wanted)
    _check_heads(path, columns)
    for number, row in given:
        for rule in _ROWS:
            for told in rule(path.stem, row):
                raise RulesError(f"{path}: row {number}, {told}")
        rows.append(row)
    if path.stem == "document_types":
        _own_types(path, given)
    return rows


def _check_heads(path: Path, columns: list[str]) -> None:
    """Refuse a column that stands twice, or that the table does not have."""
    heads = heads_of(path)
    for head in heads:
        if head and heads.count(head) > 1:
            raise RulesError(f"{path}: row 1, column {head!r}: stands there twice")
        if head not in (*columns, *_FREE):
            raise RulesError(f"{path}: row 1, column {head!r}: is none of {path.stem}; there are {', '.join(columns)}")


def _wrong_cells(table: str, row: Row) -> Iterator[str]:
    """A cell that does not say what its column may say."""
    for column, wrong in {**_EVERYWHERE, **_CELLS.get(table, {})}.items():
        if column in row and (told := wrong(row[column])):
            said = row[column] if len(row[column]) <= _SHOWN else f"{row[column][:_SHOWN]}..."
            yield f"{column} {said!r}: {told}"


def _wrong_messages(table: str, row: Row) -> Iterator[str]:
    """A message with a blank its finding does not fill."""
    for column in ("message", "message_vi") if table == "findings" else ():
        if told := _unsayable(row[column], row["code"]):
            yield f"{column}: {told}"


def _empty_labels(table: str, row: Row) -> Iterator[str]:
    """A label read amiss that is meant to be nothing."""
    if table == "confusions" and row["kind"] == "label" and not row["meant"]:
        yield "meant: is empty; a label read amiss is another label"


_ROWS: tuple[Callable[[str, Row], Iterator[str]], ...] = (_wrong_cells, _wrong_messages, _empty_labels)
"""What may be wrong with a row; the first that is counts."""


def _own_types(path: Path, given: list[tuple[int, Row]]) -> None:
    """Refuse a type of the user's that has the code or a name of another, unless it says that it takes its place."""
    shipped = load_rules()
    taken = {row["code"] for _, row in given if row["replaces"] == "yes"}
    names = {name: made.code for name, made in shipped.type_names.items() if made.code not in taken}
    seen: set[str] = set()
    for number, row in given:
        told = _repeats(row, shipped.types, seen)
        if told:
            raise RulesError(f"{path}: row {number}, code {row['code']!r}: {told}")
        seen.add(row["code"])
        for column, said in (("name", [row["name"]]), ("aliases", listed(row["aliases"]))):
            for name in said:
                if (other := names.setdefault(name.lower(), row["code"])) != row["code"]:
                    raise RulesError(f"{path}: row {number}, {column} {name!r}: is a name of the type {other}")


def _repeats(row: Row, shipped: Container[str], seen: set[str]) -> str:
    """What is wrong with a type's code: another has it, or none whose place it takes."""
    if row["code"] in seen:
        return "a row above has it"
    if row["replaces"] == "yes":
        return "" if row["code"] in shipped else "takes the place of no shipped type"
    return "a shipped type has it; to take its place a row says yes in 'replaces'" if row["code"] in shipped else ""


def referred(path: Path, rules: Rules) -> None:
    """Refuse a user's table that names a type, body or province which no table has, the user's own ones included.

    Raises RulesError with file, row and column.
    """
    for column, known in _REFERS.get(path.stem, {}).items():
        for number, row in read_rows(path, {column: ""}, ()):
            if row[column] and row[column] not in known(rules):
                raise RulesError(
                    f"{path}: row {number}, {column} {row[column]!r}: no such {_NAMED[column]} in any table"
                )


_REFERS: dict[str, dict[str, Callable[[Rules], Container[str]]]] = {
    "document_types": {
        "written_for": lambda rules: rules.types,
        "issuer": lambda rules: {row["id"] for row in rules.tables["issuers"]},
    },
    "provinces": {"merged_into": lambda rules: rules.province_now},
    "standards": {"type": lambda rules: rules.types},
    "units": {"province": lambda rules: rules.province_now},
}
"""The columns that name a row of another table, and what that table holds."""
_NAMED = {
    "written_for": "type", "type": "type", "issuer": "id of an issuer", "merged_into": "province",
    "province": "province",
}  # fmt: skip
_FREE = ("example", "counterexample", "note", "")  # columns any table may have, for those who read it

_LISTED, _NEAREST = 30, 5  # kinds an error lists, and how many it names where there are more
_SHOWN = 80  # characters of a cell an error shows

OPTIONAL = frozenset({
    "example", "counterexample", "in_force", "reach", "aliases", "forms", "titled", "active_from", "active_to",
    "successor", "note", "partial", "quoted", "short", "symbolled", "common_noun", "act", "line", "yearly", "issuer",
    "written_for", "tells", "reports", "central", "programme", "joint", "stands",
    "replaces", "source", "until", "through", "in_title", "branch", "undated", "placed", "in_province", "city",
    "reading", "alone", "symbol_before", "in_note",
})  # fmt: skip
"""Columns a user's table may do without."""
_USERS = {"document_types": ("replaces",)}
"""Columns that only a user's table has."""
DEFAULTS = {"short": "yes", "line": "own"}
"""What a column says that is left out, where that is not nothing."""


def _given(said: str) -> str:
    return "" if said.strip() else "is empty"


def _one_of(*words: str) -> Check:
    return lambda said: "" if said in words else f"is one of {', '.join(filter(None, words))}"


def _each(check: Check) -> Check:
    """What is wrong with the first faulty member of a cell: "amends;replaces"."""
    return lambda said: next(filter(None, map(check, listed(said))), "")


def _shaped(shape: str, wanted: str) -> Check:
    compiled = re.compile(shape)
    return lambda said: "" if compiled.fullmatch(said) else wanted


def _date(said: str) -> str:
    try:
        datetime.datetime.strptime(said, "%Y-%m-%d")  # fromisoformat would take 20230823 too
    except ValueError:
        return "no date such as 2023-08-23" if said else ""
    return ""


def _yes_or_day(said: str) -> str:
    return _YES(said) and _date(said)


def _known_finding(said: str) -> str:
    return "" if said in load_rules().findings else "is the code of a finding, as data/findings.csv has them"


def _unsayable(message: str, code: str) -> str:
    """What is wrong with the words of a finding: a name in braces that it has no value for."""
    formatter = string.Formatter()
    known = {name for _, name, _, _ in formatter.parse(load_rules().findings[code]["message"]) if name}
    try:
        fields = [field for field in formatter.parse(message) if field[1] is not None]
    except ValueError as error:
        return str(error)
    unknown = {name for _, name, _, _ in fields if name is not None} - known
    if unknown:
        return f"no value for {{{min(unknown)}}}; there is {', '.join(sorted(known))}"
    return "a name in braces stands alone: no : or ! behind it" if any(f[2] or f[3] for f in fields) else ""


def _known_kind(table: str) -> Check:
    def check(said: str) -> str:
        kinds = dict.fromkeys(row["kind"] for row in load_rules().tables[table])
        if said in kinds:
            return ""
        near = difflib.get_close_matches(said, kinds, _NEAREST) if len(kinds) > _LISTED else []
        return f"is no kind of {table}; near it are {', '.join(near)}" if near else f"is one of {', '.join(kinds)}"

    return check


def _known_law(said: str) -> str:
    known = [law.name for law in load_rules().laws.values()]
    return "" if said in known else f"is one of {', '.join(known)}"


_CODE = _shaped(r"[a-z0-9]+(?:_[a-z0-9]+)*", "is written as quyet_dinh")
_SLUG = _shaped(r"[a-z0-9]+(?:-[a-z0-9]+)*", "is written as bac-ninh")
_SINCE = _shaped(r"(?:\d{4}(?:-\d\d){0,2})?", "is a year or a date such as 2002-08")
_YES = _one_of("yes", "no", "")

_EVERYWHERE: dict[str, Check] = {"pattern": fault, "name": _given}
_CELLS: dict[str, dict[str, Check]] = {
    "document_types": {
        "code": _CODE, "family": _one_of("act", "doc"), "titled": _YES, "quoted": _YES,
        "short": _one_of("yes", "so", "no", ""), "replaces": _YES,
        "symbolled": _YES, "common_noun": _YES, "act": _YES, "line": _one_of("own", "attached", ""), "yearly": _YES,
        "tells": _YES, "reports": _YES, "central": _YES, "programme": _YES, "joint": _YES,
        "stands": _one_of("letter", "consolidated", "any", ""),
        "written_for": _shaped(r"(?:[a-z0-9]+(?:_[a-z0-9]+)*)?", "is written as quy_che"),
    },
    "issuers": {
        "symbol": _given, "id": _SLUG, "level": _one_of(*LEVELS, ""), "active_from": _SINCE, "active_to": _SINCE,
        "placed": _one_of("no", "province", "any", "below", "told", "name", "school", "alone", "whose", "board", ""),
        "in_province": _one_of(*LEVELS, ""),
    },
    "provinces": {"slug": _SLUG, "merged_into": _SLUG, "city": _yes_or_day},
    "relations": {
        "relation": _one_of(*RELATIONS),
        "where": _one_of("before", "befell", "after", "asked", "head"),
        "reach": _shaped(r"\d{0,6}", "is a number of characters"),
        "through": _each(_one_of(*RELATIONS)),
    },
    "units": {"kind": _one_of(*COMMUNES, "huyện", "quận", "thị xã", "thành phố"), "province": _SLUG},
    "short_laws": {"type": _known_law, "short_name": _given, "alone": _YES},
    "laws": {"type": _known_law, "date": _date, "in_force": _date},
    "marks": {"kind": _known_kind("marks")},
    "phrases": {"kind": _known_kind("phrases")},
    "standards": {"symbol": _given, "type": _CODE, "branch": _YES, "undated": _YES, "placed": _YES},
    "unread": {"reason": _given, "where": _one_of("before")},
    "portal_relations": {
        "relation": _one_of(*RELATIONS),
        "direction": _one_of("to", "from"),
        "partial": _YES,
        "portal": _one_of(*PORTALS),
    },
    "confusions": {"kind": _known_kind("confusions"), "read": _given},
    "words": {"kind": _known_kind("words"), "word": _given},
    "operations": {"action": _one_of(*ACTIONS), "in_note": _YES},
    "regimes": {
        "id": _CODE, "family": _one_of("administrative", "normative", "party"), "since": _date, "until": _date,
        "name": _given,
    },
    "findings": {"code": _known_finding, "severity": _one_of("error", "warning", "info")},
}  # fmt: skip
