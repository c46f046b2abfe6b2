"""The rest of a body's name behind what the table knows of it: joined words, a charge in small letters, a region.

The body is one of many ("Ban Chỉ đạo", "Sở Xây dựng") or in no table ("Hiệp hội Chế biến"); of the only one of its
kind the table has the whole name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vnplan.citations.tabled import Tabled
from vnplan.compiled import compiled
from vnplan.tables.body_names import body_names, known_body
from vnplan.tables.rules import Rules


class Begun(NamedTuple):
    """A body's name that begins at `start`, read to `at`; `listed` where the table knows it."""

    text: str
    start: int
    at: int
    listed: bool
    tabled: Tabled
    rules: Rules


def whole_name(begun: Begun) -> int:
    """Where the name ends.

    >>> from vnplan.citations.tabled import tabled
    >>> from vnplan.tables.rules import load_rules
    >>> text = "Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam về thuế"
    >>> text[: whole_name(Begun(text, 0, len("Hiệp hội Chế biến"), False, tabled(load_rules()), load_rules()))]
    'Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam'
    """
    for _ in range(_JOINTS):
        end = next((end for rule in RULES if (end := rule(begun)) is not None), None)
        if end is None:
            break
        begun = begun._replace(at=end)
    return begun.at


_JOINTS = 4  # "Văn hóa, Thể thao và Du lịch - Thông tin": no name has more
_LONGEST = 110  # characters: no body's name is longer
_CAPITAL = r"(?=\p{Lu}[\p{Ll}\s])"


def region(begun: Begun) -> int | None:
    """ "Tòa án nhân dân| khu vực 3 - Nghệ An", "Chi cục Thuế| khu vực Sông Mã - Sốp Cộp"."""
    found = _REGION.match(begun.text, begun.at, begun.at + _LONGEST)
    return found.end() if found else None


_REGION_NAME = r"\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,2}(?!\w)"
_REGION = compiled(
    rf"\s[Kk]hu\s+vực\s+(?:(?:\d{{1,2}}|[IVX]{{1,5}})(?!\w)(?:\s?[-–,]\s?{_REGION_NAME})?"
    rf"|{_REGION_NAME}\s?[-–]\s?{_REGION_NAME})"
)


def branch(begun: Begun) -> int | None:
    """ "Ngân hàng Nhà nước| chi nhánh| tỉnh Sơn La", "BIDV| - Chi nhánh| Sông Mã": its place or name is read behind."""
    found = begun.tabled.branch.match(begun.text, begun.at, begun.at + _LONGEST)
    return found.end() if found else None


def hamlet(begun: Begun) -> int | None:
    """ "Chi bộ| thôn Đoài", "Chi bộ| Tổ dân phố số 3", "Ban Công tác Mặt trận| bản Nà Sản"."""
    found = begun.tabled.hamlet.match(begun.text, begun.at, begun.at + _LONGEST)
    return found.end() if found else None


def office(begun: Begun) -> int | None:
    """ "Phòng Công chứng| số 2| tỉnh Sơn La": a serial that is no document's."""
    found = None if begun.listed else _OFFICE.match(begun.text, begun.at, begun.at + _LONGEST)
    return found.end() if found else None


_OFFICE = compiled(r"\ssố\s\d{1,2}(?![\w/–-])(?!\sngày)(?!\snăm)")


def charge(begun: Begun) -> int | None:
    """ "Ban Chỉ đạo| phòng, chống tội phạm| tỉnh Gia Lai": small letters, as far as the place.

    Without a place only what the table has: "Ban Chỉ đạo| chuyển đổi số| về kế hoạch năm".
    """
    if begun.tabled.set_up.match(begun.text, begun.start) is None:
        return None
    opened = _CAPITAL_FIRST.match(begun.text, begun.at)
    end = _to_place(begun, opened.end() if opened else begun.at)
    if end is not None and _one_name(begun, end):
        return end
    known = begun.tabled.charge_word.match(begun.text, begun.at)
    return known.end() if known else None


_CAPITAL_FIRST = compiled(r"\s\p{Lu}\p{Ll}+(?=\s\p{Ll})")


def numbered_charge(begun: Begun) -> int | None:
    """ "Ban Chỉ đạo| 389| tỉnh Gia Lai": named by the number of the decision that set it up."""
    if begun.tabled.set_up.match(begun.text, begun.start) is None:
        return None
    found = begun.tabled.set_up_by.match(begun.text, begun.at, begun.at + _LONGEST)
    return found.end() if found else None


def joined_in_small_letters(begun: Begun) -> int | None:
    """ "Hiệp hội Doanh nghiệp nhỏ| và vừa| Việt Nam": what follows is the place the name ends with."""
    found = None if begun.listed else _AND_SMALL.match(begun.text, begun.at, begun.at + _LONGEST)
    return _to_place(begun, found.end()) if found else None


_AND_SMALL = compiled(r"\s+và(?=(?:\s\p{Ll}+){1,3}\s\p{Lu})")


def _to_place(begun: Begun, at: int) -> int | None:
    """The end of the small letters from `at` on, where a place follows: "|các khu công nghiệp| Hà Nội"."""
    small = _SMALL.match(begun.text, at, at + _LONGEST)
    if small is None:
        return None
    word = begun.tabled.behind_place_word.match(begun.text, at, small.end())
    end = word.start() if word else small.end()
    capital = begun.text[small.end() + 1 : small.end() + 2].isupper()
    placed = capital if word else begun.tabled.place_name.match(begun.text, small.end()) is not None
    return end if placed and end > at else None


_SMALL = compiled(
    r"(?:(?<=\p{Lu}\p{Ll}*\s\p{Ll}+),)?+(?:(?:\s[-–])?\s\p{Ll}+(?:(?<=\sphòng),(?=\s+chống\s))?){1,14}+(?!\w)"
)


def _one_name(begun: Begun, end: int) -> bool:
    """Whether no word between ends a name: "Ban Chỉ đạo |đã họp với| tỉnh Gia Lai"; "các" and "và" may stand in it.

    So may what tables of charges have: "Ban Chỉ đạo |chuyển đổi số| tỉnh Gia Lai".
    """
    known = [word.span() for word in begun.tabled.charge_word.finditer(begun.text, begun.at, end)]
    stops = begun.tabled.issuer_stop.finditer(begun.text, begun.at, end)
    return all(
        stop.group().strip() in ("các", "và", ",", "") or any(low <= stop.start() < high for low, high in known)
        for stop in stops
    )


def joined(begun: Begun) -> int | None:
    """ "Hiệp hội Chế biến| và Xuất khẩu Thủy sản Việt Nam"; behind "và" another body may begin, or a document."""
    found = _AND.match(begun.text, begun.at, begun.at + _LONGEST)
    return _capitals(begun, found.end()) if found and not _another(begun, found.end()) else None


_AND = compiled(rf"\s+và\s+{_CAPITAL}")


def listed(begun: Begun) -> int | None:
    """ "Trung tâm Xúc tiến Đầu tư|, Thương mại và Du lịch tỉnh Sơn La": a list that closes with "và"."""
    found = _LIST.match(begun.text, begun.at, begun.at + _LONGEST)
    if found is None or any(_another(begun, at) for at in (*found.starts("member"), found.end())):
        return None
    return _capitals(begun, found.end())


_MEMBER = r"(?P<member>\p{Lu}\p{Ll}*(?:\s\p{L}+){0,4}?)"
_LIST = compiled(rf"(?:,\s+{_MEMBER}){{1,3}}\s+và\s+{_CAPITAL}")


def dashed(begun: Begun) -> int | None:
    """ "Sở Xây dựng| - Giao thông| tỉnh Lào Cai": as far as the place; of a body of no table by its capitals."""
    found = _DASH.match(begun.text, begun.at, begun.at + _LONGEST)
    if found is None or _another(begun, found.end()):
        return None
    to_place = begun.tabled.to_place.match(begun.text, found.end(), found.end() + _LONGEST)
    return to_place.end() if to_place else None


_DASH = compiled(rf"\s+[-–]\s+{_CAPITAL}")


def _capitals(begun: Begun, at: int) -> int | None:
    """The end of the words that begin with a capital at `at`."""
    stop = begun.tabled.issuer_stop.search(begun.text, at, at + _LONGEST)
    return stop.start() if stop else None


def _another(begun: Begun, at: int) -> bool:
    """Whether another body, a person, a provision or a document begins at `at`."""
    if begun.tabled.another.match(begun.text, at) is not None:
        return True
    return known_body(begun.text, at, body_names(begun.rules)) is not None


RULES: list[Callable[[Begun], int | None]] = [
    region,
    branch,
    hamlet,
    office,
    numbered_charge,
    charge,
    joined_in_small_letters,
    joined,
    listed,
    dashed,
]
