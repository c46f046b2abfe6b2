"""Where paragraphs begin in a text that has lost its lines: pasted from a mail, or out of a database's field."""

from __future__ import annotations

import regex

from vnplan.text.labels import DIVISIONS, ITEMS, words_of
from vnplan.text.normalize import LOWER, UPPER

_CAPITALS = rf"[{UPPER}][{UPPER},.–-]*"
_BEFORE = (  # what begins a paragraph wherever it stands
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ|ĐẢNG CỘNG SẢN VIỆT NAM",
    r"Kính gửi ?:|Nơi nhận ?:|(?:TM|KT|TL|TUQ)\. ?[" + UPPER + "]{2}",
    r"PHỤ LỤC (?:[IVX]+|\d+) ",
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ) ?: ",
    r"(?:Luật s|S)ố ?: ?[\d/]",
    rf"(?:{words_of(*DIVISIONS)}) [IVXLC\d]+\.? [{UPPER}]{{2}}",
    r"[A-Z][a-z]+ No\. ?\d|(?<!THE )(?:THE )?SOCIALIST REPUBLIC OF",
    r"#{1,6} |Văn bản này chưa cập nhật|Bạn Chưa Đăng Nhập|Vì chưa Đăng Nhập",
)
_LETTERHEAD = rf"(?:{_CAPITALS} ){{1,14}}(?:[-_]{{3,}}|CỘNG H(?:ÒA|OÀ) XÃ)"
_BEHIND_STOP = (  # what begins one behind a closing mark
    r"Điều \d{1,3}[a-z]?\. ",
    rf"(?:{words_of(*ITEMS)}) \d{{1,2}}[.:] ",
    rf"[IVX]{{1,5}}\. [{UPPER}]",
    rf"\d{{1,2}}\. [{UPPER}]",
    r"\d{1,2}\.\d{1,2}\.? ",
    r"[a-zđ]\) ",
    rf"[-+•] ?[{UPPER}]",
    r"Căn cứ |Theo đề nghị |Xét (?:đề nghị|Tờ) |\((?:Ban hành )?[Kk]èm theo ",
)
_BEHIND_HEADING = (rf"Điều \d{{1,3}}[a-z]?\. [{UPPER}]", rf"1\. [{UPPER}]", rf"I\. [{UPPER}]{{2}}", r"a\) ")
_NO_HEADING = "Điều|Khoản|Mục|tại|của|theo|và|từ|đến|số|quyết|năm|tháng|ngày|khoản|điểm|ở"
_CUT = regex.compile(
    rf" (?={'|'.join(_BEFORE)})"
    rf"|(?<![{UPPER}]) (?={_LETTERHEAD})"
    rf"|(?<=[.;:”/)]) (?={'|'.join(_BEHIND_STOP)})"
    rf"|(?<=[{LOWER}]{{2}}) (?<!(?:{_NO_HEADING}) )(?={'|'.join(_BEHIND_HEADING)})"
    rf"|(?<=[{UPPER}]{{2}}) (?=(?:Điều|Chương|Mục) [\dIVX]+|1\. [{UPPER}][{LOWER}])"
    rf"|(?<=năm \d{{4}}) (?=[{UPPER}]{{2,}} [{UPPER}]{{2}})"
    rf"|(?<=(?:{_CAPITALS} ){{3,12}}{_CAPITALS}) (?=[{UPPER}][{LOWER}]{{1,6}} [{LOWER}\d{UPPER}])"
    rf"|(?<=Tự do ?[-–] ?Hạnh [Pp]húc[ -]*) (?=[{UPPER}][^,]{{1,30}}, ?ngày )"
    r"|(?<=(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ) ?:) "
)


def cut_lines(text: str) -> str:
    """The text with line breaks in place of the blanks before which paragraphs begin; its length stays.

    >>> cut_lines("Theo Luật Thư viện; Căn cứ Tờ trình số 5/TTr-SGDĐT. QUYẾT ĐỊNH: Điều 1. Mua sách. Điều 2. Giao Sở.")
    'Theo Luật Thư viện;\\nCăn cứ Tờ trình số 5/TTr-SGDĐT.\\nQUYẾT ĐỊNH:\\nĐiều 1. Mua sách.\\nĐiều 2. Giao Sở.'
    """
    return _CUT.sub("\n", text)
