"""Every mark of a line does in its example what its kind says, and leaves its counterexample alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import regex

from vnplan import check, parse
from vnplan.tables.patterns import as_regex
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, load_rules
from vnplan.text.normalize import ascii_slug

ROWS = load_rules().tables["marks"]
PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nVề công tác thủy lợi\n\n"
    "I. MỤC TIÊU\n1. Chủ động nước tưới cho vụ hè thu.\n2. Bảo đảm an toàn hồ đập trong mùa mưa lũ.\n"
    "II. NHIỆM VỤ\n1. Nạo vét kênh mương nội đồng.\n2. Sửa chữa các trạm bơm.\n"
)


def region_of(text: str, words: str) -> str:
    """The kind of region in which words stand."""
    at = text.index(words)
    return next((r.kind for r in parse(text).regions if r.start <= at < r.end), "")


def chrome(line: str) -> bool:
    """A portal's words behind the document."""
    return region_of(f"{PLAN}\n{line}\nTrang chủ\n", line) == "web_chrome"


def letterhead(line: str) -> bool:
    """The first line of a document, below a portal's menu."""
    return region_of(f"Trang chủ\n\n{line}\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nVề công tác thủy lợi\n", line) == "letterhead"


def signature(line: str) -> bool:
    """A power or post over a signer's name."""
    return region_of(f"{PLAN}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{line}\n\nNguyễn Văn An\n", line) == "signature"


def closing(line: str) -> bool:
    """A paragraph behind the last item that speaks for the whole document."""
    return region_of(f"{PLAN}\n{line}\n", line) == "closing"


def recital(line: str) -> bool:
    """A line below a title that is no part of it."""
    title = "Về công tác thủy lợi"
    told = parse(f"ỦY BAN NHÂN DÂN\n\nKẾ HOẠCH\n{title}\n{line}\n\nI. MỤC TIÊU\n1. Nước tưới.\n").metadata.title
    assert told in (title, f"{title} {line}")
    return told == title


def unit(line: str) -> bool:
    """The unit that issues, below the body it belongs to."""
    told = parse(f"BỘ TÀI CHÍNH\n{line}\n\nSố: 12/QĐ-XYZ\n\nQUYẾT ĐỊNH\nVề công tác thủy lợi\n").metadata.issuer
    assert told in (line, f"BỘ TÀI CHÍNH {line}")
    return told == line


def stamp(line: str) -> bool:
    """What is stamped over a letterhead names no body."""
    told = parse(f"CỤC THỦY LỢI\n{line}\n\nSố: 12/KH-XYZ\n\nKẾ HOẠCH\nVề công tác thủy lợi\n").metadata.issuer
    return told == "CỤC THỦY LỢI"


def received(line: str) -> bool:
    """A line of the stamp of whoever the paper came to is no part of the title below it."""
    told = parse(f"CHÍNH PHỦ\nSố: 12/2024/NĐ-CP\nNGHỊ ĐỊNH\n{line}\nVề công tác thủy lợi\n{ANY}\n").metadata.title
    return told == "Về công tác thủy lợi"


def governs(line: str) -> bool:
    """A verb beside the type: the title goes on below it; other words there are the type's."""
    told = parse(f"HUYỆN LỤC NAM\nKẾ HOẠCH {line}\nTiết kiệm nước\nI. MỤC TIÊU\n{ANY}\n").metadata.title
    assert told in ("Tiết kiệm nước", f"{line} Tiết kiệm nước")
    return told != "Tiết kiệm nước"


def english(line: str) -> bool:
    """A body's name again in English is no second body."""
    told = parse(f"CÔNG TY SỮA\n{line}\n\nSố: 12/TB-XYZ\n\nTHÔNG BÁO\nVề công tác thủy lợi\n").metadata.issuer
    return told == "CÔNG TY SỮA"


def judgment(line: str) -> bool:
    """The line by which a judgment is known."""
    text = f"TÒA ÁN NHÂN DÂN HUYỆN LỤC NAM\n{line}\nV/v đòi lại đất\nNHÂN DANH\nNỘI DUNG VỤ ÁN\nÔng A khởi kiện.\n"
    return parse(text).metadata.document_type == "ban_an"


def surname(line: str) -> bool:
    """A name in capitals below a post."""
    return parse(f"{PLAN}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n{line}\n").metadata.signer == line


HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\n"
ANY = "Chủ động nước tưới cho vụ hè thu và bảo đảm an toàn hồ đập trong mùa mưa lũ."


def number(line: str) -> bool:
    """The line of the document's own number; a document may begin with it, below a portal's menu."""
    return region_of(f"Trang chủ\n{line}\nKẾ HOẠCH\nVề công tác thủy lợi\nI. MỤC TIÊU\n", line) == "letterhead"


def about(line: str) -> bool:
    """The title of a letter, over its addressee."""
    text = f"{HEAD}Số: 12/UBND-NN\n{line}\nLục Nam, ngày 05 tháng 3 năm 2024\nKính gửi: Các xã.\n{ANY}\n"
    return region_of(text, line) == "title"


def addressee(line: str) -> bool:
    """Whom a letter is for."""
    return region_of(f"{HEAD}Số: 12/UBND-NN\n{line}\nXã Bảo Sơn.\n{ANY}\n", line) == "recipients"


def enacts(line: str) -> bool:
    """What closes the recitals: behind it the body begins, even where nothing is numbered."""
    text = f"{HEAD}Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề công tác thủy lợi\nCăn cứ Luật Thủy lợi;\n{line}\n{ANY}\n"
    return region_of(text, line) == "preamble"


def attached(line: str) -> bool:
    """What ties a plan to the decision above it: without it the plan is no part of its own."""
    return len(parse(f"{PLAN}\nQUY CHẾ\nPHỐI HỢP VẬN HÀNH HỒ ĐẬP\n{line}\nI. MỤC TIÊU\n1. Nước.\n").parts) == 2


def annex(line: str) -> bool:
    """What follows a signature and holds no document: it goes on as an appendix though a type stands below it."""
    tail = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"
    return region_of(f"{PLAN}{tail}{line}\nBÁO CÁO\nMực nước hồ đập\nI. SỐ LIỆU\n{ANY}\n", "I. SỐ LIỆU") == "appendix"


def recipients(line: str) -> bool:
    """The head of the list of recipients."""
    return region_of(f"{PLAN}\n{line}\n- Như trên;\n- Lưu: VT.\n", line) == "recipients"


def recipient(line: str) -> bool:
    """A line of the list of recipients that has no bullet, and could be an authority's or the text's own."""
    return region_of(f"{PLAN}\nNơi nhận:\nBan Dân tộc;\n{line}\n", line) == "recipients"


def basis_lines(*lines: str) -> list[str]:
    """The grounds of a decision that end in no semicolon, the last of them aside."""
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN LỤC NAM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 12/QĐ-UBND\nLục Nam, ngày 05 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề công tác thủy lợi\n\n"
        + "\n".join(lines)
        + f"\nQUYẾT ĐỊNH:\nĐiều 1. {ANY}\n"
    )
    document = parse(text)
    found = [finding.place for finding in check(document, form=True, on="2024-03-06") if finding.code == "basis_line"]
    return [text[place.start : place.end] for place in found]


def ground(line: str) -> bool:
    """A ground that a decision recites: it ends in a semicolon."""
    return basis_lines("Căn cứ Luật Thủy lợi;", f"{line},", "Căn cứ ý kiến của các xã.") == [f"{line},"]


def ground_goes_on(line: str) -> bool:
    """What goes on reciting: grounds below it are grounds still."""
    return "Căn cứ ý kiến của các xã," in basis_lines(
        "Căn cứ Luật Thủy lợi;", line, "Căn cứ ý kiến của các xã,", "Căn cứ mực nước hồ."
    )


TESTS: dict[str, Callable[[str], bool]] = {
    "chrome": chrome, "issuer": letterhead, "motto": letterhead, "power": signature, "post": signature,
    "closing": closing, "recital": recital, "unit": unit, "stamp": stamp, "english": english, "governs": governs,
    "judgment": judgment, "surname": surname, "received": received,
    "number": number, "about": about, "addressee": addressee, "enacts": enacts, "attached": attached,
    "recipients": recipients, "recipient": recipient,
    "annex": annex, "ground": ground, "ground_goes_on": ground_goes_on,
}  # fmt: skip


def cases(column: str) -> list[object]:
    return [pytest.param(row, id=f"{row['kind']}-{ascii_slug(row[column])[:50]}") for row in ROWS]


@pytest.mark.parametrize("row", cases("example"))
def test_a_mark_works_in_its_example(row: Row) -> None:
    looks = regex.search if row["kind"] in ("motto", "post") else regex.match
    assert looks(as_regex(row["pattern"]), row["example"] + "\n")
    assert TESTS[row["kind"]](row["example"])


@pytest.mark.parametrize("row", cases("counterexample"))
def test_a_mark_leaves_its_counterexample_alone(row: Row) -> None:
    assert not TESTS[row["kind"]](row["counterexample"])


def test_each_post_is_needed_by_its_example() -> None:
    rows = [row for row in ROWS if row["kind"] == "post"]
    needless = []
    for row in rows:
        rules = Rules({"marks": [other for other in ROWS if other is not row]})
        text = f"{PLAN}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{row['example']}\n"  # over a name a body signs too
        at = text.index(row["example"])
        kinds = [r.kind for r in parse(text, rules=rules).regions if r.start <= at < r.end]
        needless += [row["pattern"]] if kinds == ["signature"] else []
    assert needless == []


def test_every_row_is_proven_and_stands_once() -> None:
    assert {row["kind"] for row in ROWS} == set(TESTS)
    assert len({(row["kind"], row["pattern"]) for row in ROWS}) == len(ROWS)
