"""All tables of `data/`, a user's rows in front, with the look-ups made from them: the only place that opens one."""

from __future__ import annotations

import csv
import functools
import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias, TypeVar

from vnplan.errors import RulesError, UnknownName, WrongType
from vnplan.paths import path_of
from vnplan.tables.patterns import one_of
from vnplan.tables.rows import DocumentType, Row, listed, type_of
from vnplan.text.line_words import LineWords, line_words
from vnplan.text.normalize import ascii_slug
from vnplan.text.symbols import law_slug
from vnplan.text.words import as_written, syllable

T = TypeVar("T")

TABLES = (
    "document_types", "issuers", "provinces", "relations", "laws", "marks", "phrases", "unread", "portal_relations",
    "findings", "standards", "confusions", "short_laws", "units", "words", "operations", "regimes",
    "spoken",
)  # fmt: skip
"""The tables a user may add rows to; `documents` and `changes` are the catalogue's."""
COMMUNES = ("xã", "phường", "đặc khu")
"""The kinds of unit below the province since 1 July 2025."""
_DATA = Path(__file__).parents[1] / "data"
_MISSPELT = 80.0  # of 100: from which likeness a file is meant for a table
_KEPT = 8  # sets of rules at work at once
_PASS_LAWS = ("QH", "UBTVQH", "HĐNN", "CTN", "LCT")  # the beginnings of what stands beside the symbol of a law


def per_rules(make: Callable[[Rules], T]) -> functools._lru_cache_wrapper[T]:
    """What `make` makes of a set of rules, made when first asked for and kept: a tree of names, a compiled pattern."""
    return functools.lru_cache(maxsize=_KEPT)(make)


class Rules:
    """All tables, with the look-ups made from them. Each table is read, each look-up made, when first asked for.

    `tables` gives the rows of some tables whole; the others are the shipped ones.
    """

    def __init__(self, tables: dict[str, list[Row]] | None = None) -> None:
        self.own = dict(tables or {})
        """Those that are not as shipped: what another process needs to make the same rules."""
        self.tables = _Tables(self.own)

    @functools.cached_property
    def types(self) -> dict[str, DocumentType]:
        """Document types by code."""
        found: dict[str, DocumentType] = {}
        for row in self.tables["document_types"]:
            found.setdefault(row["code"], type_of(row))
        return found

    @functools.cached_property
    def type_names(self) -> dict[str, DocumentType]:
        """Document types by name and alias in small letters."""
        found: dict[str, DocumentType] = {}
        for row in self.tables["document_types"]:
            for name in (row["name"], *listed(row["aliases"])):
                found.setdefault(name.lower(), self.types[row["code"]])
        return found

    @functools.cached_property
    def type_ends(self) -> dict[str, tuple[int, ...]]:
        """The last words of their names, and how many words such names have, the most first."""
        found: dict[str, set[int]] = {}
        for name in self.type_names:
            words = name.split()
            found.setdefault(words[-1], set()).add(len(words))
        return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}

    @functools.cached_property
    def type_symbols(self) -> dict[str, DocumentType]:
        """Document types by the symbol in a number."""
        return _first((symbol, made) for made in self.types.values() for symbol in made.symbols)

    @functools.cached_property
    def laws(self) -> dict[str, DocumentType]:
        """The types that go by their names, by code: Hiến pháp, Bộ luật, Luật, Pháp lệnh."""
        return {code: doctype for code, doctype in self.types.items() if doctype.issuer}

    @functools.cached_property
    def letter(self) -> str:
        """The code of the type whose acts bear no name of their own: "5046/UBND-KGVX" is a công văn."""
        return next((code for code, made in self.types.items() if made.stands == "letter"), "")

    @functools.cached_property
    def any_type(self) -> str:
        """The code of "văn bản", which may be a document of any type."""
        return next((code for code, made in self.types.items() if made.stands == "any"), "")

    def stands(self, code: str | None, what: str) -> bool:
        """Whether the type of this code is a "letter", a "consolidated" text, or "any" document."""
        made = self.types.get(code or "")
        return made is not None and made.stands == what

    def type_of_symbol(self, group: str) -> DocumentType | None:
        """The type behind a group of a number: "QĐ" -> quyet_dinh, "QH15" -> luat."""
        try:
            return self.type_symbols.get(group) or self.type_symbols.get(group.rstrip("0123456789"))
        except (TypeError, AttributeError):
            raise WrongType(f"a symbol is a str such as 'QĐ', not {type(group).__name__}") from None

    def type_of_groups(self, groups: tuple[str, ...]) -> DocumentType | None:
        """The type behind a whole symbol: its first group's, of a judgment that of the first two, "DS-ST".

        A law's symbol tells one only alone or beside the State's own: "15/QH-UBND" is of no Quốc hội.
        """
        if not groups:
            return None
        told = self.type_of_symbol(groups[0])
        if told is None and len(groups) > 1:
            return self.type_symbols.get("".join(groups[:2]))
        if told is not None and told.issuer and len(groups) > 1 and not groups[1].startswith(_PASS_LAWS):
            return None
        return told

    @functools.cached_property
    def law_editions(self) -> dict[tuple[str, str], list[Row]]:
        """The editions of each law, by type and slug of its name; of one day the user's row."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.tables["laws"]:
            if row["number"] and row["date"]:
                editions = found.setdefault((ascii_slug(row["type"], "_"), law_slug(row["name"])), [])
                if all(row["date"] != other["date"] for other in editions):
                    editions.append(row)
        return found

    @functools.cached_property
    def issuer_rows(self) -> dict[str, Row]:
        """Issuers by the symbol in a number, as written and in capitals."""
        rows = self.tables["issuers"]
        return _first((symbol, row) for row in rows for symbol in (row["symbol"], row["symbol"].upper()))

    @functools.cached_property
    def province_now(self) -> dict[str, str]:
        """The province each one belongs to since 1 July 2025, by slug."""
        return _first((row["slug"], row["merged_into"]) for row in self.tables["provinces"])

    @functools.cached_property
    def units(self) -> dict[str, str]:
        """The province of each commune since 1 July 2025, by name, and of each district until then, by kind and name.

        "phố bảng", "huyện lục nam"; "" where two have its name.
        """
        found: dict[str, str] = {}
        for row in self.tables["units"]:
            words = row["name"] if row["kind"] in COMMUNES else f"{row['kind']} {row['name']}"
            name = " ".join(map(syllable, words.split()))
            found[name] = row["province"] if found.get(name, row["province"]) == row["province"] else ""
        return found

    @functools.cached_property
    def findings(self) -> dict[str, Row]:
        """The findings of `check`, by code: severity and words."""
        return _first((row["code"], row) for row in self.tables["findings"])

    def words(self, kind: str) -> frozenset[str]:
        """The words of a kind, to be looked up as they stand.

        >>> "pháp luật" in load_rules().words("compound")
        True
        """
        return self._words.get(kind, frozenset())

    @functools.cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self.tables["words"]:
            found.setdefault(row["kind"], set()).add(row["word"])
        return {kind: frozenset(words) for kind, words in found.items()}

    def any_word(self, kind: str) -> str:
        r"""The words of a kind as one alternation, a blank for any blanks, to be set inside a pattern.

        >>> load_rules().any_word("scanned_line").split("|")[:2]
        ['Căn\\s+cứ', 'Kính\\s+gửi ?:']
        """
        return as_written(self.words(kind)).replace("\\ ", r"\s+")

    @functools.cached_property
    def compounds(self) -> frozenset[str]:
        """Words that end in the name of a type and name none: "pháp luật"."""
        return self.words("compound")

    @functools.cached_property
    def form_words(self) -> frozenset[str]:
        """Words that make the number behind a type a form's: "Mẫu biên bản số 01"."""
        return self.words("form")

    @functools.cached_property
    def line_words(self) -> LineWords:
        """The words that tell whether a line has ended."""
        return line_words(self.words, (t.name for t in self.types.values() if t.act or t.written_for))

    @functools.cached_property
    def _by_kind(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for table in ("phrases", "marks"):
            for row in self.tables[table]:
                found.setdefault((table, row["kind"]), []).append(row["pattern"])
        return found

    def _of_kind(self, table: str, kind: str) -> list[str]:
        try:
            return self._by_kind[table, kind]
        except (KeyError, TypeError):
            kinds = ", ".join(known for other, known in self._by_kind if other == table)
            raise UnknownName(f"no {table} of kind {kind!r}; there are {kinds}") from None

    def phrases(self, kind: str) -> str:
        r"""All phrases of a kind as one alternation, to be set inside a pattern.

        Raises KeyError where the table holds no such kind.

        >>> load_rules().phrases("title_opens_after_comma").split("|")[-1]
        'hướng\\s+dẫn'
        """
        return one_of(self._of_kind("phrases", kind))

    def marks(self, *kinds: str) -> str:
        """All marks of some kinds as one alternation, to be set inside a pattern.

        Raises KeyError where the table holds no such kind.
        """
        return one_of(pattern for kind in kinds for pattern in self._of_kind("marks", kind))

    def __repr__(self) -> str:
        return f"<Rules {', '.join(f'{len(self.tables[name])} {name}' for name in TABLES)}>"


RulesLike: TypeAlias = Rules | str | os.PathLike[str] | None
"""What `rules=` takes: tables loaded before, a folder of one's own beside the shipped ones, None for the shipped."""


def rules_of(given: RulesLike) -> Rules:
    """The tables a caller asked for; those of the process where none are."""
    if isinstance(given, Rules):
        return given
    if given is None:
        return _at_work or load_rules()
    if isinstance(given, str | os.PathLike):
        return load_rules(given)
    raise WrongType(f"rules is a folder of tables, loaded rules or None, not {given!r}")


_at_work: Rules | None = None


def work_with(rules: RulesLike) -> None:
    """From here on this process reads with a user's tables wherever none are named: a command's `--rules`.

    A library does not: it takes `rules=`. Raises RulesError for tables that cannot be used.
    """
    global _at_work
    _at_work = None if rules is None else rules_of(rules)


def _first(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """A look-up in which the first of two rows counts."""
    found: dict[str, T] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found


class _Tables(dict[str, list[Row]]):
    """Tables by name; a shipped one is read when it is first asked for."""

    def __missing__(self, name: str) -> list[Row]:
        if name not in TABLES:
            raise KeyError(name)
        self[name] = _shipped_rows(name)
        return self[name]


@functools.cache
def _shipped_rows(name: str) -> list[Row]:
    """The rows of a shipped table, the same for all rules."""
    columns, rows = shipped(name)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def load_rules(extra: str | os.PathLike[str] | None = None) -> Rules:
    """The shipped tables, with the user's rows in front where `extra` names a folder of CSV files.

    A file there has the name and columns of the shipped one (`relations.csv`, `issuers.csv` ...).

    Raises RulesError, with file, row and column, where the folder holds no table or a table cannot be used.
    """
    if extra is None:
        return _load(None, ())
    extra = path_of("load_rules", extra, "a folder of tables")
    files = (Path(extra) / f"{name}.csv" for name in TABLES)
    try:
        return _load(extra, tuple(file.stat().st_mtime_ns for file in files if file.exists()))
    except OSError as error:
        raise RulesError(f"{error.filename or extra}: {error.strerror or error}") from None


@functools.lru_cache(maxsize=_KEPT)
def _load(extra: str | None, changed: tuple[int, ...]) -> Rules:
    """The tables; `changed` tells when the user's files were last written, so that an edit is seen."""
    if extra is None:
        return Rules()
    from rapidfuzz import process

    from vnplan.tables.columns import checked, referred

    for other in sorted(Path(extra).glob("*.csv")):
        near = process.extractOne(other.stem, TABLES, score_cutoff=_MISSPELT)
        if near and other.stem not in TABLES:
            raise RulesError(f"{other}: no table has this name; meant {near[0]}.csv?")
    paths = [path for name in TABLES if (path := Path(extra) / f"{name}.csv").exists()]
    if not paths:
        raise RulesError(f"{extra}: no table here; expected one of " + ", ".join(f"{name}.csv" for name in TABLES))
    tables = {}
    for path in paths:
        shipped_rows = load_rules().tables[path.stem]
        own = checked(path, list(shipped_rows[0]))
        replaced = {row["code"] for row in own if row.get("replaces") == "yes"}
        tables[path.stem] = own + [row for row in shipped_rows if row.get("code") not in replaced]
    rules = Rules(tables)
    for path in paths:
        referred(path, rules)
    return rules


def shipped(name: str) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of a table of `data/`. Raises RulesError where a row has not as many cells as columns."""
    columns, *rows = csv.reader(io.StringIO((_DATA / f"{name}.csv").read_text(encoding="utf-8")))
    if set(map(len, rows)) - {len(columns)}:
        number, row = next((n, row) for n, row in enumerate(rows, 2) if len(row) != len(columns))
        raise RulesError(f"{name}.csv: row {number}: {len(row)} cells for {len(columns)} columns")
    return columns, rows
