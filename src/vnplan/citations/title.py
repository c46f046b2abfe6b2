"""What stands behind a citation's core: the issuer after "của" and the trích yếu, each to its natural end."""

from __future__ import annotations

import functools

import regex as re

from vnplan.scan.draft import Draft
from vnplan.scan.numbered import date_behind
from vnplan.scan.titled import closing_quote
from vnplan.tables.bodies import body_names, known_body
from vnplan.tables.phrases import phrases
from vnplan.tables.rules import Rules

_OPENS = re.compile(
    rf"(?!\s*\n\s*\n)(?:\s{{0,3}}(?=(?:{phrases('title_opens')})(?!\w)|[“\"])"
    rf"|\s{{0,3}},\s{{0,3}}(?=(?:{phrases('title_opens_after_comma')})(?!\w)))"
)
_NOT_A_TITLE = re.compile(phrases("title_not"))
_GLOSS = re.compile(r"\s*\((?:[^()\n]{1,40}|(?:sau đây|gọi tắt|viết tắt|nay là)[^()]{1,120})\)")
_OF = re.compile(r"\s{0,3}(?:,\s{0,3})?(?:\([^()]{1,60}\)\s{0,3})?-?(?:của|CỦA|cùa)\s+")
_PERIOD_END = re.compile(
    r"(?:giai\s+đoạn|GIAI\s+ĐOẠN|đến\s+năm|năm\s+học|năm)\s+[^,;.]{0,30}?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\)?(?=\s*,)"
)
_CONTINUES = re.compile(
    r"\s*,\s*(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn|giai\s+đoạn|tới\s+năm|đến\s+năm|có\s+tính|nhiệm\s+kỳ|kế\s+hoạch|một\s+số|những\s+năm)"
)
_OTHER = (  # a type word behind "và các" or a comma opens the next document of a list
    r"(?:Quyết\s+định|Nghị\s+quyết|Nghị\s+định|Thông\s+tư|Kế\s+hoạch|Chỉ\s+thị|Công\s+văn|Kết\s+luận"
)
_STOP = re.compile(
    r";|\.{3}|…|\.(?=\s|$|/)|(?<![Ss]ố)(?<!iên\s[Bb]ộ):(?=\s)|\n[ \t]*\n|[)\]]|\.?/\.|"
    rf"\s+(?:{phrases('title_ends')})(?!\w)|"
    rf"\s*,\s*(?:{phrases('title_ends_after_comma')})(?!\w)|"
    rf"(?:\s*,)?\s+(?:và|hoặc|cùng)\s+(?:các\s+|theo\s+|tại\s+){_OTHER}|Luật)(?!\w)|"
    r"\s+và\s+(?:các\s+(?:văn\s+bản|quy\s+định|chỉ\s+đạo|nhiệm\s+vụ|hướng)|văn\s+bản|những\s+(?!năm))|"
    rf"\s*,\s*{_OTHER}|Chương\s+trình|Thông\s+báo|Công\s+điện)\s+(?:của|[a-zđ])|"
    r"\n(?=[ \t]*(?:[-+•*]\s|\d{1,2}\.\s|[a-zđ]\)\s|[IVX]+\.\s|Căn\s+cứ|Theo\s+đề|Xét|Điều\s+\d|QUYẾT"
    r"|CHỦ\s+TỊCH|ỦY\s+BAN|BỘ\s+TRƯỞNG|Ngày\s\d))"
)
_ALIAS = re.compile(
    r"\((?:[Ss]au\s+đây|gọi|viết|từ\s+đây|tên|Gọi|trích|sau\s+gọi|(?:Nghị\s+(?:quyết|định)|Quyết\s+định|Thông\s+tư|Luật|Chỉ\s+thị|Kế\s+hoạch|Đề\s+án|Chương\s+trình|Văn\s+bản|văn\s+bản|đính|kèm"
    r"|gửi|(?:đã\s+)?được\s+(?:sửa|bổ)|sửa\s+đổi,?\s+bổ\s+sung)(?!\w))"
)
_SAME_TITLE = re.compile(r"\s(?!\s*(?:căn|theo|và|thực\s+hiện|đồng\s+thời|nhằm|để|trên|xét)\s)\s?[a-zđ][\w]+\s+[a-zđ]")
# "... một số điều của Nghị định A và Nghị định B"
_AND_TYPE = re.compile(
    r"\s*(?:và|,(?=\s+(\w+\s+\w+)\s[^;:.“(]{3,160}\svà\s+\1\s))\s+(?:Luật|Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết)\s"
)
_BOTH = re.compile(
    r"một\s+số\s+điều(?:,\s+khoản)?\s+của\s+(?:các\s+)?(?:Luật|Bộ\s+luật|Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết)\s[^;:“(]{2,120}$"
)
# "công bố thủ tục hành chính mới, được sửa đổi, bị bãi bỏ ...": what is made known was changed, not the decision
_PUBLISHES = re.compile(r"(?:(?:[Vv]ề\s+)?(?:việc\s+)?)(?:[Cc]ông\s+bố)\s.{0,80}?(?:thủ\s+tục|[Dd]anh\s+mục)", re.S)
_GOES_ON = re.compile(r"\s+(?:thuộc|giai\s+đoạn|trên\s+địa\s+bàn)(?!\w)")
_TRIM = " \t\n,;:-–"
_NEAR = 400  # no pattern looks further: `regex` seeks a literal it needs to the end of what it is given


def read_tail(text: str, draft: Draft, rules: Rules, limit: int, joined: list[int], lines: bool) -> None:
    """Fill the draft's issuer, title and full end, reading no further than `limit`.

    `joined` holds where later citations of the same list begin; `lines` says that each line is a paragraph.
    """
    at = draft.end
    gloss = _GLOSS.match(text, at, min(limit, at + _NEAR))
    if gloss is not None and not _OPENS.match(text, at):
        at = gloss.end()
    of = _OF.match(text, at)
    end = draft.end
    if of is not None:
        stop = min(issuer_end(text, of.end(), rules), limit)
        blank = text.find("\n\n", of.end(), stop)
        stop = blank if blank >= 0 else stop
        if stop > of.end() and not ("," in of.group() and _TELLS.match(text, stop, stop + _NEAR)):
            draft.issuer = clean_issuer(text[of.end() : stop])
            at = end = stop
            gloss = _GLOSS.match(text, at, at + _NEAR)
            if gloss is not None:
                at = end = gloss.end()
            if draft.kind == "numbered" and draft.date is None and end < limit:
                at = end = date_behind(text, end, draft)  # "Quyết định số 12/QĐ-X của Bộ Y ngày 5/1/2024"
    draft.tail = end
    if draft.kind == "named_law" or draft.title is not None:
        return
    opened = _OPENS.match(text, at)
    recital = _RECITAL.search(text, max(0, draft.full_start - 30), draft.full_start) is not None
    if opened is None and draft.issuer is not None and recital:
        opened = _ANY_WORDS.match(text, at)
    if opened is None:
        return
    start = opened.end()
    if _NOT_A_TITLE.match(text, start) and text[start] not in '“"':
        return
    if draft.date is None and draft.issuer is None and _SO_THAT.match(text, start):
        return
    if _RULES.match(text, start) and _AT.search(text, max(0, draft.full_start - 12), draft.full_start):
        return  # "Tại Nghị định ... quy định ...": the verb of the sentence
    item = recital or _ITEM.search(text, max(0, draft.full_start - 24), draft.full_start) is not None
    stop = title_end(text, start, limit, joined, lines, item)
    words = " ".join(text[start:stop].split())
    words = words.rstrip(" ,;:-–")
    if len(words) >= 2 and words[0] in '“"' and words[-1] in '”"' and words.count("“") <= 1:
        words = words[1:-1].strip()
    if len(words.split()) >= 2:
        draft.title, draft.title_span, draft.tail = words, (start, stop), stop


# In a recital what stands between issuer and semicolon is the trích yếu, whatever its first word.
_RECITAL = re.compile(r"Căn\s+cứ\s+(?:các\s+|vào\s+)?$")
_ANY_WORDS = re.compile(
    r"\s{1,3}(?!(?:có|được|đã|và|thì|nêu|trên|này|khi|hết|hoặc|sau|là|để|ngày|khóa|khoá|năm|tại|theo|số)\b)(?=\p{Ll}{2,}\s+\p{Ll})"
)
# What stands before a citation that is an item of a list by itself.
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-+•*–]|\d{1,3}[.)]|[a-zđ]\))\s+$")
_TELLS = re.compile(r"\s+tại\s")  # "..., của Ban Bí thư tại văn bản số ...": the issuer of the next one
_SO_THAT = re.compile(r"(?:đảm\s+bảo|bảo\s+đảm)\s")
_RULES = re.compile(r"quy\s+định(?!\s+chi\s+tiết)")
_AT = re.compile(r"(?:^|\n|[.;:]\s)\s*Tại\s+(?:các\s+)?$")


def title_end(text: str, start: int, limit: int, joined: list[int], lines: bool, item: bool) -> int:
    """Where the trích yếu that begins at `start` ends; in a recital and an `item` of a list it may hold semicolons."""
    at = start
    last = min(limit, start + 900)
    for other in joined:
        if other > start and not _amends_both(text, start, other):
            last = min(last, other)
            break
    if lines:
        line = text.find("\n", start, last)
        last = line if line >= 0 else last
    while at < last:
        quote = re.compile("[“(]").search(text, at, last)
        stop = _STOP.search(text, at, last)
        while stop is not None and (
            _amends_both(text, start, stop.start())
            or ("được" in stop.group() and _PUBLISHES.match(text, start, stop.start()) is not None)
        ):
            stop = _STOP.search(text, stop.end(), last)
        while item and stop is not None and stop.group() == ";" and _SAME_TITLE.match(text, stop.end()):
            stop = _STOP.search(text, stop.end(), last)
        period = _PERIOD_END.search(text, at, last)
        if (
            period is not None
            and not _CONTINUES.match(text, period.end(), period.end() + _NEAR)
            and (stop is None or period.end() <= stop.start())
        ) and (quote is None or period.end() < quote.start()):
            return period.end()
        if quote is not None and (stop is None or quote.start() < stop.start()):
            if _ALIAS.match(text, quote.start()) and not _GOES_ON.match(text, text.find(")", quote.start(), last) + 1):
                end = quote.start()
                break
            closed = (
                closing_quote(text, quote.start()) if quote.group() == "“" else text.find(")", quote.start(), last) + 1
            )
            if closed > quote.start():
                at = closed
                if quote.start() == start and quote.group() == "“":
                    return closed
                continue
            at = quote.end()
            continue
        if stop is None:
            end = last
            break
        end = stop.start()
        break
    else:
        end = last
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return end


def _amends_both(text: str, start: int, at: int) -> bool:
    """Whether what is amended goes on at `at`: "... một số điều của Nghị định A, Nghị định B và Nghị định C"."""
    return (
        _AND_TYPE.match(text, at, at + _NEAR) is not None and _BOTH.search(text, max(start, at - 400), at) is not None
    )


# --- issuers ---------------------------------------------------------------------------------------------------------

_NO_PLACE = r"(?!(?:Quy|Ban|Phê|Về|Hướng|Sửa|Thành\s+lập|QUY|BAN|PHÊ|VỀ|HƯỚNG|SỬA)(?!\w)|Công\s+bố|CÔNG\s+BỐ)"
_PLACE_WORD = (
    r"(?:[Tt]ỉnh|[Tt]hành\s+phố|TỈNH|THÀNH\s+PHỐ|HUYỆN|TP\.?|Tp\.?|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn)(?!\w)"
)
_PLACE = re.compile(
    rf"\s+(?:{_PLACE_WORD}(?:\s+{_NO_PLACE}[\p{{Lu}}][\w]*){{0,4}}"
    rf"|{_NO_PLACE}[\p{{Lu}}][\p{{Ll}}]+(?:\s+[\p{{Lu}}][\p{{Ll}}]+){{1,2}}(?=\s|[,;.)]|$))"
)
_TERM = re.compile(r"\s*,?\s*(?:\(?(?:khóa|khoá|Khóa|Khoá|KHÓA)\s+(?:[IVXLC]+|\d+)\)?|lần\s+thứ\s+[IVXLC\w]+)")
_POST = re.compile(rf"(?:(?:Phó\s+)?(?:{phrases('post_holder')})\s*,?\s+){{1,3}}")
_AND = re.compile(
    r"\s*(?:,|và|-|–)\s+(?=(?:Bộ\s+trưởng|Chủ\s+tịch|Bộ|Ủy\s+ban|Ngân|Tòa|Toà|Viện|Thủ|Ban|Đoàn|Tổng|UBND|Hội)\s)"
)
_ISSUER_STOP = re.compile(rf"\s+(?:{phrases('title_opens')}|{phrases('issuer_ends')})(?!\w)|\s*[;:.,()“”\"…]|\n\s*\n|$")


@functools.lru_cache(maxsize=4)
def _province(rules: Rules) -> re.Pattern[str]:
    """ "tỉnh Bình Phước", "thành phố Huế": a province by its whole name, dash included."""
    names = [row["name"] for row in rules.tables["provinces"]]
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names + [n.upper() for n in names])
    return re.compile(rf"\s+{_PLACE_WORD}\s+(?:{words})(?!\w)(?!\s[-–]\s[\p{{Lu}}])")


def issuer_end(text: str, at: int, rules: Rules) -> int:
    """End of the issuer that begins at `at`: post, body, place, term; two of them where joined; `at` where none."""
    tree, known = body_names(rules), _province(rules)
    here = last = at
    while True:
        several = _SEVERAL.match(text, here, here + _NEAR)
        if several is not None:
            return several.end()
        post = _POST.match(text, here)
        body = post.end() if post else here
        end = max(known_body(text, body, tree)[0], known_body(text, here, tree)[0])
        if end < 0 or (post is not None and end < body and text[body].isupper()):
            end = _by_shape(text, here)
        if end <= here:
            return last
        while True:
            place = known.match(text, end) or _PLACE.match(text, end) if text[end : end + 1] in (" ", "\n") else None
            if place is None or place.end() == end:
                break
            end = place.end()
        term = _TERM.match(text, end)
        if term is not None:
            end = term.end()
        charged = _CHARGED_WITH.match(text, end, end + _NEAR) if _STEERING.match(text, body) else None
        if charged is not None:
            end = charged.end()
        last = end
        joined = _AND.match(text, end)
        if joined is None:
            return end
        here = joined.end()


# "Liên Bộ: Tài chính, Y tế về việc ...", "liên Bộ Tài chính - Nội vụ hướng dẫn ..."
_SEVERAL = re.compile(
    rf"[Ll]iên\s+(?:[Bb]ộ|[Nn]gành|[Ss]ở)(?:\s*:)?\s+(?=\p{{Lu}})[^;:.()“”\"]{{3,160}}?"
    rf"(?=\s+(?:{phrases('title_opens')}|ngày|tại|và\s+các)(?!\w)|\s*[;.()“”\"]|\s*$)"
)
# "Ban Chỉ đạo Trung ương về phát triển ... về mô hình ...": the first "về" names the body, the second opens the title
_STEERING = re.compile(r"(?:Ban\s+[Cc]hỉ\s+đạo|Tổ\s+(?:công\s+tác|giúp\s+việc)|Tiểu\s+ban)(?!\w)")
_CHARGED_WITH = re.compile(
    r"\s+về\s+[^;.:()“”\n]{4,70}(?:\n[^;.:()“”\n]{1,90}){0,3}?(?=\s+(?:về|thông\s+báo|ban\s+hành|phê\s+duyệt)\s)"
)


def _by_shape(text: str, at: int) -> int:
    """A body by its capitals where no table knows it."""
    if at >= len(text) or not text[at].isupper():
        return at
    stop = _ISSUER_STOP.search(text, at, at + 110)
    return stop.start() if stop else at


_GLOSS_TAIL = re.compile(r"\s*\([^()]*\)\s*$")


def clean_issuer(words: str) -> str:
    """The issuer with blanks folded and a trailing gloss dropped."""
    return _GLOSS_TAIL.sub("", " ".join(words.split())).rstrip(" ,-")
