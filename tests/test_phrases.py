"""Every word of the grammar does in its example what its kind says, and leaves its counterexample alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import regex

from marked import strip
from vnplan import Citation, back_references, find_citations, parse
from vnplan.tables.patterns import as_regex
from vnplan.tables.places import province_of, unit_of
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, load_rules
from vnplan.text.normalize import ascii_slug

RULES = load_rules()
ROWS = RULES.tables["phrases"]


def first(text: str) -> Citation | None:
    """The first citation that is not the document itself nor a provision alone."""
    found = [c for c in find_citations(text) if c.kind not in ("self", "internal")]
    return found[0] if found else None


def marked(row: Row, text: str) -> tuple[str, Citation, bool]:
    """What is marked in a text, its first citation, and whether the phrase stands right behind what is marked."""
    inner = regex.search(r"\[\[(.*?)\]\]|\(\((.*?)\)\)|\{\{(.*?)\}\}", text)
    assert inner is not None
    words = inner[1] or inner[2] or inner[3]
    cited = first(strip(text))
    assert cited is not None
    behind = regex.match(rf"\s*,?\s*(?:{as_regex(row['pattern'])})(?!\w)", text[inner.end() :])
    return words, cited, behind is not None


def title_opens(row: Row, text: str) -> bool:
    """The title begins with the phrase."""
    cited = first(text)
    return cited is not None and regex.match(as_regex(row["pattern"]), cited.title or "") is not None


def title_stays_out(row: Row, text: str) -> bool:
    """No title is read where the phrase stands."""
    cited = first(text)
    return cited is not None and cited.title is None and regex.search(as_regex(row["pattern"]), text) is not None


def title_ends(row: Row, text: str) -> bool:
    """The title ends before the phrase."""
    words, cited, behind = marked(row, text)
    assert cited.title == words
    return behind


def host_verb(row: Row, text: str) -> bool:
    """The title ends before a body that goes on with the sentence; the phrase says what it does."""
    words, cited, _ = marked(row, text)
    assert cited.title == words
    return regex.search(rf"\)\), \p{{Lu}}[\w ]* (?:{as_regex(row['pattern'])})(?!\w)", text) is not None


def spreads(row: Row, text: str) -> bool:
    """Behind the verb a document's title ends before those who are to know of it."""
    words, cited, _ = marked(row, text)
    return cited.title == words


def title_ends_above(row: Row, text: str) -> bool:
    """The title ends over a line that begins with the phrase; over other capitals it goes on."""
    cited = first(strip(text))
    assert cited is not None
    assert f"(({cited.title}))" in text.replace("\n", " ")
    return text.endswith(f"))\n{text.splitlines()[-1]}")


def title_remark(row: Row, text: str) -> bool:
    """Brackets that open with the phrase are no part of the title; others are."""
    words, cited, _ = marked(row, text)
    assert cited.title == words
    return "(" not in words


def list_title_opens(row: Row, text: str) -> bool:
    """What stands between the issuer of a list and its members is their title, and none of the issuer."""
    words, cited, _ = marked(row, text)
    assert (cited.text, cited.document_type) == (words, "quyet_dinh")
    return cited.issuer == "tỉnh"


def law_name_ends(row: Row, text: str) -> bool:
    """The law's name ends before the phrase."""
    words, cited, behind = marked(row, text)
    assert cited.text.startswith(words)
    assert cited.text == words or not behind
    return behind


def not_a_law(row: Row, text: str) -> bool:
    """No law is cited."""
    return first(text) is None


def leads_in(row: Row, text: str) -> bool:
    """Words before a colon that open a list, not a heading."""
    lines = f"I. NHIỆM VỤ\n1. {text}:\na) Dọn kho trước mùa mưa.\nb) Sửa mái nhà để xe.\n2. Việc khác\nKhông có.\n"
    heading = parse(lines).sections["I.1"].heading
    assert heading in (None, text)
    return heading is None


def attached(row: Row, text: str) -> bool:
    """A line that opens an appendix of forms."""
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nSố: 12/2020/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề công tác thủy lợi\n\n"
        "Điều 1. Giao các xã thực hiện.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
    )  # unsigned: behind a signature anything is attached
    return len(parse(f"{head}{text}\n\n1. Đê điều.\n2. Hồ đập.\n").parts) == 2


def not_a_province(row: Row, text: str) -> bool:
    """Words that hold a province's name and name none."""
    return province_of(text, RULES) is None and any(
        p["name"].lower() in text.lower() for p in RULES.tables["provinces"]
    )


def issuer_ends(row: Row, text: str) -> bool:
    """The issuer ends before the phrase."""
    words, cited, behind = marked(row, text)
    assert cited.issuer == words
    return behind


def institution_words(row: Row, text: str) -> bool:
    """Words in small letters between what an institution is and its own name are part of the issuer."""
    words, cited, _ = marked(row, text)
    assert cited.issuer == words
    return row["pattern"] in words


def another_body(row: Row, text: str) -> bool:
    """Behind "và", or in a list, another body begins; other words in capitals are part of the name."""
    words, cited, _ = marked(row, text)
    assert cited.issuer == words
    return regex.search(rf"}}}}(?: và|,) {as_regex(row['pattern'])}", text) is not None


def post_holder(row: Row, text: str) -> bool:
    """A post before a body is part of the issuer."""
    cited = first(strip(text))
    assert cited is not None
    return cited.issuer is not None and text.endswith(f"{{{{{cited.issuer}}}}}")


def follows_short_number(row: Row, text: str) -> bool:
    """A serial alone is a number where the phrase follows."""
    cited = first(strip(text))
    return cited is not None and cited.text.startswith(marked(row, text)[0]) and marked(row, text)[2]


def bare_symbol(row: Row, text: str) -> bool:
    """A symbol and a serial cite as the type's name and a serial do."""
    cited = first(strip(text))
    return cited is not None and cited.text.startswith(row["pattern"]) and cited.text == marked(row, text)[0]


def company(row: Row, text: str) -> bool:
    """A symbol the table has is no company's: its key stays open."""
    cited = first(f"Quyết định số 8/QĐ-TCT ngày 3/9/2024 của {text} về lương")
    return cited is not None and cited.key == "cite/quyet-dinh/tct.?/2024/8"


def of_many(row: Row, text: str) -> bool:
    """A symbol of the first letters is that of every body of the kind: its key has the body's own name."""
    kind = "".join(word[0] for word in row["pattern"].split()) if " " in row["pattern"] else row["pattern"].upper()
    cited = first(f"Công văn số 8/CV-{kind} ngày 3/9/2024 của {text} về lương")
    return cited is not None and cited.key == f"/akn/vn/doc/cong-van/{ascii_slug(kind)}.song-xanh/2024/8"


def reports(row: Row, text: str) -> bool:
    """What a section with this heading tells is carried out by others, or was."""
    doc = parse(f"I. {text.upper()}\n1. Hai xã triển khai Đề án số 06/ĐA-UBND.\nII. VIỆC KHÁC\nKhông có.\n")
    return doc.citations[0].relation == "mentions"


def carries_out(row: Row, text: str) -> bool:
    """What carries out a law in the title of a decree details it; in another's it does not."""
    decree = find_citations(strip(text))
    other = find_citations(strip(text).replace("Nghị định", "Kế hoạch").replace("THÔNG TƯ", "KẾ HOẠCH"))
    return (decree[1].relation, other[1].relation) == ("guides", "implements")


def day_lead(row: Row, text: str) -> bool:
    """Behind the words stands the day of what is told next."""
    cited = first(text)
    return cited is not None and str(cited.date) == "2024-05-23"


def held_on(row: Row, text: str) -> bool:
    """Behind the words stands the day of a meeting, which is that of its minutes."""
    minutes = f"TRƯỜNG THCS LỤC NAM\nBIÊN BẢN\nHọp hội đồng trường\n{text}\nI. Thành phần\n1. Bà Mai.\n2. Ông Tám.\n"
    return str(parse(minutes).metadata.date) == "2025-01-10"


def no_place_name(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The name of the place ends before the words."""
    unit = unit_of(text, rules)
    return unit is not None and unit.slug.split(".")[0] == "tan-an"


def class_of_bodies(row: Row, text: str, rules: Rules = RULES) -> bool:
    """Behind the colon stands a list of bodies: the words before it are no heading."""
    lines = f"I. NHIỆM VỤ\n1. {text}: Y tế, Xây dựng cùng các xã rà soát chợ cũ.\n2. Việc khác\nKhông có.\n"
    heading = parse(lines, rules=rules).sections["I.1"].heading
    assert heading in (None, text)
    return heading is None


def says_of_itself(row: Row, text: str, rules: Rules = RULES) -> bool:
    """A line without a stop that is a sentence, and no heading of its points."""
    lines = f"I. NHIỆM VỤ\n1. {text}\na) Dọn kho trước mùa mưa.\nb) Sửa mái nhà để xe.\n2. Việc khác\nKhông có.\n"
    heading = parse(lines, rules=rules).sections["I.1"].heading
    assert heading in (None, text)
    return heading is None


def as_follows(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The words are no part of the title before them."""
    said = f"Trường THPT Lục Nam xây dựng Kế hoạch dạy bơi hè{text}:\nI. VIỆC\n1. Mua phao.\nII. TIỀN\n1. Chi quỹ.\n"
    title = parse(said, rules=rules).metadata.title
    assert title is not None
    return title == "dạy bơi hè"


def unread(row: Row, text: str, rules: Rules = RULES) -> bool:
    """Behind the body of a recital no title is read."""
    return find_citations(text, rules=rules)[0].title is None


def title_to_the_end(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The title goes on as far as the text does."""
    return text.endswith(find_citations(text, rules=rules)[0].title or "-")


def recital_ends(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The title of an item ends at its semicolon, small letters or not."""
    return find_citations(text, rules=rules)[0].title == "ban hành Quy chế thi"


def which_places(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The programme says which places are meant, and is not carried out."""
    return find_citations(strip_brackets(text), rules=rules)[0].relation == "mentions"


def bill(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The amending law is not passed yet, and amends nothing."""
    return find_citations(text, rules=rules)[-1].relation == "mentions"


def strip_brackets(text: str) -> str:
    """The text without the brackets round what it is about."""
    return text.replace("[", "").replace("]", "")


def set_up_for(row: Row, text: str, rules: Rules = RULES) -> bool:
    """What the body was set up for is a part of its name, as far as the place."""
    issuer = find_citations(text, rules=rules)[0].issuer
    return issuer is not None and issuer.endswith("các chợ và bến xe tỉnh Sơn La")


def charge_word(row: Row, text: str, rules: Rules = RULES) -> bool:
    """What the body was set up for is a part of its name."""
    issuer = find_citations(text, rules=rules)[0].issuer
    return issuer is not None and issuer.endswith("tỉnh Sơn La")


def place_word(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The number before it is a part of the body's name, which ends with the place."""
    return (
        find_citations(text, rules=rules)[0].issuer == f"Ban Chỉ đạo 389{text.split('389')[1].removesuffix(' về chợ')}"
    )


def session(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The line below a council tells when it met, and is none of its name."""
    head = text.replace("⏎", "\n")
    told = parse(f"{head}\nSố: 12/NQ-HĐND\nNGHỊ QUYẾT\nVề đê điều\nĐiều 1. Đắp đê.\n", rules=rules)
    return told.metadata.issuer == "HỘI ĐỒNG NHÂN DÂN XÃ TÂN AN"


def no_host(row: Row, text: str, rules: Rules = RULES) -> bool:
    """What stands before the verb names no body that goes on with the sentence: the title does not end before it."""
    return find_citations(text, rules=rules)[0].title != "phê duyệt Đề án dạy bơi"


def points_back(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The type word points to the document named before it."""
    return len(back_references(parse(text, rules=rules), rules=rules)) == 1


def names_another(row: Row, text: str, rules: Rules = RULES) -> bool:
    """Before these words a bare type word is not the name the text has given."""
    return back_references(parse(text.replace("⏎", "\n"), rules=rules), rules=rules) == []


def acted_on(row: Row, text: str, rules: Rules = RULES) -> bool:
    """What the line begins with is changed by the verb behind it."""
    return len(parse(text.replace("⏎", "\n"), rules=rules).operations) == 1


def attached_name(row: Row, text: str, rules: Rules = RULES) -> bool:
    """Each of a list is a place of its own."""
    return len(parse(text.replace("⏎", "\n"), rules=rules).operations) == 2


def all_acts(row: Row, text: str, rules: Rules = RULES) -> bool:
    """Every act of the list is repealed, as a whole."""
    return len(parse(text, rules=rules).operations) == 2


def no_place(row: Row, text: str, rules: Rules = RULES) -> bool:
    """The words are no place of the act: some of it is meant, and not told which; or, before a list, all of each."""
    return len(parse(text, rules=rules).operations) != 1


def noted(row: Row, text: str, rules: Rules = RULES) -> bool:
    """A note of a consolidated text tells of a change."""
    note = f"[1] {text} Điều 2 của {ACTS}, có hiệu lực kể từ ngày 01 tháng 3 năm 2023."
    return len(parse(f"{CONSOLIDATED}\n{note}\n", rules=rules).history) == 1


def noted_place(row: Row, text: str, rules: Rules = RULES) -> bool:
    """And of which place, of the kind that the note speaks of."""
    note = f"[1] {text} Điều 2 của {ACTS}, có hiệu lực kể từ ngày 01 tháng 3 năm 2023."
    return any(one.provision is not None for one in parse(f"{CONSOLIDATED}\n{note}\n", rules=rules).history)


ACTS = "Nghị định số 62/2023/NĐ-CP sửa đổi một số điều của Nghị định số 24/2021/NĐ-CP"
CONSOLIDATED = (
    "BỘ NỘI VỤ\nSố: 12/VBHN-BNV\nHà Nội, ngày 5 tháng 3 năm 2024\n\nNGHỊ ĐỊNH\nQUY ĐỊNH VỀ THƯ VIỆN\n\n"
    "Điều 5. Đọc sách\n1. Đọc ở nhà.\n2. Đọc ở trường [1]\n"
    "Điều 6. Thư viện\n1. Mở cửa hằng ngày.\n"
)


LEFT_OUT: dict[str, Callable[[Row, str, Rules], bool]] = {
    "acted_place": acted_on,
    "acts": all_acts,
    "attached_name": attached_name,
    "no_place": no_place,
    "whole_act": no_place,
    "noted_unit": noted,
    "noted_of_unit": noted_place,
    "noted_words": noted,
    "recital_goes_on": unread,
    "title_continues": title_to_the_end,
    "title_past_remark": title_to_the_end,
    "recital_ends": recital_ends,
    "which_places": which_places,
    "bill": bill,
    "set_up_for": set_up_for,
    "charge_word": charge_word,
    "session": session,
    "place_word": place_word,
    "no_host_word": no_host,
    "points_back": points_back,
    "behind_above": points_back,
    "no_bare_name": names_another,
    "no_place_name": no_place_name,
    "class_of_bodies": class_of_bodies,
    "says_of_itself": says_of_itself,
    "as_follows": as_follows,
}
TESTS: dict[str, Callable[..., bool]] = {
    **LEFT_OUT,
    "title_opens": title_opens,
    "title_opens_after_comma": title_opens,
    "title_not": title_stays_out,
    "title_ends": title_ends,
    "title_ends_after_comma": title_ends,
    "host_verb": host_verb,
    "host_subject": title_ends,
    "spreads": spreads,
    "spread_to": spreads,
    "title_ends_above": title_ends_above,
    "company": company,
    "of_many": of_many,
    "title_remark": title_remark,
    "list_title_opens": list_title_opens,
    "law_name_ends": law_name_ends,
    "not_a_law": not_a_law,
    "leads_in": leads_in,
    "appendix_line": attached,
    "not_a_province": not_a_province,
    "issuer_ends": issuer_ends,
    "institution_words": institution_words,
    "another_body": another_body,
    "post_holder": post_holder,
    "reports": reports,
    "carries_out": carries_out,
    "day_lead": day_lead,
    "held_on": held_on,
    "follows_short_number": follows_short_number,
    "bare_symbol": bare_symbol,
}


def cases(column: str) -> list[object]:
    """The rows with something in `column`."""
    return [pytest.param(r, id=f"{r['kind']}-{ascii_slug(r['pattern'])[:40]}") for r in ROWS if r[column]]


@pytest.mark.parametrize("row", cases("example"))
def test_a_phrase_works_in_its_example(row: Row) -> None:
    assert TESTS[row["kind"]](row, row["example"])


@pytest.mark.parametrize("row", cases("counterexample"))
def test_a_phrase_leaves_its_counterexample_alone(row: Row) -> None:
    assert not TESTS[row["kind"]](row, row["counterexample"])


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_no_other_phrase_does_what_one_does(kind: str) -> None:
    rows = [row for row in ROWS if row["kind"] == kind]
    left_out = [(row, Rules({"phrases": [other for other in ROWS if other is not row]})) for row in rows]
    assert [row["pattern"] for row, rules in left_out if LEFT_OUT[kind](row, row["example"], rules)] == []


def test_every_row_is_proven() -> None:
    assert {row["kind"] for row in ROWS} == set(TESTS)
    assert [row for row in ROWS if not row["example"] or not row["counterexample"]] == []
    assert len({(row["kind"], row["pattern"]) for row in ROWS}) == len(ROWS)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        RULES.phrases("titel_opens")
