"""Whether the words told of a number are those of its document: its title, or the name of a law.

What the grades of the catalogue prove is as in `trust_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.keys.catalog import Catalog
from vnplan.keys.entries import Entry
from vnplan.review.check_rules import Hit, Reviewed
from vnplan.review.trust_rules import of_known
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import law_words
from vnplan.text.normalize import ascii_slug, fold


def known_title(reviewed: Reviewed) -> Iterator[Hit]:
    """The number is of another document: Nghị định số 30/2020/NĐ-CP "quy định xử phạt vi phạm về thuế, hóa đơn"."""
    for doc, c, _, entry, catalog in of_known(reviewed):
        if entry.grade == "C" or c.kind == "named_law":
            continue
        if min(len(c.title or ""), len(entry.title)) < _TELLING and not _share_nothing(c.title or "", entry):
            continue
        if "sửa đổi" in entry.title.lower():
            continue  # cited by what it amends
        if _OF_A_PROVISION.search(fold(c.title or "").lower()):
            continue  # "Sửa đổi khoản 2 Điều 27": words on a part of it
        title = c.title or ""
        if (
            _differs(title, entry, reviewed.rules)
            or _is_another_s(title, entry, catalog)
            or _apart_in_words(title, entry)
        ):
            yield Hit("known_title", doc, c.full_start, c.full_end, {"label": reviewed.label(c), "known": entry.title})


def _share_nothing(title: str, entry: Entry) -> bool:
    """Whether a short title and another have no telling word in common: "Về Khuyến nông", "xử phạt về thủy sản"."""
    said, known = _telling(title), _telling(entry.title)
    return entry.grade == "A" and min(len(said), len(known)) > 1 and not said & known


_TELLING = 15  # characters: shorter titles tell nothing
_OF_A_PROVISION = re.compile(r"sửa đổi|(?:điều|khoản|mẫu số|mẫu biểu số) \d")


# --- by how unlike the words are -------------------------------------------------------------------------------------


def _differs(title: str, entry: Entry, rules: Rules) -> bool:
    if entry.grade == "B" and not _quite_unlike(title, entry.title):
        return False
    said, known = _in_full(title, entry.title).lower(), fold(entry.title).lower()
    if _is_unlike(said, known, rules):
        return True
    kind = _carries(rules).search(said)
    same = kind is not None and (other := _carries(rules).search(known)) is not None and kind["kind"] == other["kind"]
    return same and entry.grade == "A" and _apart(title, entry.title) >= _OF_ONE_KIND


_OF_ONE_KIND = 0.3  # of the telling words: "Điều lệ trường mầm non" is not "Điều lệ trường tiểu học"


_UNLIKE = 60.0  # of 260 titles cited, all that are right score above 63, all but four above 74; of any two, 7% do
_UNLIKE_OF_TWO_KINDS = 72.0  # a Quy chế is not a Chương trình
_OPENING = re.compile(
    r"^(?:(?:về\s+việc|v/v|về|việc|ban\s+hành|phê\s+duyệt|quy\s+định|hướng\s+dẫn|công\s+bố|thông\s+qua|chi\s+tiết"
    r"|thi\s+hành|một\s+số\s+điều\s+của|và)\s+)+"
)


def _is_unlike(title: str, known: str, rules: Rules) -> bool:
    """Whether two titles, in small letters, name two documents, by what they are about: "ban hành |Quy chế thi ..."."""
    from rapidfuzz import fuzz

    kinds = {found["kind"] for said in (title, known) if (found := _carries(rules).search(said))}
    limit = _UNLIKE_OF_TWO_KINDS if len(kinds) > 1 else _UNLIKE
    return fuzz.token_set_ratio(_OPENING.sub("", title), _OPENING.sub("", known)) < limit


def _quite_unlike(title: str, known: str) -> bool:
    """Whether a title says quite another thing than the one that a single source has."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(fold(title).lower(), fold(known).lower()) < _QUITE_UNLIKE


_QUITE_UNLIKE = 50.0  # of 285 titles of one source that are cited, none that is right scores less


def _in_full(title: str, known: str) -> str:
    """A title in small letters, its abbreviations in the words of the known one: "Chương trình GDPT", "GDĐT"."""
    words = fold(known).lower().replace(",", " ").split()
    kept = [n for n, word in enumerate(words) if word != "và"]
    initials = "".join(words[n][0] for n in kept)

    def told(found: re.Match[str]) -> str:
        at = initials.find(found[0].lower())
        return " ".join(words[kept[at] : kept[at + len(found[0]) - 1] + 1]) if at >= 0 else found[0]

    return _SHORT.sub(told, fold(title))


_SHORT = re.compile(r"(?<!\w)[A-ZĐ]{3,8}(?!\w)")


@per_rules
def _carries(rules: Rules) -> re.Pattern[str]:
    """ "ban hành |Quy chế thi", in small letters: what a document carries."""
    kinds = "|".join(sorted((t.name.lower() for t in rules.types.values() if not t.act), key=len, reverse=True))
    return re.compile(rf"(?:ban\s+hành|phê\s+duyệt)\s+[“\"]?(?P<kind>{kinds})(?!\w)")


# --- by whose they are -----------------------------------------------------------------------------------------------


def _is_another_s(title: str, entry: Entry, catalog: Catalog) -> bool:
    """Whether a title is word for word that of another document: "Điều lệ trường tiểu học", of 32/2020/TT-BGDĐT."""
    if _apart(title, entry.title) < _OF_ITS_OWN:
        return False
    said = _telling(title)
    near = catalog.by_title(_OPENING.sub("", fold(title).lower()), limit=_NEAREST, floor=_NEAR)
    return any(other.grade != "C" and other.key != entry.key and _telling(other.title) == said for other, _ in near)


_OF_ITS_OWN = 0.15  # of the telling words; of titles cited rightly, hardly any has and lacks so many
_NEAREST, _NEAR = 12, 75.0


def _apart(title: str, known: str) -> float:
    """The share of telling words that each of two titles has and the other lacks, the lesser of both.

    Who tells a title in short leaves words out and adds none; titles on one text may tell its number alone.
    """
    said, meant = _telling(_CAPITALS.sub(" ", _in_full(title, known))), _telling(known)
    if not said or not meant or (_NUMBER.search(fold(title)) and _NUMBER.search(fold(known))):
        return 0.0
    return min(len(said - meant) / len(said), len(meant - said) / len(meant))


_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐ&]+(?!\w)")  # an abbreviation that is none of the known title's words
_NUMBER = re.compile(r"\d[-/][A-ZĐ\d]")
_WORD = re.compile(r"[^\W\d_]+")
_EVERYWHERE = re.compile(
    r"(?<!\w)(?:quy định|ban hành|hướng dẫn|chi tiết|thi hành|thực hiện|một số điều|biện pháp|pháp lệnh|công bố"
    r"|phê duyệt|về|việc|của|và|các|những|đối với|trong|cho|tại|ở|theo|để|với|là|năm|giai đoạn)(?!\w)"
)


def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, in ASCII: tone marks stand now here, now there."""
    return frozenset(_in_order(title))


def _in_order(title: str) -> list[str]:
    return [ascii_slug(word) for word in _WORD.findall(_EVERYWHERE.sub(" ", fold(title).lower()))]


def _apart_in_words(title: str, entry: Entry) -> bool:
    return _ends_otherwise(title, entry.title) or _mostly_others(title, entry)


def _ends_otherwise(title: str, known: str) -> bool:
    """Whether two titles begin alike and go on to name two things: "tiêu chuẩn chức danh nghề nghiệp |thư viện"."""
    said, meant = _in_order(_in_full(title, known)), _in_order(known)
    alike = next((n for n, (a, b) in enumerate(zip(said, meant, strict=False)) if a != b), 0)
    ends, meant_ends = set(said[alike:]), set(meant[alike:])
    if ends & _OF_A_PLACE:
        return False  # "... chuyển đổi số trên địa bàn tỉnh Đồng Tháp" for "... chuyển đổi số quốc gia"
    return alike >= _BEGIN and min(len(ends), len(meant_ends)) > 1 and not (ends & set(meant) or meant_ends & set(said))


_BEGIN = 6  # words


def _mostly_others(title: str, entry: Entry) -> bool:
    """Whether two titles of many words share hardly any: "cơ chế thu, quản lý học phí", "quản lý trong cơ sở"."""
    long = min(len(_telling(title)), len(_telling(entry.title))) >= _MANY
    return long and entry.grade == "A" and _apart(title, entry.title) >= _OTHERS


_MANY, _OTHERS = 6, 0.6  # telling words, and the share of them that only one of both has
_OF_A_PLACE = frozenset(("tren", "dia", "ban", "tinh", "huyen", "xa", "phuong", "pho", "so", "nganh", "truong"))


def of_that_title(title: str, entry: Entry) -> bool:
    """Whether a title is that of a document, but for words that stand in any: "về công tác văn thư"."""
    said, known = _telling(_in_full(title, entry.title)), _telling(entry.title)
    return bool(said) and len(said) >= _TELL and said == known


_TELL = 3  # words


def in_short(title: str, entry: Entry) -> bool:
    """Whether a title is that of a document told in short, none of its words and figures others than its."""
    said, figures = _telling(_in_full(title, entry.title)), set(_FIGURES.findall(title))
    return len(said) > _TELL and said <= _telling(entry.title) and figures <= set(_FIGURES.findall(entry.title))


def mostly_of(title: str, entry: Entry) -> bool:
    """Whether a title is a document's but for a word here and there, none of its figures another."""
    said, figures = _telling(_in_full(title, entry.title)), set(_FIGURES.findall(title))
    alike = len(said & _telling(entry.title))
    return alike >= _TELL and alike >= _MOSTLY * len(said) and figures <= set(_FIGURES.findall(entry.title))


_MOSTLY = 0.8  # of its telling words

_FIGURES = re.compile(r"\d+")

# --- laws ------------------------------------------------------------------------------------------------------------


def known_name(reviewed: Reviewed) -> Iterator[Hit]:
    """The number is of another law: "Luật Viên chức số 43/2019/QH14", which is the Luật Giáo dục."""
    from rapidfuzz import fuzz

    for doc, c, _, entry, catalog in of_known(reviewed):
        said = _law_numbered(reviewed.rules).match(c.text) if c.kind == "numbered" else None
        if said is None or entry.grade != "A":
            continue
        if "sửa đổi" in f"{said['name']} {entry.title}".lower():
            continue
        unlike = fuzz.token_set_ratio(fold(said["name"]).lower(), fold(entry.title).lower()) < _UNLIKE_NAME
        if (unlike and not said["name"].isupper()) or _is_another_law(said["law"], entry, catalog):
            yield Hit("known_title", doc, c.start, c.end, {"label": reviewed.label(c), "known": entry.title})


_UNLIKE_NAME = 58.0  # of a law, whose title begins with its name


def _is_another_law(name: str, entry: Entry, catalog: Catalog) -> bool:
    """Whether laws are known by the name, and this is none of their editions: "Luật Giáo dục đại học"."""
    editions = catalog.laws_named(name)
    return bool(editions) and all(entry.key != one.key and _slug(entry) != _slug(one) for one in editions)


def _slug(entry: Entry) -> str:
    return ascii_slug(entry.title)


@per_rules
def _law_numbered(rules: Rules) -> re.Pattern[str]:
    """ "Luật Dược số 105/2016/QH13", "LUẬT DƯỢC SỐ 105/2016/QH13": the name before the number."""
    words = law_words(rules)
    shouted = words.upper().replace("\\S", "\\s")
    return re.compile(rf"(?P<law>(?:{words}|{shouted})\s+(?P<name>[^\d;]{{3,160}}?)),?\s+(?:số|SỐ)(?::|\s)")


RULES = [known_title, known_name]
