"""The patterns of issuers, titles and lists that are made of the tables' words, each compiled when first asked for."""

from __future__ import annotations

import functools

import regex

from vnplan.compiled import compiled
from vnplan.tables.body_names import body_names, known_body
from vnplan.tables.patterns import quickest
from vnplan.tables.places import no_place
from vnplan.tables.rows import listed
from vnplan.tables.rules import Rules, per_rules
from vnplan.tables.types import numbered_words, type_words
from vnplan.text.words import as_written

PLACE_WORD = (
    r"(?:T[Pp]\.|(?:[Tt]ỉnh|[Tt]hành\s+phố|TỈNH|THÀNH\s+PHỐ|HUYỆN|T[Pp]"
    r"|[Hh]uyện(?:\s+đảo)?|[Qq]uận|[Tt]hị\s+xã|xã|[Pp]hường|[Tt]hị\s+trấn|[Đđ]ặc\s+khu)(?!\w))"
)
_MAY_BE_PLACE = compiled(rf"\s+(?:{PLACE_WORD}|\p{{Lu}})")
# A line break, but not between capitals, nor where a page's foot tore a sentence: "Ủy|3 ban nhân dân"
_BREAK = r"\n(?!(?:\d+\s)?\p{Ll}+\s|(?<=\p{Lu}\n)\p{Lu}{2})"
_GAP = r"(?: |(?<=\p{Lu})\n(?=\p{Lu}{2}))"  # only words in capitals run over lines


_NAME_BEGINS = compiled(r"(?<!\w)\p{Lu}")
_MINISTRIES = compiled(r"(?<!\w)(?:Bộ|Bộ,\s+(?:ngành|cơ\s+quan\s+ngang\s+[Bb]ộ))$")
_NAME = 60  # characters: what stands of a body's name before a comma in it is shorter


class Tabled:
    """The patterns for one set of rules; the places they are for are marked | in the examples."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._types = type_words(rules)
        self._numbered = numbered_words(rules)

    # --- issuers

    @functools.cached_property
    def set_up(self) -> regex.Pattern[str]:
        """ "|Ban Chỉ đạo| phòng, chống tội phạm": a body set up for what its name says behind these words."""
        return compiled(rf"(?:Trưởng\s+)?(?:{self._rules.phrases('set_up_for')})(?!\w)")

    @functools.cached_property
    def charge_word(self) -> regex.Pattern[str]:
        """ "Ban Chỉ đạo| chuyển đổi số| tỉnh Gia Lai": words of a charge that elsewhere open a title or a sentence."""
        return compiled(rf"\s(?:{self._rules.phrases('charge_word')})(?!\w)")

    @functools.cached_property
    def branch(self) -> regex.Pattern[str]:
        """ "Ngân hàng Nhà nước| chi nhánh| tỉnh Sơn La": its place or its name is read behind."""
        place = rf"(?:{self._rules.phrases('place_word')}|khu\s+vực|\p{{Lu}})"
        return compiled(rf"(?:\s?[-–,])?\s(?:[Cc]hi\s+nhánh|CHI\s+NHÁNH|CN)(?=\s{place})")

    @functools.cached_property
    def hamlet(self) -> regex.Pattern[str]:
        """ "Chi bộ| thôn Đoài|", "Chi bộ| tổ dân phố số 3|": a place below the commune."""
        words = self._rules.any_word("hamlet")
        name = r"\p{Lu}[\p{Ll}]*(?:\s\p{Lu}\p{Ll}*){0,3}(?:\s\d{1,2}(?![\w/]))?"
        return compiled(rf"\s(?i:{words})\s(?:(?:số\s)?\d{{1,2}}(?![\w/])|{name}(?!\w))")

    @functools.cached_property
    def set_up_by(self) -> regex.Pattern[str]:
        """ "Ban Chỉ đạo| 389| tỉnh Gia Lai", "Ban Chỉ đạo| 35 Tỉnh ủy": the number of what set it up, and for whom."""
        words = self._rules.phrases("place_word")
        committee = r"(?:Tỉnh|Thành|Đảng)\sủy|Trung\sương|cấp\s(?:tỉnh|xã)"
        return compiled(rf"\s\d{{2,4}}(?:\squốc\sgia|\s(?:{committee})(?!\w)|(?=[,;.)\n]|$|\s(?:{words}|về)\s?))")

    @functools.cached_property
    def behind_place_word(self) -> regex.Pattern[str]:
        """ "khu công nghiệp| tỉnh|": read backwards, what a place is before its name."""
        return compiled(rf"(?r)\s(?:{self._rules.phrases('place_word')})")

    @functools.cached_property
    def to_place(self) -> regex.Pattern[str]:
        """ "Sở Xây dựng - |Giao thông công cộng| tỉnh Sơn La": as far as the place."""
        words = self._rules.phrases("place_word")
        return compiled(rf"\p{{Lu}}\p{{Ll}}*(?:\s\p{{L}}+){{0,5}}?(?=\s(?:{words})\s\p{{Lu}})")

    @functools.cached_property
    def post(self) -> regex.Pattern[str]:
        """ "của |Phó Chủ tịch UBND tỉnh": who signs for a body."""
        return quickest(rf"(?:(?:Phó\s+)?(?:{self._rules.phrases('post_holder')})\s*,?\s+){{1,3}}")

    @functools.cached_property
    def issuer_stop(self) -> regex.Pattern[str]:
        """ "của Trung tâm Ví dụ| tại xã": where the name of an unknown body ends."""
        words = f"{self._rules.phrases('title_opens')}|{self._rules.phrases('issuer_ends')}"
        return quickest(rf"\s+(?:{words})(?!\w)|\s*[;:.,()“”\"…]|{_BREAK}|$")

    @functools.cached_property
    def another(self) -> regex.Pattern[str]:
        """ "Sở Y tế và |Phòng Tư pháp", "... và |Nghị quyết số 5": what is no part of the name before."""
        return compiled(rf"(?:{self._rules.phrases('another_body')}|{self._types})(?!\w)")

    @functools.cached_property
    def place_name(self) -> regex.Pattern[str]:
        """ "các khu công nghiệp| Hà Nội": a province without a word for what it is, or the country."""
        names = "|".join(regex.escape(row["name"]).replace(r"\ ", r"\s+") for row in self._rules.tables["provinces"])
        return compiled(rf"\s+(?:Việt\s+Nam|{names})(?!\w)")

    @functools.cached_property
    def institution(self) -> regex.Pattern[str]:
        """ "Bệnh viện| đa khoa khu vực Bồng Sơn": what kind of institution it is, before its own name or its place."""
        words = self._rules.phrases("institution_words")
        return quickest(rf"(?:\s(?:{words})(?!\w)){{1,3}}(?!\s\p{{Ll}})")

    @functools.cached_property
    def several(self) -> regex.Pattern[str]:
        """ "của |Liên Bộ: Tài chính, Y tế về việc ...", "của |liên Bộ Tài chính - Nội vụ hướng dẫn ..."."""
        return quickest(
            rf"[Ll]iên\s+(?:[Bb]ộ|[Nn]gành|[Ss]ở)(?:\s*:)?\s+(?=\p{{Lu}})[^;:.()“”\"]{{3,160}}?"
            rf"(?=\s+(?:{self._rules.phrases('title_opens')}|ngày|tại|và\s+các)(?!\w)|\s*[;.()“”\"]|\s*$)"
        )

    @functools.cached_property
    def province(self) -> regex.Pattern[str]:
        """ "UBND| tỉnh Bình Phước", "UBND| thành phố Huế": a province by its whole name, dash included."""
        rows = self._rules.tables["provinces"]
        names = [row["name"] for row in rows]
        words = "|".join(regex.escape(n).replace(r"\ ", r"\s+") for n in names + [n.upper() for n in names])
        cities = as_written(name for row in rows for name in listed(row["aliases"]) if name[:2].upper() == "TP")
        return quickest(rf"\s+(?:{PLACE_WORD}(?:\s+|(?<=\.))(?:{words})|{cities})(?!\w)(?!\s[-–]\s[\p{{Lu}}])")

    @functools.cached_property
    def place(self) -> regex.Pattern[str]:
        """ "UBND| xã Tân An ban hành ...", "Đảng ủy| xã Tân An Ủy ban nhân dân xã", "| huyện Cư M'gar": a place."""
        name = r"(?!(?&other))\p{Lu}"
        return compiled(
            rf"(?(DEFINE)(?P<other>{no_place(self._rules)}))"
            rf"{_GAP}(?:{PLACE_WORD}(?: \d{{1,2}}(?![\w/%])|(?:(?:{_GAP}|(?<=[Pp]\.)){name}\w*(?:['’]\w+)?){{0,4}})"
            rf"|{name}\p{{Ll}}+(?: \p{{Lu}}\p{{Ll}}+){{1,2}}(?=\s|[,;.)]|$))"
        )

    # --- titles

    @functools.cached_property
    def opens(self) -> regex.Pattern[str]:
        """ "Quyết định số 12/QĐ-UBND| về tuyển sinh", "...|, hướng dẫn ...", "...| “Nâng cao văn hóa đọc”"."""
        return quickest(
            rf"\s{{0,3}}+(?=(?:{self._rules.phrases('title_opens')})(?!\w)|[“\"])"
            rf"|\s{{0,3}}+,\s{{0,3}}+(?=(?:{self._rules.phrases('title_opens_after_comma')})(?!\w))"
        )

    @functools.cached_property
    def any_words(self) -> regex.Pattern[str]:
        """ "Căn cứ Quyết định số 12/QĐ-X của Bộ Y tế| chức năng, nhiệm vụ của Cục", not "... Bộ Y tế có hiệu lực"."""
        words = self._rules.phrases("recital_goes_on")
        return compiled(rf"\s{{1,3}}(?!(?:{words})\b)(?=\p{{Ll}}{{2,}}\s+\p{{Ll}})")

    @functools.cached_property
    def no_title(self) -> regex.Pattern[str]:
        """ "Quyết định số 12/QĐ-UBND |quy định tại Phụ lục I"."""
        return quickest(rf"{self._rules.phrases('title_not')}|(?:thay\s+thế|bãi\s+bỏ)\s+(?:{self._types})(?!\w)")

    @functools.cached_property
    def stop(self) -> regex.Pattern[str]:
        """Where a title may end: a mark, words that go on with the sentence, the next document.

        All ends begin with one of a few characters, which a sweep finds soonest; what stands behind it tells the rest.
        """
        return quickest(
            r"[;)\]….:,/\s](?:(?<=[;)\]…])|(?<=\.)\.{2}"
            r"|(?<=\.)(?=\s|$|/)|(?<=/)\."  # "về tuyển sinh|. Các trường", "về tuyển sinh|./."
            r"|(?<=:)(?<![Ss]ố:)(?<!iên\s[Bb]ộ:)(?=\s)"  # "về tuyển sinh|: các trường", but "số: 12", "liên Bộ: Y tế"
            rf"|(?<=\s)\s*(?:(?:{self._rules.phrases('title_ends')})(?!\w)"
            # "về giao chỉ tiêu| và các Quyết định ..."
            rf"|(?:và|hoặc|cùng)\s+(?:các\s+|theo\s+|tại\s+)(?:{self._types})(?!\w)"
            rf"|và\s+(?:{self._types})\s+của(?!\w))"  # "về giao chỉ tiêu| và Kế hoạch của Sở"
            rf"|(?:(?<=\s)\s*,)?(?<=,)\s*(?:(?:{self._rules.phrases('title_ends_after_comma')})(?!\w)"
            rf"|(?:{self._numbered})\s+[a-zđ])"  # "|, Chỉ thị của Thủ tướng"
            # a line in capitals that begins a section, the words of enactment, a signature
            rf"|(?<=\n)(?=[IVX]+\.\s|(?:{self._rules.phrases('title_ends_above')})(?!\w)))"
        )

    @functools.cached_property
    def continues(self) -> regex.Pattern[str]:
        """ "đến năm 2025|, định hướng đến năm 2030": words behind the years of a title that go on with it."""
        return compiled(rf"\s*,\s*(?:và\s+)?(?:{self._rules.phrases('title_continues')})")

    @functools.cached_property
    def belongs(self) -> regex.Pattern[str]:
        """ "(gọi là vùng khó)| thuộc tỉnh": words behind a bracket that make it a part of the title."""
        return compiled(rf"\s+(?:{self._rules.phrases('title_past_remark')})(?!\w)")

    @functools.cached_property
    def same_title(self) -> regex.Pattern[str]:
        """ "ban hành Quy chế thi;| quy định phòng thi": in a recital small letters go on, but for "; căn cứ ..."."""
        words = self._rules.phrases("recital_ends")
        return compiled(rf"\s(?!\s*(?:{words})\s)\s?[a-zđ][\w]+\s+[a-zđ]")

    @functools.cached_property
    def host_clause(self) -> regex.Pattern[str]:
        """ "về tuyển sinh|, Hạt Kiểm lâm đã hoàn thành": who goes on with the sentence, and what he does."""
        no_word = self._rules.phrases("no_host_word")
        return quickest(
            rf",\s+(?P<subject>(?!(?:{self._types})(?!\w))\p{{Lu}}[\w.&-]*(?:\s(?!(?:{no_word})\s)[\w.&-]+){{0,9}}?)"
            rf"(?<!\svà)\s+(?:{self._rules.phrases('host_verb')})(?!\w)"  # not "Chủ tịch, Phó Chủ tịch và giao"
        )

    @functools.cached_property
    def small_host(self) -> regex.Pattern[str]:
        """ "về tuyển sinh|, nhà trường đã hoàn thành": who goes on in small letters, and what he does."""
        no_word = rf"{self._rules.phrases('no_host_word')}|và|hoặc|được|của|thuộc|có"
        return quickest(
            rf",\s+(?:{self._rules.phrases('host_subject')})(?!\w)(?:\s(?!(?:{no_word})\s)[\w.&-]+){{0,6}}?"
            rf"\s+(?:{self._rules.phrases('host_verb')})(?!\w)"
        )

    @functools.cached_property
    def listed_host(self) -> regex.Pattern[str]:
        """ "đề nghị |các xã|, đơn vị báo cáo", "của |cơ quan|, đơn vị": one of a list whose next one does not go on."""
        hosts = self._rules.phrases("host_subject")
        return quickest(
            rf"(?<!\w)(?:(?:các|những|giữa|mọi|một\s+số|nhiều)\s+(?:{hosts})(?!\w)(?:\s\w+){{0,2}}|(?:{hosts}|tổ\s+chức|cá\s+nhân|doanh\s+nghiệp))\s*$"
        )

    @functools.cached_property
    def spreads(self) -> regex.Pattern[str]:
        """ "|phổ biến nội dung |Chỉ thị số 8/CT-UBND": what is done with the document needs one to whom."""
        return quickest(rf"(?:{self._rules.phrases('spreads')})(?:\s+(?:các\s+)?nội\s+dung)?(?:\s+của)?\s+$")

    @functools.cached_property
    def spread_to(self) -> regex.Pattern[str]:
        """ "về cải tạo chợ| đến từng hộ", and what would bind them to the title: "về |tuyên truyền pháp luật| đến"."""
        return quickest(
            rf"(?P<bound>(?<!\w)(?:{self._rules.phrases('spreads')})(?!\w))"
            rf"|\s+(?:đến|tới)\s+(?:{self._rules.phrases('spread_to')})(?!\w)"
        )

    def is_subject(self, text: str, start: int, end: int) -> bool:
        """Whether a body or a unit: "Hạt Kiểm lâm", "EVN"; no place, no person, no second half of a name before it."""
        words = text[start:end].split()
        if not any(word[0].islower() for word in words) and not (words[0].isupper() and len(words[0]) > 1):
            return known_body(text, start, body_names(self._rules)) is not None
        names = _NAME_BEGINS.finditer(text, max(0, start - _NAME), start - 1)
        return not any(
            known is not None and known.end > start
            for known in (known_body(text, name.start(), body_names(self._rules)) for name in names)
        )

    def body_before(self, text: str, start: int, end: int) -> bool:
        """Whether a body's name ends there: "do |Quốc hội|, Hội đồng nhân dân", "giữa |các Bộ, ngành|, Ủy ban"."""
        if _MINISTRIES.search(text, start, end) is not None:
            return True
        names = _NAME_BEGINS.finditer(text, max(start, end - _NAME), end)
        return any(
            known is not None and known.end == end
            for known in (known_body(text, name.start(), body_names(self._rules)) for name in names)
        )

    @functools.cached_property
    def remark(self) -> regex.Pattern[str]:
        """ "về giảm nghèo |(sau đây gọi tắt là ...", "|(Kế hoạch 02)": brackets that are no part of a title."""
        return quickest(rf"\((?:{self._rules.phrases('title_remark')}|{self._types})(?!\w)")

    @functools.cached_property
    def and_type(self) -> regex.Pattern[str]:
        """ "sửa đổi một số điều của Nghị định A| và Nghị định B", "...|, Nghị định B và Nghị định C"."""
        return quickest(rf"\s*(?:và|,(?=\s+(\w+\s+\w+)\s[^;:.“(]{{3,160}}\svà\s+\1\s))\s+(?:{self._types})\s")

    @functools.cached_property
    def amends(self) -> regex.Pattern[str]:
        """ "sửa đổi |một số điều của Nghị định A": what stands before "và Nghị định B" then."""
        return quickest(
            r"(?<!chi\s+tiết\s+(?:và\s+hướng\s+dẫn\s+)?thi\s+hành\s+)một\s+số\s+điều(?:,\s+khoản)?\s+của\s+"
            rf"(?:các\s+)?(?:Luật|Bộ\s+luật|{self._numbered})\s[^;:“(]{{2,120}}$"
        )

    # --- lists

    @functools.cached_property
    def list_head(self) -> regex.Pattern[str]:
        """ "|các Quyết định của X về việc ... (": the head of a list of numbers."""
        return quickest(
            rf"[Cc]ác\s+(?P<type>{self._types})(?:\s+của\s+(?P<issuer>[^:;.()]{{3,90}}?))?"
            rf"(?P<title>\s+(?:{self._rules.phrases('list_title_opens')})\s[^:;.()]{{3,260}})?\s*[:(]\s*$"
        )


@per_rules
def tabled(rules: Rules) -> Tabled:
    """The patterns for these rules."""
    return Tabled(rules)


def may_be_place(text: str, at: int) -> bool:
    """Whether a word for a place, or a name, may stand behind a body: "UBND| xã Tân An", not "UBND| về việc"."""
    return _MAY_BE_PLACE.match(text, at) is not None
