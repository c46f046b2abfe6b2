"""The tables of the catalogue, shipped and the user's own, read once."""

from __future__ import annotations

import datetime
import functools
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TypeAlias

from vnplan.errors import CatalogError, WrongType
from vnplan.keys.catalog import Catalog, slug_of
from vnplan.keys.entries import Editions, Entry, KnownChange
from vnplan.keys.keys import law_key, number_key
from vnplan.logs import INFO, log
from vnplan.paths import path_of
from vnplan.tables.body_words import body_of
from vnplan.tables.own_rows import read_rows
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, RulesLike, load_rules, rules_of, shipped
from vnplan.text.normalize import ascii_slug, fold
from vnplan.text.symbols import clean_number

COLUMNS = ("type", "number", "date", "issuer", "title")  # a user's table
MAY_BE = ("in_force", "ended", "seen")
"""Days that may stand beside them: in force from, over since, and when it was last seen in force."""
CHANGE_COLUMNS = ("relation", "key", "other_key", "from", "extent", "provisions")
"""A user's table of changes, NAME.changes.csv beside NAME.csv."""


def load_catalog(extra: str | os.PathLike[str] | None = None, *, rules: RulesLike = None) -> Catalog:
    """The shipped catalogue, with the user's documents where `extra` names a CSV file.

    Its columns: type (`thong_tu` or "Thông tư"), number, date (ISO), issuer, title; in_force, ended and seen (days) may
    be added. A document that is already known takes the user's title; a law goes by its name, as in "Luật Đất đai".
    NAME.changes.csv beside NAME.csv, as `import_catalog` writes it, tells what changes what. `rules` are tables of your
    own, for a type or a body of yours among them.

    Raises CatalogError, naming file and row, where a column is missing, a key comes twice or a field cannot be used;
    RulesError for tables of your own that cannot be used.

    >>> len(load_catalog()) > 3000
    True
    """
    own = rules_of(rules)
    if extra is None:
        return _load(None, 0, 0, load_rules())
    extra = path_of("load_catalog", extra, "a CSV file")
    try:
        return _load(extra, os.stat(extra).st_mtime_ns, _written(beside(Path(extra))), own)
    except OSError as error:
        raise CatalogError(f"{extra}: {error.strerror or error}") from None


def beside(path: Path) -> Path:
    """The table of changes of a user's catalogue: NAME.changes.csv."""
    return path.with_name(f"{path.stem}.changes.csv")


def _written(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):
        return 0


CatalogLike: TypeAlias = Catalog | str | os.PathLike[str] | bool | None
"""What `catalog=` takes: a loaded one, a CSV of one's own beside the shipped, True or None the shipped, False none."""


def catalog_of(given: CatalogLike, rules: RulesLike = None) -> Catalog | None:
    """The catalogue a caller asked for, a table of their own read with their rules."""
    if isinstance(given, Catalog):
        return given
    if given is None or isinstance(given, bool):
        return None if given is False else load_catalog()
    if isinstance(given, str | os.PathLike):
        return load_catalog(given, rules=rules)
    raise WrongType(f"catalog is a CSV file, a loaded catalogue, True or False, not {given!r}")


@functools.lru_cache(maxsize=8)
def _load(extra: str | None, changed: int, beside_changed: int, rules: Rules) -> Catalog:
    """The catalogue; the numbers tell when the user's files were last written, so that an edit is seen.

    What is shipped is read with the shipped tables, the user's documents with the user's.
    """
    shipped_rules = load_rules()
    levels = levels_of(shipped_rules)
    entries: list[Entry] = []
    names: Editions = defaultdict(list)
    _add_laws(entries, names, shipped_rules, levels)
    _add_documents(entries, names, shipped_rules, levels)
    if extra is not None:
        _add(entries, names, Path(extra), rules, levels if rules is shipped_rules else levels_of(rules))
    for editions in names.values():
        editions[:] = sorted(dict.fromkeys(editions), key=lambda entry: entry.date)
    own = _own_changes(beside(Path(extra))) if extra is not None and beside_changed else []
    log("catalog", INFO, "%d documents known%s", len(entries), f", with those of {extra}" if extra is not None else "")
    return Catalog(entries, dict(names), rules, own)


Levels: TypeAlias = dict[str, str | None]


def _add_laws(entries: list[Entry], names: Editions, rules: Rules, levels: Levels) -> None:
    """Add the laws that have a date; of one with several names each name."""
    bodies = {row["id"]: row["name"] for row in reversed(rules.tables["issuers"])}
    laws: dict[str, Entry] = {}
    for row in rules.tables["laws"]:
        if not row["date"]:
            continue  # a name without an edition
        kind = ascii_slug(row["type"], "_")
        year = int(row["date"][:4])
        key = number_key(kind, row["number"], year, None, rules) if row["number"] else None
        key = key or law_key(kind, row["name"], year, None, rules)
        if key not in laws:  # a second name of a law is no second law
            issuer = bodies[rules.laws[kind].issuer]
            laws[key] = _entry(
                key, kind, row["number"], row["date"], issuer, f"{row['type']} {row['name']}", row["in_force"], levels
            )
            entries.append(laws[key])
        names[kind, slug_of(kind, row["name"])].append(laws[key])


def _add_documents(entries: list[Entry], names: Editions, rules: Rules, levels: Levels) -> None:
    """Add the shipped documents; a law among them goes by its name too."""
    columns, table = shipped("documents")
    assert columns == _DOCUMENTS
    day, of = datetime.date.fromisoformat, functools.cache(functools.partial(_author, levels=levels))
    for kind, number, date, issuer, title, begun, rival, seen, key, grade, source in table:
        issuer_id, level = of(key.split("/", 6)[5])
        entry = Entry._make((
            key, kind, number, day(date), issuer, issuer_id, level, title, day(begun) if begun else None, grade, source,
            day(rival) if rival else None, day(seen) if seen else None, None,
        ))  # fmt: skip
        entries.append(entry)
        if kind in rules.laws and title:
            names[kind, slug_of(kind, _bare(title, rules.laws[kind].name))].append(entry)


def levels_of(rules: Rules) -> Levels:
    """The level of each body by its id."""
    return {row["id"]: row["level"] or None for row in reversed(rules.tables["issuers"])}


def _own_changes(path: Path) -> list[KnownChange]:
    """The rows of a user's table of changes."""
    found = []
    for line, row in read_rows(path, dict.fromkeys(CHANGE_COLUMNS, ""), CHANGE_COLUMNS[:3], CatalogError):
        where = f"{path}: row {line}"
        if row["relation"] not in _RELATIONS:
            raise CatalogError(f"{where}, relation {row['relation']!r}: there are {', '.join(_RELATIONS)}")
        for name in ("key", "other_key"):
            if not row[name].startswith("/akn/vn/"):
                raise CatalogError(f"{where}, {name} {row[name]!r}: no key such as /akn/vn/act/luat/quoc-hoi/2024/31")
        since = _day(row["from"], f"{where}, from") if row["from"] else None
        whole = row["relation"] in ("replaces", "repeals") and row["extent"] != "part"
        found.append(
            KnownChange(row["relation"], row["key"], row["other_key"], since, whole, row["provisions"], "B", "own")
        )
    return found


_RELATIONS = ("replaces", "repeals", "amends", "corrects")


_DOCUMENTS = ["type", "number", "date", "issuer", "title", "in_force", "rival", "seen", "key", "grade", "source"]


def _bare(title: str, kind: str) -> str:
    """The name of a law without the word for what it is: "Luật Đất đai" -> "Đất đai"."""
    return re.sub(rf"^{re.escape(kind)}\s+", "", title, flags=re.IGNORECASE)


def _entry(
    key: str,
    kind: str,
    number: str,
    date: str,
    issuer: str,
    title: str,
    begun: str,
    levels: Levels,
    source: str = "laws",
    seen: str = "",
    ended: str = "",
) -> Entry:
    issuer_id, level = _author(key.split("/", 6)[5], levels)
    iso = datetime.date.fromisoformat
    begins, last, over = (iso(day) if day else None for day in (begun, seen, ended))
    return Entry(
        key, kind, number, iso(date), issuer, issuer_id, level, title, begins, "A", source, seen=last, ended=over
    )


def _author(author: str, levels: Levels) -> tuple[str, str | None]:
    """Id and level of the body a key names first."""
    body = author.partition("+")[0]
    issuer_id = body.partition(".")[0]
    return issuer_id, levels[body] if body in levels else levels.get(issuer_id)


def _add(entries: list[Entry], names: Editions, path: Path, rules: Rules, levels: Levels) -> None:
    """Add the user's documents; one already known takes their title."""
    places = {(entry.key, entry.number): at for at, entry in reversed([*enumerate(entries)])}
    rows: dict[str, int] = {}
    for line, row in read_rows(path, dict.fromkeys((*COLUMNS, *MAY_BE), ""), COLUMNS, CatalogError):
        entry = entry_of({name: fold(said) for name, said in row.items()}, f"{path}: row {line}", rules, levels)
        if entry.key in rows:
            told = fold(row["number"])
            raise CatalogError(f"{path}: row {line}, number {told!r}: is the document of row {rows[entry.key]}")
        rows[entry.key] = line
        at = places.get((entry.key, entry.number))
        if at is not None:
            known = entries[at]
            entries[at] = _with_yours(known, entry)
            for editions in names.values():
                editions[:] = [entries[at] if e is known else e for e in editions]
            if known.date == entry.date:
                continue
        entries.append(entry)
        law = rules.laws.get(entry.document_type)
        if law is not None:
            names[entry.document_type, slug_of(entry.document_type, _bare(entry.title, law.name))].append(entry)


def _with_yours(known: Entry, yours: Entry) -> Entry:
    """A known document with the title and the days of the user's row; of another day with those that tell its end."""
    title = yours.title if yours.title and known.date == yours.date else known.title
    seen = max(filter(None, (known.seen, yours.seen)), default=None)
    return known._replace(title=title, in_force=known.in_force or yours.in_force, ended=yours.ended, seen=seen)


def entry_of(row: Row, where: str, rules: Rules, levels: Levels) -> Entry:
    """An entry from a user's row. Raises CatalogError, which says where and why, for one that cannot be used."""
    known = rules.types.get(row["type"]) or rules.type_names.get(row["type"].lower())
    if known is None:
        raise CatalogError(f"{where}, type {row['type']!r}: no type such as thong_tu or Thông tư")
    for name in ("date", *MAY_BE):
        if row[name] or name == "date":
            _day(row[name], f"{where}, {name}")
    written = row["number"]
    row["number"] = clean_number(_NUMBER_WORD.sub("", written))
    key = number_key(known.code, row["number"], int(row["date"][:4]), body_of(row["issuer"], rules), rules)
    if key is None:
        raise CatalogError(f"{where}, number {written!r}: no number such as 22/2021/TT-BGDĐT")
    if key.startswith("cite/"):
        raise CatalogError(f"{where}, issuer {row['issuer']!r}: does not tell whose {written} is")
    told = (key, known.code, row["number"], row["date"], row["issuer"], row["title"], row["in_force"])
    return _entry(*told, levels, "own", row["seen"], row["ended"])


_NUMBER_WORD = re.compile(r"^[Ss]ố\s*:?\s*")  # "Số: 22/2021/TT-BGDĐT"


def _day(said: str, where: str) -> datetime.date:
    """A day as tables write it, 2023-08-23."""
    try:
        return datetime.datetime.strptime(said, "%Y-%m-%d").date()  # fromisoformat would take 20230823 and 2023-W34 too
    except ValueError:
        raise CatalogError(f"{where} {said!r}: no date such as 2023-08-23") from None
