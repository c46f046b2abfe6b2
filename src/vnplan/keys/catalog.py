"""Known documents: four thousand national ones by number, title and key, and what replaced or amended what."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vnplan.arguments import day_of, score_of, str_of, whole_of
from vnplan.errors import WrongType
from vnplan.keys.amending_titles import amending_meant, amends, changes_by_titles
from vnplan.keys.catalog_cards import Entries, Ranked, ShownCatalog
from vnplan.keys.entries import CitedNumber, Editions, Entry, KnownChange, Reach
from vnplan.keys.series import counted_by_series, reach_of
from vnplan.tables.rules import Rules, shipped
from vnplan.tables.short_laws import law_slugs
from vnplan.text.normalize import fold
from vnplan.text.symbols import AFTER_TYPE, NUMBER, Number, clean_number, law_slug, split_number
from vnplan.text.words import syllable

_LONGEST = datetime.timedelta(days=3 * 365)  # no law has waited longer to come into force
_LIKELY = 80.0  # from which likeness of titles a year in the query decides
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<![\w/-])(?:19|20)\d\d(?![\w/-])")


class Catalog(ShownCatalog):
    """Known documents, in the order of the tables: laws, then the rest, then the user's own."""

    def __init__(self, entries: list[Entry], names: Editions, rules: Rules, own: Sequence[KnownChange] = ()) -> None:
        self._entries, self._own_changes = entries, own
        self._names = names
        self._rules = rules
        self._keys: dict[str, Entry] = {}
        for entry in entries:
            self._keys.setdefault(entry.key, entry)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __repr__(self) -> str:
        return f"<Catalog {len(self)} documents>"

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._keys

    def get(self, key: str) -> Entry | None:
        """The document with this key; of two that share it, the shipped one.

        >>> from vnplan import load_catalog
        >>> load_catalog().get("/akn/vn/act/thong-tu/bgddt/2021/22").number
        '22/2021/TT-BGDĐT'
        """
        return self._keys.get(str_of("key", key, _A_KEY))

    def by_number(self, number: str) -> Entries:
        """All documents with this number, however blanks, dashes and leading zeros are written.

        >>> from vnplan import load_catalog
        >>> [entry.date.year for entry in load_catalog().by_number("89/QĐ -TTg")]
        [2013, 2019]
        """
        return Entries(self._numbers.get(split_number(clean_number(str_of("number", number, _A_NUMBER))), ()))

    def by_serial(self, document_type: str, author: str, serial: str) -> Entries:
        """All documents of a type and author (as in keys) with this serial, of any year.

        >>> from vnplan import load_catalog
        >>> [entry.key for entry in load_catalog().by_serial("nghi_quyet", "tw", "29")]
        ['/akn/vn/doc/nghi-quyet/tw/2013/29', '/akn/vn/doc/nghi-quyet/tw/2022/29']
        """
        for name, said in (("document_type", document_type), ("author", author), ("serial", serial)):
            str_of(name, said, "nghi_quyet" if name == "document_type" else "tw" if name == "author" else "29")
        return Entries(self._serials.get((document_type.replace("_", "-"), author, serial.lstrip("0") or serial), ()))

    def by_title(self, words: str, *, limit: int = 5, floor: float = 70.0) -> Ranked:
        """Documents whose title is like `words`, best first, with a score of 0 to 100; none below `floor`.

        Where a title has the very words, only such are given, newest first.

        >>> from vnplan import load_catalog
        >>> [(entry, score)] = load_catalog().by_title("Khung năng lực số cho người học", limit=1)
        >>> entry.number, round(score)
        ('02/2025/TT-BGDĐT', 97)
        """
        from rapidfuzz import fuzz, process

        query = _fold(str_of("words", words, "Khung năng lực số"))
        score_of("floor", floor)
        if whole_of("limit", limit) < 1 or not query:
            return Ranked()
        if query in self._titles:
            return Ranked((entry, 100.0) for entry in self._titles[query][:limit])
        # a title within the words, or they within it, counts as whole; then the nearer in length comes first
        near = process.extract(query, list(self._titles), scorer=fuzz.token_set_ratio, score_cutoff=floor, limit=None)
        scored = [(0.75 * score + 0.25 * fuzz.token_sort_ratio(query, title), title) for title, score, _ in near]
        ranked = sorted((s for s in scored if s[0] >= floor), key=lambda s: -s[0])[:limit]
        return Ranked([(entry, score) for score, title in ranked for entry in self._titles[title]][:limit])

    def find(self, query: str, *, limit: int = 5) -> Ranked:
        """Documents for a key, a number or words of a title; a type or year in the query puts those first.

        >>> from vnplan import load_catalog
        >>> [entry.number for entry, score in load_catalog().find("Luật Đất đai 2013", limit=2)]
        ['45/2013/QH13', '31/2024/QH15']
        """
        query = str_of("query", query, "Luật Đất đai 2013").strip()
        whole_of("limit", limit)
        if query in self._keys:
            return Ranked([(self._keys[query], 100.0)])
        number = NUMBER.search(query) or AFTER_TYPE.fullmatch(query)
        found = Ranked((entry, 100.0) for entry in self.by_number(number.group())) if number else Ranked()
        words = _YEAR.sub(" ", query)
        found = found or self.by_title(words, limit=max(limit, 50)) or self.by_title(query, limit=max(limit, 50))
        told = {int(year) for year in _YEAR.findall(query)}
        types = self._rules.types
        lowered = query.lower()

        def told_first(hit: tuple[Entry, float]) -> tuple[bool, float, bool]:
            doctype = types.get(hit[0].document_type)
            named = doctype is not None and lowered.startswith(doctype.name.lower())
            return not (hit[1] >= _LIKELY and hit[0].date.year in told), -hit[1], not named

        return Ranked(sorted(found, key=told_first)[:limit])

    def laws_named(self, name: str) -> Entries:
        """All editions of a law by its name, with or without "Luật" before it, oldest first.

        >>> from vnplan import load_catalog
        >>> [entry.number for entry in load_catalog().laws_named("Luật Giáo dục")]
        ['11/1998/QH10', '38/2005/QH11', '43/2019/QH14']
        """
        name = " ".join(str_of("name", name, "Luật Giáo dục").split())
        laws = self._rules.laws
        for type, law in laws.items():
            if f"{name} ".lower().startswith(law.name.lower() + " "):
                return self._editions(type, slug_of(type, name[len(law.name) :]))
        return Entries(entry for type in laws for entry in self._editions(type, law_slug(name)))

    def _editions(self, type: str, slug: str) -> Entries:
        """The editions of a law by its name or a short one."""
        return Entries(self._names.get((type, law_slugs(self._rules).get((type, slug), slug)), ()))

    def law_in_force(self, type: str, slug: str, on: datetime.date) -> Entry | None:
        """The edition of a law in force on a day; None where none was, or where it is not certain which.

        `type` is luat, bo_luat, phap_lenh or hien_phap, `slug` its name in ASCII: "dat-dai".

        >>> from vnplan import load_catalog
        >>> load_catalog().law_in_force("luat", "dat-dai", datetime.date(2016, 5, 1)).number
        '45/2013/QH13'
        """
        _check_law(type, slug, on)
        passed = self._passed(type, slug_of(type, slug), on)
        begun = [entry for entry in passed if (entry.in_force or entry.date + _LONGEST) <= on]
        last = begun[-1] if begun else None
        if last is None or any(entry.date > last.date and entry.in_force is None for entry in passed):
            return None
        return None if self.replaced(last.key, on) else last

    def law_to_come(self, type: str, slug: str, on: datetime.date) -> Entry | None:
        """The edition of a law passed by a day and not yet in force then; None where there is none, or two.

        >>> from vnplan import load_catalog
        >>> load_catalog().law_to_come("luat", "dat-dai", datetime.date(2024, 3, 1)).number
        '31/2024/QH15'
        """
        _check_law(type, slug, on)
        passed = self._passed(type, slug_of(type, slug), on)
        coming = [entry for entry in passed if entry.in_force and on < entry.in_force]
        return coming[0] if len(coming) == 1 else None

    def _passed(self, type: str, slug: str, on: datetime.date) -> list[Entry]:
        """The editions of a law passed by a day; of those that amend one law the one that is meant then."""
        passed = [entry for entry in self._editions(type, slug) if entry.date <= on]
        return amending_meant(passed, self.changes_by, lambda key: self.replaced(key, on)) if amends(slug) else passed

    def changes_to(self, key: str) -> list[KnownChange]:
        """What other documents did to this one, oldest first."""
        return list(self._changes[0].get(str_of("key", key, _A_KEY), ()))

    def changes_by(self, key: str) -> list[KnownChange]:
        """What this document did to others.

        >>> from vnplan import load_catalog
        >>> [(c.relation, c.other) for c in load_catalog().changes_by("/akn/vn/act/thong-tu/bgddt/2023/20")]
        [('replaces', '/akn/vn/act/thong-tu/bgddt/2017/16')]
        """
        return list(self._changes[1].get(str_of("key", key, _A_KEY), ()))

    def replaced(self, key: str, on: datetime.date | None = None, *, grades: str = "AB") -> KnownChange | None:
        """The change that ended this document as a whole, by the day `on` where one is given.

        Where the day of a change is not known, it counts from the year after that of the document that made it.
        Changes read by rule alone, of grade C, count where `grades` says so.

        >>> from vnplan import load_catalog
        >>> load_catalog().replaced("/akn/vn/act/luat/quoc-hoi/2013/45").date
        datetime.date(2024, 8, 1)
        """
        if on is not None:
            _check_day(on)
        for change in self._changes[0].get(str_of("key", key, _A_KEY), ()):
            if change.ends and change.grade in grades and (on is None or begun(change, on)):
                return change
        return None

    def listed(self, key: str) -> CitedNumber | None:
        """A number that texts cite and no better source vouches for (grade C).

        >>> from vnplan import load_catalog
        >>> load_catalog().listed("/akn/vn/act/luat/quoc-hoi/2024/31") is None  # a known law is no such number
        True
        """
        return self._listed.get(str_of("key", key, _A_KEY))

    def articles(self, key: str) -> int | None:
        """How many articles a document has, as it was issued; None where nobody counted.

        >>> from vnplan import load_catalog
        >>> load_catalog().articles("/akn/vn/act/luat/quoc-hoi/2019/43")
        115
        """
        return self._articles.get(str_of("key", key, _A_KEY))

    def reach(self, number: str, year: int | None = None, *, on: datetime.date | None = None) -> Reach | None:
        """How far the series of a number is known in its year, or in `year`; None where nothing is known of it.

        Whether that year is over is asked as of the day `on`, else of the last the tables were made.

        >>> from vnplan import load_catalog
        >>> reach = load_catalog().reach("30/2020/NĐ-CP")
        >>> reach.highest, reach.share > 0.7, reach.complete
        (158, True, False)
        """
        year = None if year is None else whole_of("year", year)
        return reach_of(str_of("number", number, _A_NUMBER), year, day_of(on, "on"), self._counted)

    @functools.cached_property
    def _numbers(self) -> dict[Number, list[Entry]]:
        out: dict[Number, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            if entry.number:
                out[split_number(clean_number(entry.number))].append(entry)
        return dict(out)

    @functools.cached_property
    def _serials(self) -> dict[tuple[str, str, str], list[Entry]]:
        out: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for entry in self._entries:
            _, _, _, _, type, author, _, serial = entry.key.split("/", 7)
            out[type, author, serial].append(entry)
        return dict(out)

    @functools.cached_property
    def _titles(self) -> dict[str, list[Entry]]:
        out: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self._entries, key=lambda entry: entry.date, reverse=True):
            if entry.title:
                out[_fold(entry.title)].append(entry)
        return dict(out)

    @functools.cached_property
    def _listed(self) -> dict[str, CitedNumber]:
        columns, table = shipped("cited")
        assert columns == ["type", "number", "date", "key", "source"]
        day = datetime.date.fromisoformat
        rows = (
            CitedNumber(key, type, number, day(date) if date else None, source)
            for type, number, date, key, source in table
        )
        return {row.key: row for row in rows if row.key not in self._keys}

    @functools.cached_property
    def _counted(self) -> dict[tuple[str, int], int]:
        return counted_by_series((one.number, int(one.key.split("/")[-2])) for one in [*self, *self._listed.values()])

    @functools.cached_property
    def _articles(self) -> dict[str, int]:
        return {key: int(count) for key, count, *_ in shipped("articles")[1]}

    @functools.cached_property
    def _changes(self) -> tuple[dict[str, list[KnownChange]], dict[str, list[KnownChange]]]:
        found = [*_told_changes(), *self._own_changes]
        for (_, slug), editions in self._names.items():
            if not amends(slug):  # a later edition of a law takes the place of the one before
                found += [KnownChange("replaces", b.key, a.key, b.in_force) for a, b in itertools.pairwise(editions)]
        found += changes_by_titles(self, self._names, self._rules)
        once: dict[tuple[str, str, str], KnownChange] = {}
        for change in found:
            had = once.setdefault((change.relation, change.key, change.other), change)
            if had.date is None and change.date is not None:
                once[change.relation, change.key, change.other] = had._replace(date=change.date)
        to: dict[str, list[KnownChange]] = defaultdict(list)
        by: dict[str, list[KnownChange]] = defaultdict(list)
        for change in sorted(once.values(), key=lambda change: (change.key.split("/")[6], change.key)):
            to[change.other].append(change)
            by[change.key].append(change)
        return to, by


def _told_changes() -> list[KnownChange]:
    """The rows of `changes.csv`."""
    columns, table = shipped("changes")
    assert columns[5:] == ["from", "extent", "provisions", "key", "other_key", "grade", "source"]
    day = datetime.date.fromisoformat
    return [
        KnownChange(relation, key, other, day(since) if since else None, extent == "whole", provisions, grade, source)
        for relation, _, _, _, _, since, extent, provisions, key, other, grade, source in table
    ]


_A_KEY, _A_NUMBER = "/akn/vn/act/luat/quoc-hoi/2024/31", "31/2024/QH15"


def _check_law(type: object, slug: object, on: object) -> None:
    """A law and a day as callers name them."""
    str_of("type", type, "luat")
    str_of("slug", slug, "dat-dai")
    _check_day(on)


def _check_day(on: object) -> None:
    if not isinstance(on, datetime.date):
        raise WrongType(f"on is a datetime.date, not {on!r}" if isinstance(on, str) else "on is a datetime.date")


def begun(change: KnownChange, on: datetime.date) -> bool:
    """Whether a change had begun by a day."""
    if change.date is not None:
        return change.date <= on
    year = change.key.split("/")[6]
    return year.isdigit() and int(year) < on.year


def slug_of(type: str, name: str) -> str:
    """What editions of one law have in common: its name in ASCII; constitutions changed theirs with the State's."""
    return "hien-phap" if type == "hien_phap" else law_slug(name)


def _fold(words: str) -> str:
    """Words as titles are compared: small letters, tone marks in their new place, no punctuation."""
    return " ".join(_WORD.findall(syllable(fold(words))))
