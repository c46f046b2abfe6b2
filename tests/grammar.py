"""Documents made by a grammar, for Hypothesis: whole plans and decisions, cited in every way, with every noise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

one, many = st.sampled_from, st.lists
Text = st.SearchStrategy[str]

TYPES = one(
    [
        "Quyết định",
        "Kế hoạch",
        "Nghị quyết",
        "Chỉ thị",
        "Thông tư",
        "Nghị định",
        "Công văn",
        "Kết luận",
        "Thông báo",
        "Quy định",
        "Hướng dẫn",
        "Đề án",
        "Tờ trình",
        "Thông tư liên tịch",
        "Văn bản",
        "Công điện",
    ]
)
SYMBOLS = one(
    [
        "QĐ-TTg",
        "KH-UBND",
        "NQ-HĐND",
        "CT/TW",
        "NQ/TW",
        "QĐ-BGDĐT",
        "TT-BTC",
        "NĐ-CP",
        "UBND-KGVX",
        "TTLT-BGDĐT-BNV",
        "QH14",
        "KL-TW",
        "CV-SGDĐT",
        "TB-VPCP",
        "QÐ-UBND",
        "QĐĐ-BXD",
        "TI-BYT",
        "kh-ubnd",
        "ABC",
    ]
)
BODIES = one(
    [
        "của Thủ tướng Chính phủ",
        "của Bộ trưởng Bộ Giáo dục và Đào tạo",
        "của UBND tỉnh Bắc Ninh",
        "của HĐND huyện Lục Nam",
        "của Ban Bí thư",
        "của Chính phủ",
        "của Ủy ban nhân dân xã An Bình",
        "của Sở",
        "của",
    ]
)
LAWS = one(
    ["Luật Giáo dục", "Bộ luật Dân sự", "Luật Đất đai", "Pháp lệnh Cựu chiến binh", "Hiến pháp", "Luật", "Luật A và B"]
)
THINGS = one(["đọc sách", "chuyển đổi số", "nước sạch", "an toàn giao thông", "dạy nghề", "y tế cơ sở", "thi đua", ""])
serial = st.one_of(
    st.integers(0, 9999).map(str), one(["01", "30a", "66.18", "I2", "2O", "", "999999999999", "٣", "１２"])
)
year = st.one_of(st.integers(1940, 2035).map(str), one(["0", "20]6", "9999", "2O24", "24"]))
number = st.one_of(
    st.tuples(serial, year, SYMBOLS).map("/".join),
    st.tuples(serial, SYMBOLS).map("/".join),
    st.tuples(serial, SYMBOLS).map("-".join),
    st.tuples(serial, SYMBOLS).map(lambda said: f"{said[0]} //{said[1]}"),
)
small = st.integers(0, 40).map(str)
date = st.one_of(
    st.tuples(small, small, year).map(lambda said: "ngày {}/{}/{}".format(*said)),
    st.tuples(small, small, year).map(lambda said: "ngày {} tháng {} năm {}".format(*said)),
    st.tuples(small, year).map(lambda said: "tháng {} năm {}".format(*said)),
    year.map(lambda said: f"năm {said}"),
    one(["ngày … tháng … năm 2024", "cùng ngày", "ngày ló tháng T1 năm 2024", ""]),
)
provision = st.builds(
    lambda point, clause, article: " ".join(filter(None, (point, clause, article))),
    one(["điểm a", "điểm đ, e", "các điểm a, b và c", ""]),
    one(["khoản 2", "khoản 1, 3 và 5", "khoản 1 đến khoản 4", ""]),
    one(["Điều 5", "Điều 5a", "các Điều 3, 4", "Chương II", "Mục 1 Chương III", "Điều này", ""]),
)
title = st.builds(
    "{} {}".format,
    one(["về", "về việc", "quy định", "hướng dẫn", "sửa đổi, bổ sung một số điều của", "phê duyệt"]),
    THINGS,
)
numbered = st.builds("{} số {} {} {} {}".format, TYPES, number, date, BODIES, st.one_of(title, st.just("")))
named = st.builds("{} {} {}".format, provision, LAWS, date)
standard = one(["TCVN 5574:2018", "QCVN 01:2021/BXD", "QCVN 06:2022", "TCXDVN 33:2006"])
other = one(
    [
        "Kế hoạch này",
        "Quyết định này",
        "Điều 5 của Luật này",
        "Nghị quyết 29",
        "Đề án 06",
        "Mẫu số 01/TK-XYZ",
        "các văn bản trên",
    ]
)
cited: Text = st.one_of(numbered, named, standard, other, st.builds("{} {}".format, provision, numbered))
quoted = cited.map(lambda said: f"“{said}”")
nested = st.builds("{} về việc thực hiện {}".format, numbered, cited)
cue = one(
    [
        "Căn cứ",
        "Thực hiện",
        "Theo",
        "theo quy định tại",
        "thay thế",
        "bãi bỏ",
        "sửa đổi, bổ sung",
        "hướng dẫn",
        "Theo đề nghị của Giám đốc Sở tại",
        "(Ban hành kèm theo",
        "được sửa đổi bởi",
        "Xem",
        "",
    ]
)
listed = st.builds(
    lambda words, said, joined: f"{words} " + joined.join(said),
    cue,
    many(st.one_of(cited, nested, quoted), min_size=1, max_size=5),
    one(["; ", ", ", " và ", ";\n- ", "\n"]),
)
sentence = st.builds("{}{}".format, st.one_of(listed, THINGS, cited), one([".", ";", "", ":", " như sau:", ",", "…"]))

# --- the parts of a document ----------------------------------------------------------------------------------------

letterhead = st.builds(
    lambda body, said, day, place: (
        f"{body}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{said}\n{place}, {day}\n"
    ),
    one(["ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH", "BỘ TÀI CHÍNH", "TỈNH ỦY BẮC GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM", ""]),
    st.one_of(number.map(lambda said: f"Số: {said}"), one(["Số:    /KH-UBND", "Số hiệu:\n12/2020/QH14", ""])),
    date,
    one(["Bắc Ninh", "Hà Nội", "TP. Hồ Chí Minh"]),
)
heading = st.builds(
    "{}\n{}\n".format, one(["KẾ HOẠCH", "QUYẾT ĐỊNH", "LUẬT", "CHỈ THỊ", "Kính gửi: Các sở", "QUYẾT ĐỊNH:"]), title
)
recitals = many(cited.map(lambda said: f"Căn cứ {said};\n"), max_size=4).map("".join)
label = one(
    [
        "I. ",
        "II. ",
        "1. ",
        "2. ",
        "3. ",
        "1.1. ",
        "2.3.4. ",
        "a) ",
        "đ) ",
        "- ",
        "+ ",
        "(i) ",
        "(1) ",
        "Điều 1. ",
        "Điều 2. ",
        "Chương I\n",
        "Mục 1. ",
        "Phần thứ nhất\n",
        "Thứ nhất, ",
        "BƯỚC MỘT: ",
        "A. ",
        "| 1 | ",
        "[1] ",
        "1 ",
    ]
)
item = st.builds("{}{}\n".format, label, sentence)
ladder = many(item, max_size=12).map("".join)
cell = st.one_of(small, cited, THINGS)
row = many(cell, min_size=1, max_size=4).map(lambda cells: "| " + " | ".join(cells) + " |\n")
table = st.builds("| TT | Nhiệm vụ | Thời gian |\n{}".format, many(row, max_size=4).map("".join))
amendment = sentence.map(lambda said: f"Điều 1. Sửa đổi, bổ sung như sau:\n“Điều 5a. {said}\n1. {said}”\n")
notes = many(cited.map(lambda said: f"[1] {said}\n"), max_size=3).map("".join)
signature = st.builds(
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{}\n{}\nNguyễn Văn An\n".format,
    one(["TM. ỦY BAN NHÂN DÂN", "KT. BỘ TRƯỞNG", "T/M BAN THƯỜNG VỤ", ""]),
    one(["CHỦ TỊCH", "THỨ TRƯỞNG", "PHÓ BÍ THƯ", "(Đã ký)"]),
)
portal = one(
    ["Đăng nhập\nTrang chủ\n", "Thuộc tính văn bản\nSố hiệu:\n12/2020/QH14\nNgày ban hành: 01/02/2020\n", "\f"]
)
part: Text = st.one_of(
    letterhead, heading, recitals, ladder, table, amendment, notes, signature, portal, ladder, sentence
)
ordered = st.tuples(letterhead, heading, recitals, ladder, table, ladder, signature, notes).map("\n".join)
plain = st.one_of(ordered, many(part, max_size=8).map("\n".join), st.tuples(ordered, ordered).map("\n".join))

# --- what happens to documents on their way --------------------------------------------------------------------------

NOISE = one(
    [
        "\ud800",
        "\udfff",
        "\ud83d",
        "\x00",
        "\x01",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b[31m",
        "\x1f",
        "\x7f",
        "\x85",
        "\x9b",
        "\u00ad",
        "\u200b",
        "\u200f",
        "\u202e",
        "\u2028",
        "\u2066",
        "\ufeff",
        "\ufffe",
        "\U000e0041",
        "\u0301",
        "\u00a0",
        "&nbsp;",
        "&#55357;",
        "&#0;",
        "&amp;",
        "<b>",
        "</p>",
        "<!--",
        "**",
        "`",
        "¹",
        "[3]",
        "[x](http://a)",
        " " * 500,
        "\n" * 40,
        "\r",
        "\t",
        "|",
        "“",
        "”",
        '"',
        "(",
        ")",
        "\\",
        "=1+1",
        "@",
        "😀",
        "\u0600",
        "Ð",
        "０",
        "|---|",
        "∕",
        "–",
    ]
)


def strewn(text: str, noise: list[tuple[int, str]]) -> str:
    """Noise set in at places."""
    for at, odd in noise:
        at %= len(text) + 1
        text = text[:at] + odd + text[at:]
    return text


def wrapped(width: int) -> Callable[[str], str]:
    """The text with a line break at the first blank behind so many letters."""

    def wrap(text: str) -> str:
        out: list[str] = []
        room = width
        for word in text.split(" "):
            room -= len(word) + 1
            out.append(word + ("\n" if room < 0 else " "))
            room = width if room < 0 else room
        return "".join(out)

    return wrap


FORMS = one(
    [
        str,
        str,
        str,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        str.upper,
        str.lower,
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace(" ", "&nbsp;"),
        lambda text: text.replace(" ", "\u00a0"),
        wrapped(40),
        wrapped(8),
        lambda text: f"<p>{text}</p>",
        lambda text: text * 2,
        lambda text: text[::-1],
    ]
)
documents = st.builds(
    lambda text, form, noise: strewn(form(text), noise),
    plain,
    FORMS,
    many(st.tuples(st.integers(0, 5000), NOISE), max_size=6),
)
"""Any document, as it may come."""
