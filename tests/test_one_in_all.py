"""One plan as every format: the same sections, citations and own data, whoever wrote the file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import vnplan
from pdfs import At, Ruled, lines, pdf, wide
from vnplan.files.office import soffice
from word import abstract, docx, lvl, num, p, table, zipped

HEAD = ("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "Số: 88/KH-UBND"), (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Giang, ngày 14 tháng 5 năm 2024",
)  # fmt: skip
TITLE = "Bảo tồn chè Shan tuyết cổ thụ năm 2024"
BEFORE = "Căn cứ Quyết định số 150/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ, tỉnh ban hành Kế hoạch:"
BODY = (  # depth, what Word counts, words
    (0, "I. ", "MỤC TIÊU"),
    (1, "1. ", "Kiểm kê cây chè theo Nghị quyết số 19-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng."),
    (1, "2. ", "Cấp mã số vùng trồng theo Thông tư số 03/2020/TT-BNNPTNT ngày 09/3/2020."),
    (0, "II. ", "TỔ CHỨC THỰC HIỆN"),
    (1, "1. ", "Các huyện thực hiện Chỉ thị số 08/CT-UBND ngày 02/4/2024 của Ủy ban nhân dân tỉnh."),
)
ROWS = (("TT", "Việc", "Văn bản"), ("1", "Bản đồ", "Nghị định số 27/2019/NĐ-CP ngày 13/3/2019"))


def as_docx() -> bytes:
    """As Word keeps it: the labels are counted."""
    middle = '<w:jc w:val="center"/>'
    lists = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.")) + num(1, 0)
    head = table((*("".join(p(line) for line in side) for side in HEAD),), lines=False)
    body = [p(words, num=(1, depth)) for depth, _, words in BODY]
    titles = [p(line, properties=middle) for line in ("KẾ HOẠCH", TITLE)]
    return docx(head, *titles, p(BEFORE), *body, table(*ROWS), numbering=lists)


def as_html() -> bytes:
    """As a portal shows it."""
    cells = "".join(f"<td><p>{above}</p><p>{below}</p></td>" for above, below in HEAD)
    body = "".join(f"<p>{label}{words}</p>" for _, label, words in BODY)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    titles = f"<p align=center>KẾ HOẠCH</p><p align=center>{TITLE}</p><p>{BEFORE}</p>"
    made = f"<table><tr>{cells}</tr></table>{titles}{body}<table border=1>{rows}</table>"
    return f"<html><head><meta charset=utf-8></head><body>{made}</body></html>".encode()


def as_txt() -> bytes:
    """As text, its table with bars."""
    head = [line for side in HEAD for line in side]
    body = [label + words for _, label, words in BODY]
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n\n".join([*head, "KẾ HOẠCH", TITLE, BEFORE, *body, "\n".join(rows)]).encode()


def as_pdf() -> bytes:
    """As it is printed."""
    page: list[At | Ruled] = [*lines(60, *HEAD[0], left=72, size=10), *lines(60, *HEAD[1], left=330, size=10)]
    page += [At(297.5 - len(line) * 3.25, 110 + 18 * n, line) for n, line in enumerate(("KẾ HOẠCH", TITLE))]
    top = 152.0
    for text in (BEFORE, *(label + words for _, label, words in BODY)):
        told = wide(text)
        page += lines(top, *told)
        top += 18 * len(told) + 6
    columns = (72.0, 110.0, 220.0, 523.0)
    page += [Ruled(x, top, x, top + 48) for x in columns]
    page += [Ruled(72, top + 24 * n, 523, top + 24 * n) for n in range(3)]
    page += [
        At(x + 4, top + 24 * n + 15, cell) for n, row in enumerate(ROWS) for x, cell in zip(columns, row, strict=False)
    ]
    return pdf(page)


MADE = {
    "docx": as_docx,
    "html": as_html,
    "txt": as_txt,
    "pdf": as_pdf,
    "zip": lambda: zipped({"kế hoạch.txt": as_txt().decode()}),
}


def told(file: Path) -> tuple[object, ...]:
    """What a file says, without where it stands."""
    document = vnplan.read(file)
    assert all(document.text[c.start : c.end] == c.text for c in document.citations)
    own = document.metadata
    return (
        (own.number, str(own.date), own.issuer, own.province, own.title),
        [(section.path, section.heading) for section in document.sections],
        [(c.document_type, c.number, str(c.date), c.relation, c.section) for c in document.citations],
    )


OWN = "88/KH-UBND", "2024-05-14", TITLE


@pytest.mark.parametrize("ending", MADE)
def test_one_plan_in_every_format(ending: str, tmp_path: Path) -> None:
    plain, file = tmp_path / "plan.txt", tmp_path / f"in.{ending}"
    plain.write_bytes(as_txt())
    file.write_bytes(MADE[ending]())
    own, sections, citations = wanted = told(plain)
    assert isinstance(own, tuple)
    assert (own[0], own[1], own[4]) == OWN
    assert isinstance(sections, list)
    assert isinstance(citations, list)
    assert (len(sections), len(citations)) == (5, 5)
    assert told(file) == wanted


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt", "pdf"])
def test_one_plan_through_libreoffice(ending: str, tmp_path: Path) -> None:
    """What LibreOffice writes out of the Word file."""
    source, plain = tmp_path / "in.docx", tmp_path / "plan.txt"
    source.write_bytes(as_docx())
    plain.write_bytes(as_txt())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(soffice()), profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert told(tmp_path / f"in.{ending}") == told(plain)
