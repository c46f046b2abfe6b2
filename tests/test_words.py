"""Words looked up as they stand: each does in its example what its kind says, not in its counterexample, nor left out.

⏎ is the line break that is asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from vnplan import find_citations, load_catalog, parse, resolve
from vnplan.files.page_lines import PageLine
from vnplan.files.page_paragraphs import Margins
from vnplan.files.page_paragraphs import goes_on as printed_on
from vnplan.files.page_words import Word
from vnplan.repair.repair import repaired
from vnplan.tables import rules as tables
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, load_rules
from vnplan.text.around import sentence_around
from vnplan.text.normalize import ascii_slug, normalize
from vnplan.text.paragraphs import read_paragraphs
from vnplan.text.unlined import cut_lines

RULES = load_rules()
ROWS = RULES.tables["words"]


def joined(text: str, rules: Rules, before: str = "") -> bool:
    """Whether the lines at ⏎ are one paragraph, behind lines that tell how the text is wrapped."""
    whole = read_paragraphs(before + text.replace("⏎", "\n"), rules.line_words).text
    return whole[len(before) + text.index("⏎")] == " "


def page(width: int) -> str:
    """Some paragraphs wrapped at a width."""
    line = ("mua thêm sách cho thư viện của các trường " * 4)[: width - 1].rstrip().ljust(width, "a")
    return f"M{line[1:]}\n{line}\n{line}\nxong.\n" * 4


def not_wrapped(row: Row, text: str, rules: Rules) -> bool:
    """Lines are joined though nothing is wrapped."""
    return joined(text, rules)


def wrapped(row: Row, text: str, rules: Rules) -> bool:
    """Lines are joined in a wrapped text, though the line above is short."""
    return joined(text, rules, page(70))


def at_margin(row: Row, text: str, rules: Rules) -> bool:
    """Lines are joined where the line above is full, though a label begins the one below."""
    return joined(text, rules, page(text.index("⏎")))


def kept_apart(row: Row, text: str, rules: Rules) -> bool:
    """Lines are not joined though the last word, alone, would go on."""
    return not joined(text, rules)


def opens(row: Row, text: str, rules: Rules) -> bool:
    """Lines are not joined though the line above is full: the word begins a paragraph."""
    return not at_margin(row, text, rules)


def unlined(row: Row, text: str, rules: Rules) -> bool:
    """In a text without lines paragraphs begin where ⏎ stands, and nowhere else; no line of a counterexample does."""
    found = cut_lines(text.replace("⏎", " "), rules.line_words.unlined)
    return "⏎" in text and found == text.replace("⏎", "\n")


def goes_on(row: Row, text: str, rules: Rules) -> bool:
    """What stands before a number is no heading: no paragraph begins behind it."""
    return "\n" not in cut_lines(text.replace("⏎", " "), rules.line_words.unlined)


def mended(row: Row, text: str, rules: Rules) -> bool:
    """A line a scan has damaged begins with the words as they are written."""
    clean = normalize(f"KẾ HOẠCH\n{text}\n")
    return f"\n{row['word']}" in repaired(clean.text, clean.offsets, rules).text


def motto_mended(row: Row, text: str, rules: Rules) -> bool:
    """In a head the words a scan has damaged are read as they are written."""
    clean = normalize(f"UBND XÃ TÂN AN\n{text}\nKẾ HOẠCH\n")
    return f"\n{row['word']}\n" in repaired(clean.text, clean.offsets, rules).text


def beside_the_issuer(row: Row, text: str, rules: Rules) -> bool:
    """The words beside the issuer's name are none of it."""
    told = parse(f"{text}\nSố: 12-KH/HU\nKẾ HOẠCH\nVề đê điều\nI. VIỆC\n1. Mua.\nII. TIỀN\n1. Chi.\n", rules=rules)
    return told.metadata.issuer == "HUYỆN ỦY LỤC NAM"


def unit_mended(row: Row, text: str, rules: Rules) -> bool:
    """A label a scan has damaged begins with the word as it is written."""
    clean = normalize(f"KẾ HOẠCH\n{text}\nNuôi tôm\n")
    return f"\n{row['word']} " in repaired(clean.text, clean.offsets, rules).text


def no_name(row: Row, text: str, rules: Rules) -> bool:
    """Over the word no type reaches the number: what stands between is no name of a document."""
    return find_citations(text, rules=rules)[0].text.startswith("số ")


def of_several(row: Row, text: str, rules: Rules) -> bool:
    """A comma joins the bodies behind a symbol with this ending."""
    cited = find_citations(f"Theo Kế hoạch số {text} của Sở Y tế, Sở Nội vụ.", rules=rules)
    return cited[0].issuer == "Sở Y tế, Sở Nội vụ"


def edition_to_come(row: Row, text: str, rules: Rules) -> bool:
    """A law passed and not yet in force is meant."""
    document = parse(text, number="1/KH-UBND", date="2024-03-05", province="bac-ninh", rules=rules)
    keys = [found.key for found in resolve([document], catalog=load_catalog(), rules=rules)[0]]
    return "/akn/vn/act/luat/quoc-hoi/2024/31" in keys


def no_list(row: Row, text: str, rules: Rules) -> bool:
    """A number before what is counted is no further article."""
    cited = [c for c in find_citations(text, rules=rules) if c.kind == "internal"]
    return [p.dieu for p in cited[0].provisions] == ["5"]


def no_unit(row: Row, text: str, rules: Rules) -> bool:
    """The second syllable is no unit of the law behind it."""
    return find_citations(text, rules=rules)[0].provisions == []


def cites_nothing(row: Row, text: str, rules: Rules) -> bool:
    """What looks like a law is none."""
    return find_citations(text, rules=rules) == []


def cites(row: Row, text: str, rules: Rules) -> bool:
    """The type within the quotation marks is a document's."""
    return len(find_citations(text, rules=rules)) == 1


def says_who(row: Row, text: str, rules: Rules) -> bool:
    """The body before the verb is the document's own."""
    return parse(f"{text}\nI. VIỆC\n1. Mua.\nII. TIỀN\n1. Chi.\n", rules=rules).metadata.issuer is not None


def named_before(row: Row, text: str, rules: Rules) -> bool:
    """A number is issued by the body that the sentence says issued it, neither by the text's own nor by another."""
    return parse(text, province="bac-ninh", rules=rules).citations[0].province == "tra-vinh"


def within_sentence(row: Row, text: str, rules: Rules) -> bool:
    """No sentence ends behind the word and its full stop."""
    at = text.index("Luật A")
    return sentence_around(text, at, at + 6, rules.line_words) == text


def sentence_begins(row: Row, text: str, rules: Rules) -> bool:
    """A sentence begins with the word, at the line break before it."""
    at = text.index("Luật A")
    return sentence_around(text.replace("⏎", "\n"), at, at + 6, rules.line_words) == text.split("⏎")[1]


def cue_mended(row: Row, text: str, rules: Rules) -> bool:
    """The word before a number, and a citation's note tells it."""
    found = find_citations(text, rules=rules)[-1]
    return any(row["word"] in note.message for note in found.notes)


def compound(row: Row, text: str, rules: Rules) -> bool:
    """The last syllable names no type."""
    return find_citations(text, rules=rules)[0].text.startswith("số ")


def form(row: Row, text: str, rules: Rules) -> bool:
    """The number behind the type is a form's."""
    return len(find_citations(text, rules=rules)) == 0


def governed(row: Row, text: str, rules: Rules) -> bool:
    """The governing word is mended over the words behind it."""
    clean = normalize(text)
    return "Thực hiện" in repaired(clean.text, clean.offsets, rules).text


def small_name_mended(row: Row, text: str, rules: Rules) -> bool:
    """The name of a law in small letters is mended."""
    clean = normalize(text)
    return repaired(clean.text, clean.offsets, rules).text != clean.text


def left_alone(row: Row, text: str, rules: Rules) -> bool:
    """A word before the name of a law is no "Luật" misread."""
    clean = normalize(text)
    return repaired(clean.text, clean.offsets, rules).text == clean.text


def below_in_print(row: Row, text: str, rules: Rules) -> bool:
    """A label below the last word of a printed line begins no list."""
    first, second = (
        PageLine([Word(word, 50 + 60 * n, 100 + 60 * n, y, 12) for n, word in enumerate(line.split())])
        for y, line in zip((100, 115), text.split("⏎"), strict=True)
    )
    with at_work(rules):
        return printed_on([first], second, Margins(50, first.right, 15), False)


@contextmanager
def at_work(rules: Rules) -> Iterator[None]:
    """Readers of files take the rules of the process."""
    before, tables._at_work = tables._at_work, rules
    try:
        yield
    finally:
        tables._at_work = before


def in_its_series(row: Row, text: str, rules: Rules) -> bool:
    """A judgment with this symbol is the court's, numbered in a series of its own."""
    key = find_citations(f"Xem Bản án số {text} của Tòa án nhân dân tỉnh Sơn La.", rules=rules)[0].key or ""
    return key.startswith("/akn/vn/act/ban-an/tand.son-la/2024/12-")


def of_any_body(row: Row, text: str, rules: Rules) -> bool:
    """What is within another body leaves the key open."""
    key = find_citations(f"Xem Thông báo số 7/TB-QLCL ngày 5/3/2024 của {text}.", rules=rules)[0].key or ""
    return "qlcl.?" in key


def of_any_university(row: Row, text: str, rules: Rules) -> bool:
    """A school called by its field alone leaves the key open."""
    key = find_citations(f"Xem Thông báo số 7/TB-ĐHX ngày 5/3/2024 của {text}.", rules=rules)[0].key or ""
    return "dhx.?" in key


def of_that_body(row: Row, text: str, rules: Rules) -> bool:
    """A symbol that many have is told apart by the body named."""
    number, _, body = text.partition(" của ")
    key = find_citations(f"Xem Thông báo số 7/{number} ngày 5/3/2025 của {body}.", rules=rules)[0].key or ""
    symbol, named, *_ = f"{key.split('/')[-3]}.".split(".")
    return symbol == row["word"].lower() and named in {issuer["id"] for issuer in RULES.tables["issuers"]}


def of_that_company(row: Row, text: str, rules: Rules) -> bool:
    """The symbol is that of every company of this form: its name tells it."""
    number, _, body = text.partition(" của ")
    key = find_citations(f"Xem Công văn số 7/{number} ngày 5/3/2025 của {body}.", rules=rules)[0].key or ""
    return ".song-xanh/" in key


def whole_issuer(row: Row, text: str, rules: Rules) -> bool:
    """A body's name goes on with the hamlet it is of."""
    return find_citations(f"Xem Nghị quyết số 7-NQ/CB của {text} ngày 5/3/2025.", rules=rules)[0].issuer == text


TESTS: dict[str, Callable[[Row, str, Rules], bool]] = {
    "open_end": not_wrapped,
    "open_number": not_wrapped,
    "half_post": not_wrapped,
    "open_capitals": not_wrapped,
    "half_name": wrapped,
    "cannot_end": at_margin,
    "whole": kept_apart,
    "half_label": not_wrapped,
    "cut_word": not_wrapped,
    "half_title": not_wrapped,
    "opens_line": opens,
    "authority": opens,
    "wrapped_recital": wrapped,
    "abbreviation": within_sentence,
    "sentence_opens": sentence_begins,
    "counted": no_list,
    "no_unit": no_unit,
    "no_law_behind": cites_nothing,
    "before_quoted_type": cites,
    "body_does": says_who,
    "issues": named_before,
    "decides_in": named_before,
    "before_issues": named_before,
    "hands_over": named_before,
    "before_issuer": named_before,
    "acts_on": named_before,
    "not_issues": named_before,
    "scanned_line": mended,
    "scanned_cue": cue_mended,
    "behind_cue": governed,
    "before_label": below_in_print,
    "small_law": small_name_mended,
    "like_law": left_alone,
    "puts_into_force": edition_to_come,
    "unlined_anywhere": unlined,
    "unlined_power": unlined,
    "unlined_enacts": unlined,
    "unlined_behind_stop": unlined,
    "unlined_goes_on": goes_on,
    "compound": compound,
    "form": form,
    "no_name": no_name,
    "scanned_unit": unit_mended,
    "joint_ending": of_several,
    "case_series": in_its_series,
    "part_of_body": of_any_body,
    "kind_of_body": of_any_body,
    "field": of_any_university,
    "shared_symbol": of_that_body,
    "hamlet": whole_issuer,
    "company_form": of_that_company,
    "country": motto_mended,
    "motto": motto_mended,
    "party": beside_the_issuer,
}
CASES = [pytest.param(row, id=f"{row['kind']}-{ascii_slug(row['word'])}") for row in ROWS]


@pytest.mark.parametrize("row", CASES)
def test_a_word_is_needed_by_its_example_alone(row: Row) -> None:
    holds = TESTS[row["kind"]]
    assert holds(row, row["example"], RULES)
    assert not holds(row, row["counterexample"], RULES)
    assert not holds(row, row["example"], Rules({"words": [other for other in ROWS if other is not row]}))


def test_every_row_is_proven_and_stands_once() -> None:
    assert {row["kind"] for row in ROWS} == set(TESTS)
    assert len({(row["kind"], row["word"]) for row in ROWS}) == len(ROWS)
