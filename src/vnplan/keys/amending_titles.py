"""Which laws an amending law changes, as its title names them: "... sửa đổi một số điều của Luật Thư viện"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from vnplan.keys.entries import Editions, Entry, KnownChange
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.short_laws import law_slugs
from vnplan.tables.types import law_words
from vnplan.text.normalize import ascii_slug


def changes_by_titles(entries: Iterable[Entry], editions: Editions, rules: Rules) -> Iterator[KnownChange]:
    """The changes that titles of laws tell: of the edition in force when the change took effect, passed before it."""
    for entry in entries:
        if entry.document_type in rules.laws and "ửa đổi" in entry.title and entry.in_force is not None:
            for type, slug in _named(entry.title, rules):
                law = _edition_amended(editions.get((type, law_slugs(rules).get((type, slug), slug)), ()), entry)
                if law is not None:
                    told = ("amends", entry.key, law.key, entry.in_force)
                    yield KnownChange(*told, whole=False, grade=max("B", entry.grade), source="title")


def amends(slug: str) -> bool:
    """Whether a law's name is that of a change to others: "sua-doi-bo-sung-mot-so-dieu-cua-luat-giao-duc"."""
    return slug.startswith("sua-doi")


def amending_meant(
    laws: Sequence[Entry], changes_by: Callable[[str], Sequence[KnownChange]], ended: Callable[[str], object]
) -> list[Entry]:
    """Of laws that bear one such name the one that changed a law not ended since; none where more than one did."""
    amended = [[change.other for change in changes_by(law.key) if change.relation == "amends"] for law in laws]
    meant = [law for law, keys in zip(laws, amended, strict=True) if not keys or not all(map(ended, keys))]
    return meant if len(meant) == 1 else []


def _edition_amended(editions: Iterable[Entry], act: Entry) -> Entry | None:
    """Of Luật Đất đai of 2003 and 2013 the latter, for an act of 2018; none where one more waits to come into force."""
    passed = [one for one in editions if one.date < act.date]
    if act.in_force is None or any(one.in_force is None or one.in_force > act.in_force for one in passed):
        return None
    return max(passed, key=lambda one: one.date, default=None)


def _named(title: str, rules: Rules) -> list[tuple[str, str]]:
    """Type and slug of each law that is amended; a comma may stand in a name, the next begins with its type."""
    told = _amends(rules).match(" ".join(title.split()))
    if told is None:
        return []
    types = {law.name.lower(): type for type, law in rules.laws.items()}
    found = _law(rules).findall(told["laws"])
    return [(types[" ".join(word.lower().split())], ascii_slug(_NUMBER.sub("", name))) for word, name in found]


_NUMBER = re.compile(r" số \d\S*$")


@per_rules
def _amends(rules: Rules) -> re.Pattern[str]:
    """What a title begins with before the laws: "một số điều của", "Điều 3 của"; "15 luật" are not named."""
    places = r"(?:một số điều(?: và [^L]{1,80}?)?|(?:các )?(?:[Đđ]iều|khoản|điểm) [^L]{1,80}?)"
    begins = rf"(?:(?:{_words(rules)}) )?[Ss]ửa đổi(?:, bổ sung|,? và bổ sung)?(?: {places})?(?: của)? "
    return re.compile(rf"{begins}(?P<laws>(?:{_words(rules)}) .*)\Z")


@per_rules
def _law(rules: Rules) -> re.Pattern[str]:
    """One of the laws, to where the next begins."""
    words = _words(rules)
    return re.compile(rf"({words}) (.+?)(?=(?:, (?:và )?| và )(?:của )?(?:{words}) |\Z)")


def _words(rules: Rules) -> str:
    return rf"Bộ Luật|{law_words(rules)}"
