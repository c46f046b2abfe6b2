"""Key lines a scan has damaged: types and recitals without their marks, a type behind debris, a register's stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnplan.compiled import compiled, plain_re
from vnplan.repair.draft import DOUBT, Repair
from vnplan.repair.marks import any_tones
from vnplan.tables.mottoes import mottoes
from vnplan.tables.rules import Rules, per_rules
from vnplan.text.normalize import LOWER, UPPER, ascii_slug
from vnplan.text.words import tone_moved


def key_lines(text: str, rules: Rules) -> Iterator[Repair]:
    """ "QUYÉT ĐỊNH:", "KÉ HOẠCH", "HIỆU TRƯỜNG" alone on their lines; "Cần cứ Luật ...", "Noi nhân:" before them."""
    pattern, keys = _key_lines(rules)
    for found in pattern.finditer(text):
        said = found[found.lastindex or 0]
        key = keys[ascii_slug(said)]
        key = key.upper() if said.isupper() else key
        if said != key:
            yield Repair(*found.span(found.lastindex or 0), key, DOUBT)


_WORDS = compiled(r"\p{L}+(?: \p{L}+)+")  # "HIỆU TRƯỞNG"; not "THƯ KÝ(?= |$)"


@per_rules
def _key_lines(rules: Rules) -> tuple[re.Pattern[str], dict[str, str]]:
    types = [doctype.name.upper() for doctype in rules.types.values() if doctype.line and " " in doctype.name]
    types += [
        row["pattern"] for row in rules.tables["marks"] if row["kind"] == "post" and _WORDS.fullmatch(row["pattern"])
    ]
    opens = [word if word[-1] == ":" else f"{word} " for word in sorted(rules.words("scanned_line"))]
    ranked = sorted(rules.words("scanned_unit"))
    marked = (*ranked, *map(str.upper, ranked))
    alone, opening, units = ("|".join(map(any_tones, words)) or "(?!)" for words in (types, opens, marked))
    sound = "|".join((*opens, *(f"{unit} " for unit in ranked)))
    first = "".join(sorted({word[0] for word in opens}))
    pattern = plain_re(
        rf"\n(?=[A-ZĐ])(?!{sound})(?:(?=[A-ZĐ][{UPPER}])({alone})(?=:?\n)|(?=[{first}][{LOWER}])({opening})"
        rf"|({units})(?= [IVX\d]{{1,4}}(?:[.:]|\n)))"
    )
    return pattern, {ascii_slug(words): words for words in (*types, *opens, *ranked)}


# --- recitals --------------------------------------------------------------------------------------------------------

# what the words "Căn cứ" are read as behind a seal or a stamp
_READ = r"\n(?P<read>(?:[^\n]{0,14}?[ăâàáầãậñ]n[ií]?[,.]?|[^\W\d]{1,3}[,.]) ?(?:c[ứửữưúùû]|ef#)\W{1,2})"
_CU = r"c[ứửữưúùû](?<![Cc]ăn cứ)\W{1,2}"  # where they may end: "cứ" of "Căn cứ" as it stands is none


@per_rules
def _recitals(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Both, before the act they name."""
    acts = "|".join(doctype.name for doctype in rules.types.values() if doctype.act)
    return plain_re(rf"{_READ}(?=(?:{acts}) )"), plain_re(rf"{_CU}(?=(?:{acts}) )")


_LONGEST_READ = 24  # characters from the line's beginning


def recitals(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Nhu, cứ Luật ...", "8ăn cứ Luật ...", "Cñn cứ Nghị định ..." where a line begins."""
    read, end = _recitals(rules)
    near = [found.start() for found in end.finditer(text)]
    at = text.find("#")
    while at > 0:
        if text.startswith("ef#", at - 2):
            near.append(at - 2)
        at = text.find("#", at + 1)
    lines = {text.rfind("\n", max(0, at - _LONGEST_READ), at) for at in near}
    for line in sorted(lines - {-1}):
        found = read.match(text, line)
        if found is not None and "căn cứ" not in found["read"].lower():
            yield Repair(*found.span("read"), "Căn cứ ", DOUBT)


# --- the head --------------------------------------------------------------------------------------------------------

_HEAD = 3000  # characters: number and type of a document stand within
_OWN_NUMBER = plain_re(r"\nSố ?: ?\d{1,5}/(?:\d{4}/)?([A-ZĐ][\wĐ-]*)(?= )")
_NEAR = 200  # characters between the number and the type


def type_behind_debris(text: str, rules: Rules) -> Iterator[Repair]:
    """ "Số: 5/2024/NĐ-CP ... cửte tÔt6nNĐ, NGHỊ ĐỊNH ma | Quy định về ...": the type the number tells, on no line."""
    own = _OWN_NUMBER.search(text, 0, _HEAD)
    doctype = rules.type_of_symbol(own[1].split("-")[0]) if own else None
    if own is None or doctype is None:
        return
    name = doctype.name.upper()
    near = text[own.end() : own.end() + _NEAR]
    at = near.find(f" {name} ")
    if at > 0 and f"\n{name}" not in text[own.end() : _HEAD]:
        for blank in (own.end() + at, own.end() + at + 1 + len(name)):
            yield Repair(blank, blank + 1, "\n", DOUBT)


_MISREAD_NUMBER = plain_re(
    r"\n((?:[S5$§][oòóỏõọôồổỗộơøö06]|5ố) ?[:;.] ?)(?=\d{1,5}/(?:\d{4}/)?[A-ZĐ]|[A-ZĐ][^\n\d]{1,40}, ngày \d)"
)


def own_number(text: str, rules: Rules) -> Iterator[Repair]:
    """ "S6: 45/KH-UBND" in the head, and "Hà Nội; ngày 5 tháng 6 năm 2024" at the end of its line."""
    found = _MISREAD_NUMBER.search(text, 0, _HEAD)
    if found is not None:
        yield Repair(*found.span(1), "Số: ", DOUBT)
    day = _MISREAD_COMMA.search(text, 0, _HEAD)
    if day is not None:
        yield Repair(*day.span(), ",", DOUBT)


_MISREAD_COMMA = plain_re(r"[;.](?<=[a-zđà-ỹ].) ?(?= ngày \d{1,2} tháng \d{1,2} năm \d{4}\n)")


@per_rules
def _mottos(rules: Rules) -> tuple[tuple[re.Pattern[str], str], ...]:
    said = mottoes(rules)
    return tuple((plain_re(any_tones(words[_READ_FOR:])), words) for words in (said.country, said.motto) if words)


_READ_FOR = 2  # letters that may be read for any others: "GỘNG HÒA XÃ HỘI"


def mottos(text: str, rules: Rules) -> Iterator[Repair]:
    """ "CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", "GỘNG HÒA ..."."""
    for pattern, motto in _mottos(rules):
        found = pattern.search(text, _READ_FOR, _HEAD)
        if found is None:
            continue
        start = found.start() - _READ_FOR
        said = text[start : found.end()]
        if said not in (motto, tone_moved(motto)) and said[:_READ_FOR].isalpha() and not text[start - 1].isalpha():
            yield Repair(start, found.end(), motto, DOUBT)


_REGISTER = plain_re(any_tones("NG VĂN ĐẾN"))
# of a register's stamp: "CÔNG VĂN ĐẾN" with debris around, the rest of the line is the document's
_STAMP = plain_re(
    rf"\n(?P<stamp>(?:[^\w\n]{{0,3}}\w?[^\w\n]{{1,3}}){{0,2}}[CĐG]?{any_tones('ÔNG VĂN ĐẾN')}"
    r"(?: [^\w\n]{1,3}| \w(?= |\n)){0,3})(?: |(?=\n))"
)


def stamps(text: str, rules: Rules) -> Iterator[Repair]:
    """ "l € CÔNG VĂN ĐẾN⏎", "ÿ CÔNG VẤN ĐEN g THÀNH PHỐ ...": no line of the document."""
    if _REGISTER.search(text, 0, _HEAD) is None:
        return
    for found in _STAMP.finditer(text, 0, _HEAD):
        if found["stamp"] != "CÔNG VĂN ĐẾN":
            whole = text.startswith("\n", found.end())
            yield Repair(found.start("stamp") - whole, found.end(), "", DOUBT)
