"""Ruled tables of scans: their lines found in the picture, words put into the cells between them."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path

import pytest

import vnplan
from pdfs import scan
from vnplan.files import ocr
from vnplan.files.content import content_of
from vnplan.files.page_blocks import blocks_of
from vnplan.files.scan_rules import Ruled, ruled

Bar = tuple[float, float, float, float]
"""Left, top, right and foot of what is dark, in dots."""
SIZE = 1000
GRID: list[Bar] = [
    *((100, y, 900, y + 3) for y in (200, 300, 400)),
    *((x, 200, x + 3, 400) for x in (100, 180, 500, 900)),
]


def picture(bars: list[Bar], lean: float = 0.0, light: int = 255, ink: int = 0) -> bytes:
    """A grey picture of dark bars; where it leans, what is level falls to the right."""
    body = bytearray([light]) * (SIZE * SIZE)
    for left, top, right, foot in bars:
        for y in range(int(top), int(foot)):
            for x in range(int(left), int(right)):
                across, down = round(x - lean * y), round(y + lean * x)
                if 0 <= across < SIZE and 0 <= down < SIZE:
                    body[down * SIZE + across] = ink
    return b"P5 %d %d 255\n" % (SIZE, SIZE) + bytes(body)


def places(found: Ruled | None) -> tuple[list[int], list[int]] | None:
    """Where the level and the upright lines stand."""
    if found is None:
        return None
    return sorted(round(one.at) for one in found.levels), sorted(round(one.at) for one in found.uprights)


def test_lines_of_a_table_are_found() -> None:
    assert places(ruled(picture(GRID), 200)) == ([200, 300, 400], [100, 180, 500, 900])


@pytest.mark.parametrize("lean", [0.012, -0.012, 0.02])
def test_a_page_that_leans_is_laid_straight(lean: float) -> None:
    found = ruled(picture(GRID, lean), 200)
    assert found is not None
    assert found.lean == pytest.approx(lean, abs=0.001)
    levels, uprights = places(found) or ([], [])
    assert [b - a for a, b in itertools.pairwise(levels)] == pytest.approx([100, 100], abs=2)
    assert [b - a for a, b in itertools.pairwise(uprights)] == pytest.approx([80, 320, 400], abs=2)


NO_TABLE: dict[str, list[Bar]] = {
    "lines under words": [(100, y, 900, y + 3) for y in (200, 300, 400)],
    "the frame of a stamp": [
        *((100, y, 400, y + 3) for y in (200, 300, 400)),
        *((x, 200, x + 3, 400) for x in (100, 397)),
    ],
    "upright lines that touch no level one": [
        *((100, y, 900, y + 3) for y in (200, 300)),
        *((x, 500, x + 3, 900) for x in (100, 500, 900)),
    ],
    "a stamp with a column for its numbers": [
        *((100, y, 500, y + 3) for y in (200, 300, 400)),
        *((x, 200, x + 3, 400) for x in (100, 250, 497)),
    ],
    "dark areas": [(x, y, x + 250, y + 90) for x in (100, 350, 600) for y in (200, 290)],
    "letters that stand on a line": [(100, 300, 900, 303), *((x, 272, x + 4, 300) for x in range(120, 800, 30))],
}


@pytest.mark.parametrize("bars", NO_TABLE.values(), ids=NO_TABLE)
def test_what_is_no_table(bars: list[Bar]) -> None:
    assert ruled(picture(bars), 200) is None


def test_thin_lines_are_grey_and_paper_is_not_white() -> None:
    assert places(ruled(picture(GRID, light=230, ink=140), 200)) == ([200, 300, 400], [100, 180, 500, 900])
    assert ruled(picture(GRID, light=230, ink=190), 200) is None  # the shade of a cell


def test_a_broken_line_is_one_and_a_cell_merged_with_another_is_not_parted() -> None:
    broken = [*GRID[:1], (100, 300, 600, 303), (630, 300, 900, 303), *GRID[2:]]
    found = ruled(picture(broken), 200)
    assert found is not None
    assert sorted(one.end - one.start for one in found.levels) == pytest.approx([800, 800, 800], abs=3)
    merged = [*GRID[:1], (100, 300, 500, 303), (800, 300, 900, 303), *GRID[2:]]
    found = ruled(picture(merged), 200)
    assert found is not None
    assert sorted(one.end - one.start for one in found.levels)[0] == pytest.approx(403, abs=5)


def test_the_picture_is_read_without_the_lines() -> None:
    found = ruled(picture([*GRID, (200, 230, 220, 250)]), 200)
    assert found is not None
    assert found.without == picture([(200, 230, 220, 250)])


def test_what_is_no_grey_picture_or_is_cut_off() -> None:
    assert ruled(b"\x89PNG\r\n\x1a\n", 200) is None
    assert ruled(picture(GRID)[:5000], 200) is None


WORDS = [  # as Tesseract tells them: a line of the page over all cells of a row
    [(110, "1"), (190, "Rà"), (240, "soát"), (520, "Quyết"), (620, "định"), (700, "số"), (760, "14/QĐ-UBND")],
    [(190, "quỹ"), (250, "đất"), (520, "ngày"), (620, "05/3/2021")],
    [(110, "2"), (190, "Đo"), (240, "đạc"), (520, "Luật"), (620, "Đất"), (700, "đai")],
]


def told(lean: float = 0.0) -> str:
    rows = [f"1\t1\t0\t0\t0\t0\t0\t0\t{SIZE}\t{SIZE}\t-1\t"]
    for n, (top, line) in enumerate(zip((215, 255, 315), WORDS, strict=True)):
        for at, (left, text) in enumerate(line):
            x, y = round(left - lean * top), round(top + lean * left)
            rows.append(f"5\t1\t1\t1\t{n}\t{at}\t{x}\t{y}\t{12 * len(text)}\t25\t95\t{text}")
    return "\n".join(rows)


@pytest.mark.parametrize("lean", [0.0, 0.02])
def test_words_stand_in_cells(lean: float) -> None:
    pages = ocr.pages_of(told(lean), ruled(picture(GRID, lean), 200))
    assert content_of(blocks_of(pages), []).text.strip().splitlines() == [
        "| 1 | Rà soát quỹ đất | Quyết định số 14/QĐ-UBND ngày 05/3/2021 |",
        "| 2 | Đo đạc | Luật Đất đai |",
    ]
    text = content_of(blocks_of(ocr.pages_of(told(lean))), []).text
    assert "|" not in text


needs_programs = pytest.mark.skipif(
    ocr.program() is None or shutil.which("chromium") is None, reason="needs Tesseract with Vietnamese and Chromium"
)
ROWS = [
    ("Rà soát quỹ đất của các cơ sở chăn nuôi", "Quyết định số 814/QĐ-TTg ngày 25/7/2022 của Thủ tướng Chính phủ"),
    ("Hỗ trợ lãi suất", "Nghị định số 57/2018/NĐ-CP ngày 17/4/2018; Nghị định số 98/2018/NĐ-CP ngày 05/7/2018"),
    ("Đào tạo nghề cho lao động ở nông thôn", "Kế hoạch số 45/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh"),
]


@needs_programs
def test_a_ruled_table_of_a_scan_is_read_row_by_row(tmp_path: Path) -> None:
    import pypdfium2

    rows = "".join(f"<tr><td>{n}<td>{a}<td>{b}<td>Sở Nội vụ" for n, (a, b) in enumerate(ROWS, 1))
    style = "table{border-collapse:collapse}td{border:0.5pt solid;padding:4pt;vertical-align:middle}"
    html = f"<meta charset=utf-8><style>{style}</style><body style='font:13pt serif'><table>{rows}</table>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    asked = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", "--print-to-pdf=a.pdf", "a.html"]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    bitmap = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].render(scale=200 / 72, grayscale=True)
    dots = bytes(bitmap.buffer)
    body = b"".join(dots[n * bitmap.stride : n * bitmap.stride + bitmap.width] for n in range(bitmap.height))
    (tmp_path / "b.pdf").write_bytes(scan(body, bitmap.width, bitmap.height))
    citations = vnplan.read(tmp_path / "b.pdf").citations
    assert [(c.number, str(c.date)) for c in citations if c.number] == [
        ("814/QĐ-TTg", "2022-07-25"),
        ("57/2018/NĐ-CP", "2018-04-17"),
        ("98/2018/NĐ-CP", "2018-07-05"),
        ("45/KH-UBND", "2023-02-20"),
    ]
