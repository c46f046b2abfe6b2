"""The issuer behind a citation's core: "... của Bộ trưởng Bộ Giáo dục và Đào tạo", to its natural end."""

from __future__ import annotations

import regex

from vnplan.citations.rest_of_name import Begun, whole_name
from vnplan.citations.signed import past_signed
from vnplan.citations.tabled import may_be_place, tabled
from vnplan.compiled import compiled, plain_re
from vnplan.scan.dated import date_behind
from vnplan.scan.draft import Draft
from vnplan.tables.bodies import BY_NAME, placed
from vnplan.tables.body_names import KnownBody, body_names, known_body
from vnplan.tables.body_symbols import bodies_of_number, is_joint, row_of_symbol
from vnplan.tables.body_words import body_of, company
from vnplan.tables.places import is_commune
from vnplan.tables.rules import Rules
from vnplan.text.symbols import split_number

NEAR = 400
"""No pattern looks further ahead: `regex` seeks a literal it needs to the end of what it is given."""

_GLOSS = compiled(r"\s*\((?:[^()\n]{1,40}|(?:sau đây|gọi tắt|viết tắt|nay là)[^()]{1,120})\)")
# "(đã được sửa đổi, bổ sung tại Nghị định số 9/2022/NĐ-CP ngày 27/01/2022)" before the issuer or the title
_REMARK = compiled(r"\s*\((?:đã\s)?được\s(?:sửa\sđổi|bổ\ssung)[^();]{1,240}\)")
_OPENED = plain_re(r"\s*\(")  # most have no bracket behind them
_OF = plain_re(r"\s{0,3}(?:,\s{0,3})?(?:\([^()]{1,60}\)\s{0,3})?-?(?:c[ủùúũuửừứ]a|CỦA)\s+")
_BETWEEN = compiled(r"\s{1,3}giữa\s+")  # "Quy chế phối hợp số 3/QCPH-CA-MTTQ giữa Công an và Mặt trận"
_TELLS = compiled(r"\s+tại\s")


def read_issuer(text: str, draft: Draft, rules: Rules, limit: int) -> int:
    """Take the issuer into the draft, reading no further than `limit`; where the words behind it begin."""
    at = draft.tail = past_signed(text, draft.end, draft, limit)
    at = _past_remark(text, _past_gloss(text, at, min(limit, at + NEAR)), limit)
    joint = _is_joint(draft, rules)
    of = _OF.match(text, at) or (_BETWEEN.match(text, at) if joint else None)
    stop = issuer_end(text, of.end(), rules, joint=joint) if of else None
    if of is None or stop is None:
        return at
    stop = min(stop, limit)
    if stop <= of.end() or ("," in of.group() and _TELLS.match(text, stop, stop + NEAR)):
        return at  # "..., của Ban Bí thư tại văn bản số ...": the issuer of the next one
    draft.issuer = clean_issuer(text[of.end() : stop])
    at = _past_gloss(text, stop, stop + NEAR)
    if draft.kind == "numbered" and draft.date is None and at < limit:
        at = date_behind(text, at, draft)  # "Quyết định số 12/QĐ-X của Bộ Y ngày 5/1/2024"
    at = past_signed(text, at, draft, limit)
    draft.tail = at
    return _past_remark(text, at, limit)


def issuer_in_title(text: str, start: int, end: int, draft: Draft, rules: Rules) -> int | None:
    """Where a title ends before the minister who issued it: "về việc ban hành Quy chế| của Bộ trưởng Bộ Công Thương,".

    Takes the minister into the draft, if the number is the ministry's and nothing of his is told: "thẩm quyền của ...".
    """
    at = text.find(_MINISTER, start, end) if draft.issuer is None and draft.number is not None else -1
    if at < 0 or _HIS.search(text, max(start, at - NEAR), at) or _ANOTHERS.search(text, start, at):
        return None
    begins = at + len(_MINISTER) - len(_BEHIND_OF)
    stop = issuer_end(text, begins, rules)
    words = body_of(text[begins:stop], rules) if stop is not None else None
    bodies = bodies_of_number(draft.number or "", rules, draft.type)
    if stop is None or words is None or [body.id for body in bodies] != [words.id]:
        return None
    if not _ENDS_HERE.match(text, _past_gloss(text, stop, stop + NEAR)):
        return None
    draft.issuer = clean_issuer(text[begins:stop])
    return at


_MINISTER, _BEHIND_OF = " của Bộ trưởng ", "Bộ trưởng "
_HIS = compiled(r"(?:quyền|hạn|nhiệm\svụ|trách\snhiệm|quản\slý|đề\snghị|chỉ\sđạo|ý\skiến|chấp\sthuận|điều\shành)$")
_ANOTHERS = plain_re(r"\d/[\dA-ZĐ]|(?<!\w)(?:Luật|Nghị|Thông|Quyết|Pháp|Chỉ)\s")
_ENDS_HERE = plain_re(r"\s*(?:[,;.)]|\n|$)")


def _past_remark(text: str, at: int, limit: int) -> int:
    """Behind a bracket at `at` that tells what amended the document; it belongs to none of its parts."""
    limit = min(limit, at + NEAR)
    remark = _REMARK.match(text, at, limit) if _OPENED.match(text, at, limit) else None
    return remark.end() if remark else at


def _past_gloss(text: str, at: int, limit: int) -> int:
    """Behind "(GDĐT)", "(sau đây gọi tắt là Bộ)" where such a gloss stands at `at`."""
    for _ in range(_GLOSSES):
        gloss = _GLOSS.match(text, at, limit) if _OPENED.match(text, at, limit) else None
        if gloss is None or _CITES.search(gloss.group()) is not None:
            break
        at = gloss.end()
    return at


# "(bãi bỏ Thông tư số 9/2018/TT-BYT)", "(thay thế Luật Dược)" tells of another document
_CITES = compiled(r"\((?!sau|gọi|viết|nay).*(?:\ssố\s\d|/[A-ZĐ]{2}|\sLuật\s|\sPháp\slệnh\s)", regex.S)
_GLOSSES = 3  # "(GDĐT) (cũ) (nay là ...)"


_GLOSS_TAIL = compiled(r"\s*\([^()]*\)\s*$")


def clean_issuer(words: str) -> str:
    """The issuer with blanks folded and a trailing gloss dropped.

    >>> clean_issuer("Bộ Giáo dục\\n và Đào tạo (GDĐT)")
    'Bộ Giáo dục và Đào tạo'
    """
    words = " ".join(words.split())
    return (_GLOSS_TAIL.sub("", words) if words.endswith(")") else words).rstrip(" ,-")


# --- where it ends: post, body, place, term; then another one joined to it -------------------------------------------

_AND = plain_re(r" ?(?:và|-|–)\s+(?=(?:Bộ|Chủ\s+tịch|Ủy\s+ban|Ngân|Tòa|Toà|Viện|Thủ|Ban|Đoàn|Tổng|UBND|Hội)\s)")
_JOINT_AND = compiled(r" ?(?:,(?:\s+và)?|và|-|–|với|cùng)\s+(?=\p{Lu})")
_TERM = plain_re(
    r"\s*,?\s*(?:\(?(?:khóa|khoá|Khóa|Khoá|KHÓA)\s+(?:[IVXLC]+|\d+)\)?"
    r"|lần\s+thứ\s+[IVXLC\w]+(?:\s+của\s+Đảng(?!\s+bộ)(?!\w))?)"
)


def _is_joint(draft: Draft, rules: Rules) -> bool:
    """Whether several bodies issue it together: a Thông tư liên tịch, a Kế hoạch phối hợp."""
    groups = split_number(draft.number).groups if draft.number else ()
    doctype = rules.types.get(draft.type or "")
    if doctype is not None and doctype.joint:
        return True
    return bool(groups) and (is_joint(groups[0], rules) or len(groups) > _SEVERAL or "LB" in groups)


_SEVERAL = 2  # groups: a type and one body; a letter's unit is no third


def issuer_end(text: str, at: int, rules: Rules, *, joint: bool = False) -> int | None:
    """End of the issuer that begins at `at`, two of them where joined; None where none begins there.

    A comma joins them where the document is `joint` alone: "của UBND tỉnh, UBND xã báo cáo" goes on with the sentence.

    >>> from vnplan.tables.rules import load_rules
    >>> text = "Bộ trưởng Bộ Y tế và Chủ tịch UBND tỉnh Bắc Ninh về việc đóng viện phí"
    >>> text[: issuer_end(text, 0, load_rules())]
    'Bộ trưởng Bộ Y tế và Chủ tịch UBND tỉnh Bắc Ninh'
    """
    end = None
    while True:
        several = tabled(rules).several.match(text, at, at + NEAR)
        if several is not None:
            return several.end()
        body = _body(text, at, rules)
        if body is None:
            return end
        end = _past_charge(text, body[0], _past_term(text, _past_place(text, *body, rules)), rules)
        joined = (_JOINT_AND if joint else _AND).match(text, end)
        if joined is None:
            return end
        at = joined.end()


def _body(text: str, at: int, rules: Rules) -> tuple[int, int] | None:
    """The body that begins at `at`, behind the post of who signs for it: by its name, else by its capitals."""
    tree = body_names(rules)
    post = tabled(rules).post.match(text, at)
    start = post.end() if post else at
    if post and text.startswith(_BOARD, start - len(_BOARD)) and known_body(text, start - len(_BOARD), tree):
        start -= len(_BOARD)
    best = known_body(text, at, tree)
    behind = known_body(text, start, tree) if post else None
    if behind is not None and (best is None or behind.end > best.end):
        best = behind
    if best is not None and (best.end >= start or not text[start : start + 1].isupper()):
        end = _whole(text, best, rules)
        row = row_of_symbol(best.symbol, rules)
        if row is not None and placed(row):
            end = whole_name(Begun(text, start, end, True, tabled(rules), rules))
        return start, end  # not "Chủ tịch" alone, where the body behind it is in no table
    shape = _by_shape(text, at, rules)
    if shape is None:
        return None
    return start, whole_name(Begun(text, start, shape, False, tabled(rules), rules))


_BOARD = "Ban "  # "Trưởng |Ban Chỉ đạo": the post's last word is the body's first


def _whole(text: str, known: KnownBody, rules: Rules) -> int:
    """The end of a body's name: of an institution its own name, of one within another that one's name too."""
    row = row_of_symbol(known.symbol, rules)
    kind = placed(row) if row is not None else ""
    if kind in BY_NAME:  # "Trường Đại học |Kinh tế quốc dân", "Bệnh viện |đa khoa khu vực Bồng Sơn"
        sort = tabled(rules).institution.match(text, known.end, known.end + NEAR)
        end = sort.end() if sort else known.end
        shape = _by_shape(text, end + 1, rules) if text.startswith(" ", end) else None
        return _past_university(text, end if shape is None else _past_city(text, end, shape, rules), rules)
    within = known_body(text, known.end, body_names(rules)) if kind in ("any", "below", "whose", "board") else None
    # "Đảng ủy |Bộ Công Thương", "Hội đồng trường |Trường Đại học"; "Hội đồng quản trị |Công ty Sông Xanh"
    if within is None and kind == "whose" and company(rules).match(text, known.end + 1):
        return _by_shape(text, known.end + 1, rules) or known.end
    return _whole(text, within, rules) if within is not None else known.end


def _past_city(text: str, at: int, shape: int, rules: Rules) -> int:
    """Behind an institution's name that ends in a city: "Bệnh viện| TP. Hồ Chí Minh", "Đại học| Kinh tế TP. Huế"."""
    city = tabled(rules).province.match(text, at)
    return max(shape, city.end()) if city is not None else shape


def _past_university(text: str, at: int, rules: Rules) -> int:
    """Behind the university that a school is of: "Trường Đại học Sư phạm| - Đại học Đà Nẵng"."""
    dash = _DASH.match(text, at)
    known = known_body(text, dash.end(), body_names(rules)) if dash else None
    row = row_of_symbol(known.symbol, rules) if known is not None else None
    if known is None or row is None or row["level"] not in ("institution", "government_agency"):
        return at
    return _by_shape(text, known.end + 1, rules) or known.end if placed(row) in ("alone", "whose") else known.end


_DOTTED = (" TP", " Tp")
_DASH = compiled(r"\s+[-–]\s+(?=Đại\s+học\s|ĐHQG)")
_LONGEST = 110  # characters: no body's name is longer


def _by_shape(text: str, at: int, rules: Rules) -> int | None:
    """The end of a body by its capitals where no table knows it."""
    if at >= len(text) or not text[at].isupper():
        return None
    stop = tabled(rules).issuer_stop.search(text, at, at + _LONGEST)
    return _past_point(text, at, stop.start(), rules) if stop else None


def _past_point(text: str, at: int, end: int, rules: Rules) -> int:
    """Behind the city of which a point cut off all but its word: "BCH Đoàn TP|.HCM"."""
    city = tabled(rules).province.match(text, end - len(_DOTTED[0])) if text.endswith(_DOTTED, at, end) else None
    return city.end() if city is not None else end


_LOWER = ("xã ", "phường ", "thị trấn ", "đặc khu ", "huyện ", "quận ", "thành phố ")
_HIGHER = ("tỉnh ", "thành phố ", "tp ", "tp. ", "huyện ", "quận ", "thị xã ")
_LONGEST_WORD = 10  # letters: "thành phố "


def _past_place(text: str, body: int, at: int, rules: Rules) -> int:
    """Behind "huyện Lục Nam tỉnh Bắc Giang", "xã Tân An, tỉnh Bắc Ninh"; "UBND tỉnh, huyện Lục Nam" names two."""
    province = tabled(rules).province
    while text[at : at + 1] in (" ", "\n") or _goes_on(text, body, at) or _lies_in(text, body, at, rules):
        behind = at + (text[at] == ",")
        if not may_be_place(text, behind):
            break
        place = province.match(text, behind) or tabled(rules).place.match(text, behind)
        if place is None or (behind > at and place.group().split()[-1][0].islower()):
            break
        at = _past_digit(text, body, place.end(), rules)
    return at


_DIGIT = compiled(r"\s\d(?![\w/%])")
_NUMBERED_COMMUNE = compiled(r"(?r)(?:[Xx]ã|[Pp]hường)\s(?P<name>\p{Lu}\w*(?:\s\p{Lu}\w*){0,3}\s\d)")


def _past_digit(text: str, body: int, at: int, rules: Rules) -> int:
    """Behind the digit of "phường Hà Giang 1", where the table has such a commune."""
    digit = _DIGIT.match(text, at)
    found = _NUMBERED_COMMUNE.match(text, body, digit.end()) if digit else None
    return found.end() if found is not None and is_commune(found["name"], rules) else at


def _goes_on(text: str, body: int, at: int) -> bool:
    """Whether a comma at `at` joins a body's unit to the one it lies in: "UBND xã Tân An|, tỉnh Bắc Ninh"."""
    if not text.startswith(", ", at):
        return False
    after, before = text[at + 2 : at + 2 + _LONGEST_WORD].lower(), text[body:at].lower()
    return after.startswith(_HIGHER) and any(f" {word}" in before for word in _LOWER)


def _lies_in(text: str, body: int, at: int, rules: Rules) -> bool:
    """Whether a comma joins a school to its place: "Trường THCS A|, thành phố Vinh về", not "|, xã Tân An họp"."""
    if not text.startswith(", ", at) or not text.startswith(_LOWER + _HIGHER, at + 2):
        return False
    place = tabled(rules).place.match(text, at + 1)
    if place is None or _OVER.match(text, place.end(), place.end() + _LONGEST_WORD) is None:
        return False
    known = known_body(text, body, body_names(rules))
    row = row_of_symbol(known.symbol, rules) if known is not None else None
    return row is not None and row["level"] == "institution" and placed(row) in ("name", "school")


_OVER = compiled(r"[,;.)]|$|\s(?:về|ngày)\s")  # where a name is over


def _past_term(text: str, at: int) -> int:
    """Behind "khóa XIII", "lần thứ XIX"."""
    term = _TERM.match(text, at)
    return term.end() if term else at


_CHARGED_WITH = compiled(r"\s+về\s+[^;.:()“”\n]{4,70}(?=\s+(?:về|thông\s+báo|ban\s+hành|phê\s+duyệt)\s)")


def _past_charge(text: str, body: int, at: int, rules: Rules) -> int:
    """ "Ban Chỉ đạo Trung ương về phát triển ... về mô hình ...": the first "về" names the body, the second a title."""
    charge = _CHARGED_WITH.match(text, at, at + NEAR) if tabled(rules).set_up.match(text, body) else None
    return charge.end() if charge else at
