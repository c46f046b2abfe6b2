"""What the words behind a verb of change name: provisions, words in quotation marks, documents."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import regex

from vnplan.compiled import compiled
from vnplan.models.acted import provision_words
from vnplan.operations.attached import AttachedNames, attached
from vnplan.operations.draft import Units
from vnplan.scan.draft import OTHERS, Draft
from vnplan.scan.pinpoints import pinpoints
from vnplan.scan.provisions import PROVISION_UNITS, RANKS, expand_with_appendixes
from vnplan.tables.rules import rules_of

# --- provisions ------------------------------------------------------------------------------------------------------

_UNIT = r"(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Tt]iết|[Cc]hương)"
# How the words of a place are put before they are read, each with words of which it holds one
_REWRITTEN = (
    (compiled(r"(?<=[\s,;](?:[a-zđ]\d?))\)"), "", (")",)),  # "điểm a), điểm b) khoản 3"
    (compiled(rf"(?<!vào)\s+(sau|trước)\s+(?={_UNIT})"), r" vào \1 ", ("sau", "trước")),  # "điểm c1 sau điểm c"
    (compiled(r"\s+(?:ngay\s+)?vào\s+(?=liền|ngay|tiếp)(?:liền|ngay)\s+"), " vào ", ("vào",)),  # "vào ngay sau"
    (
        compiled(r"\s+(?:trong|thuộc|của)\s+(?:Chương|Mục|Phần)\s+[IVXLC\d]+(?=\s*(?:$|như|;|,|\.))"),
        " ",
        ("Chương", "Mục", "Phần"),
    ),
    (  # "tiểu mục 2 Mục III" is what Mục III has as its 2
        compiled(r"(?<=\s)[Tt]iểu\s+mục(?=\s+(?:[IVXLC]+|\d{1,2}),?\s+(?:của\s+)?[Mm]ục\s)"),
        "khoản",
        ("iểu mục",),
    ),
    (compiled(r"(?<=\s)phần(?=\s+[IVXLC]+(?!\w))"), "Phần", ("phần",)),
    (  # "điểm p sau điểm o khoản 2 |tại Mục V", "khoản 4 Mục I |Biểu phí quy định tại Điều 7"
        compiled(
            r"(?<=(?:[Đđ]iểm|[Kk]hoản)\s\w{1,3})\s+(?:tại|thuộc)\s+(?=(?:[Mm]ục|[Pp]hần|Chương|Điều)\s)"
            r"|(?<=(?:[Mm]ục|[Pp]hần)\s\w{1,5})\s[^,;:]{1,60}?\s(?:quy\s+định|nêu)\s+tại\s+(?=Điều\s)"
        ),
        " ",
        ("tại", "thuộc"),
    ),
    (
        compiled(r"(?<=\s)(?:tên|tiêu đề)\s+(?:của\s+)?(?=(?:Điều|Chương|Mục|khoản|Phần)\s)"),
        "| ",
        ("tên", "tiêu đề"),
    ),  # "tên Điều 8"
    (
        compiled(r"(?<=,\s|;\s|và\s)(?:đoạn|câu|gạch đầu dòng)\s[\w\s]{1,30}?\s(?=(?:của\s)?(?:điểm|khoản|Điều)\s)"),
        "",
        ("đoạn", "câu", "gạch"),
    ),
)


_HELD = tuple(word for _, _, words in _REWRITTEN for word in words)


def _rewritten(said: str) -> str:
    for pattern, put, words in _REWRITTEN:
        if any(map(said.__contains__, words)):
            said = pattern.sub(put, said)
    return said


def places_in(words: str) -> list[Units]:
    """Every provision that the words of a place name, in order, lists and ranges expanded.

    >>> places_in("điểm c1 sau điểm c khoản 1 Điều 6; các khoản 2, 3 và 5 Điều 7")[0]
    {'dieu': '6', 'khoan': '1', 'diem': 'c1'}
    """
    said = f" {words} "
    if any(map(words.__contains__, _HELD)):
        said = _rewritten(said)
    out: list[Units] = []
    for found in pinpoints(said, rules_of(None)):
        for units in expand_with_appendixes(said[found.start : found.end]):
            if units and units not in out:
                out.append(units)
    return out


_AT = compiled(r"^(?:tại|trong|ở|của)\s+")
_APART = compiled(r"[,;]\s*|\s+và\s+")
_PROVISION = compiled(rf"(?:{_UNIT}|[Pp]hần)\s+(?:[a-zđ](?!\w)|[\dIVXLC])")
_NUMBER = compiled(r"(?:số\s+)?[IVXLC\d]+[a-zđ]?")


@functools.cache
def _other_place(name: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A place without a number of its own, anywhere and at the beginning; `name` is what is attached to an act."""
    words = rf"(?:tên|tiêu đề|phần\s+căn\s+cứ|{name})(?!\w)"
    return compiled(words), compiled(rf"(?:(?:các|từ)\s+)?{words}")


def other_places(words: str, names: AttachedNames) -> list[str]:
    """Places beside provisions that have no number of theirs: "tên Thông tư", "Phụ lục I", "Mẫu số 01".

    >>> from vnplan.operations.attached import attached_names
    >>> other_places("tên Thông tư, Điều 1, tên Chương II và Phụ lục I, II", attached_names(rules_of(None)))
    ['tên Thông tư', 'Phụ lục I', 'Phụ lục II']
    """
    anywhere, first = _other_place(names.name)
    if anywhere.search(words) is None:
        return []
    lists: list[str] = []
    goes_on = False
    for one in _APART.split(_AT.sub("", words)):
        other = first.match(one) is not None and _PROVISION.search(one) is None
        if goes_on and (_NUMBER.fullmatch(one) or (other and attached(one, names) and attached(lists[-1], names))):
            lists[-1] += f", {one}"
            continue
        goes_on = other
        if goes_on:
            lists.append(one)
    return [one for told in lists for one in attached(told, names) or [told]]


_BARE = compiled(
    r"(?<!\w)(?P<name>[Tt]ên|[Tt]iêu\s+đề)\s*(?:,|;|và)\s+(?:các\s+)?(?=(?:[Đđ]iểm|[Kk]hoản|[Đđ]oạn|[Pp]hần)\s)"
)


def names_beside(words: str) -> list[tuple[Units | None, str]]:
    """A name told beside provisions of its article, with that article where the words tell it.

    >>> names_beside("tên và khoản 1 Điều 3")
    [({'dieu': '3'}, 'tên Điều 3')]
    """
    out: list[tuple[Units | None, str]] = []
    for found in _BARE.finditer(words):
        behind = places_in(words[found.end() :])
        name = found["name"].lower()
        article = behind[0].get("dieu") if behind else None
        out.append((None, name) if article is None else ({"dieu": article}, f"{name} Điều {article}"))
    return out


def each_in_words(places: Sequence[Units], said: str | None, *, among: bool = False) -> list[tuple[Units, str | None]]:
    """A provision with the words that name it, of several each with its own: not the whole list with each.

    `among` others, so does a single one.

    >>> each_in_words(places_in("khoản 1, 2 Điều 5"), "khoản 1, 2 Điều 5")[1]
    ({'dieu': '5', 'khoan': '2'}, 'khoản 2 Điều 5')
    """
    return [(units, said if len(places) == 1 and not among else provision_words(units)) for units in places]


def completed(place: Units, around: Sequence[Units]) -> Units:
    """A place with the larger units of what stands around it: "điểm c" under "khoản 1 Điều 6" is its điểm c.

    Of several places around, what they share counts, or the one whose own units are the same.
    """
    if not around or not _SMALL.issuperset(place):
        return place
    top = min(map(RANKS.__getitem__, place))
    above = [{unit: value for unit, value in other.items() if RANKS[unit] < top} for other in around]
    like = [
        larger
        for larger, other in zip(above, around, strict=True)
        if all(other.get(unit) == value for unit, value in place.items())
    ]
    fit = like or [larger for larger in above if larger] or above
    shared = {unit: value for unit, value in fit[0].items() if all(other.get(unit) == value for other in fit)}
    return shared | place


def in_their_article(place: Units, around: Sequence[Units]) -> Units:
    """ "Bãi bỏ khoản 3 Mục III" under "Sửa đổi Điều 1 như sau:" is of Điều 1; "Mục 2 Chương IV" is not."""
    articles = {other.get("dieu") for other in around}
    if not place or not _IN_ARTICLES.issuperset(place) or len(articles) != 1 or None in articles:
        return place
    return {unit: label for unit, label in around[0].items() if unit == "dieu"} | place


_IN_ARTICLES = frozenset(("phan", "muc", "khoan", "diem"))
_SMALL = frozenset(PROVISION_UNITS[PROVISION_UNITS.index("dieu") + 1 :])  # than an article


def covers(place: Units, other: Units) -> bool:
    """Whether `other` is the place or lies in it."""
    return all(other.get(unit) == value for unit, value in place.items())


# --- words -----------------------------------------------------------------------------------------------------------

_QUOTED = compiled(r"“(?P<a>[^“”\n]{1,900})”|\"(?P<b>[^\"\n]{1,900})\"|‘(?P<c>[^‘’\n]{1,300})’")
_NEW_TEXT = compiled(r"[:.]?\s*(?=[“\"])")
_SAID_BEFORE = compiled(r"(?:như\s+sau|sau\s+đây)?\s*:\s*$")


def masked(text: str, start: int, end: int) -> tuple[str, list[tuple[int, str]]]:
    """The words of `text[start:end]` with what stands in quotation marks blanked, and what stood there.

    Ends where new text begins: a mark behind a colon, or one that does not close on its line.
    """
    words: list[tuple[int, str]] = []
    out: list[str] = []
    at = start
    while at < end:
        marks = [mark for letter in '“"‘' if (mark := text.find(letter, at, end)) >= 0]
        if not marks:
            break
        mark = min(marks)
        found = _QUOTED.match(text, mark, end)
        if found is None or _SAID_BEFORE.search(text, max(start, mark - 20), mark):
            end = mark
            break
        out.append(text[at:mark])
        said = found["a"] or found["b"] or found["c"] or ""
        words.append((mark - start, " ".join(said.split())))
        out.append(MASK * (found.end() - mark))
        at = found.end()
    out.append(text[at:end])
    return "".join(out), words


MASK = "\x1a"
"""Stands for a letter in quotation marks, which no text holds."""
BLANK = f" {MASK}"


# --- documents -------------------------------------------------------------------------------------------------------


def documents_in(said: str, drafts: Sequence[Draft], base: int, low: int, high: int) -> list[Draft]:
    """The documents named in `said[low:high]`, which stands at `base`, those said aside or in a title left out."""
    out: list[Draft] = []
    for draft in drafts:
        at = draft.start - base
        if not low <= at < high or draft.kind not in OTHERS or draft.relation == "amended_by" or said[at] in BLANK:
            continue
        if not draft.told_behind and (not out or draft.start >= out[-1].full_end):
            out.append(draft)
    return out


def acted_on(named: list[Draft]) -> list[Draft]:
    """Those of a clause's documents that it acts on, not what tells why or by what, "theo A", nor "và đính chính A"."""
    out: list[Draft] = []
    for draft in named:
        if (not out and _locates(draft)) or not _explains(draft):
            out.append(draft)
    return out


def _explains(draft: Draft) -> bool:
    return draft.relation in _OTHERWISE or (draft.relation == "mentions" and bool(draft.cue))


def _locates(draft: Draft) -> bool:
    """ "quy định về mức chi nêu tại [Quyết định A]": where no act is named before it, that is what is acted on."""
    cue = draft.cue or ""
    return draft.relation == "according_to" and cue.endswith(" tại") and not cue.lower().startswith("theo ")


_OTHERWISE = ("according_to", "implements", "legal_basis", "corrects")
