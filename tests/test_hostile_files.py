"""Files made to harm: each ends in one line or in a reading, within seconds, and takes little memory."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from pdfs import lines, pdf, written
from word import abstract, docx, lvl, num, p, r, style, table, zipped

SECONDS, MEGABYTES = 20, 500  # wide: a machine that runs other tests beside is slow
CHILD = """
import sys
from pathlib import Path
from vnplan.files.read import read_file
from vnplan import ReadError
try:
    said = f"read {len(read_file(sys.argv[1]).text)}"
except ReadError as error:
    said = str(error)
print(said)
(peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(int(peak.split()[1]) // 1024)
"""


def swollen(raw: bytes, path: str, size: int) -> bytes:
    """A Word file one of whose parts unpacks to so many blanks."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            with after.open(name, "w", force_zip64=True) as part:
                part.write(before.read(name))
                for _ in range(size >> 20 if name == path else 0):
                    part.write(b" " * (1 << 20))
    return out.getvalue()


ENTITIES = "<!DOCTYPE w:document [" + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10)
)
CIRCLE = style("A", "", based="B") + style("B", "", based="A")

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {  # how it is made, and what is said of it
    "a part of 200 MB": (lambda: swollen(docx(p("Kế hoạch")), "word/document.xml", 200 << 20), "too large"),
    "entities of entities": (lambda: zipped({"_rels/.rels": f"{ENTITIES}]><a>&l9;</a>"}), "declares entities"),
    "tables in tables": (lambda: docx("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500), "nested deeper"),
    "numbers without end": (
        lambda: docx(
            *[p("a", num=(1, n % 9)) for n in range(9_000)],
            numbering=abstract(0, *(lvl(n, "lowerLetter", "%1%2%3%4%5%6%7%8%9)") for n in range(9))) + num(1, 0),
        ),
        "read ",
    ),
    "a table of many cells": (lambda: docx(table(*[("a",) * 60] * 200)), "read "),
    "a million paragraphs": (lambda: docx("<w:p/>" * 1_000_001), "tags"),
    "a label of 200,000 letters": (
        lambda: docx(
            *[p("a", num=(1, 0))] * 5000, numbering=abstract(0, lvl(0, "decimal", "%1" * 100_000)) + num(1, 0)
        ),
        "read ",
    ),
    "fields that never end": (lambda: docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 30_000)), "read 0"),
    "runs of an old font": (lambda: docx(p(*[r("QuyÕt ", '<w:rFonts w:ascii=".VnTime"/>')] * 8000)), "read "),
    "styles in a circle": (lambda: docx(*[p("a", style="A")] * 5000, styles=CIRCLE), "read "),
}


PAGE = b"<!DOCTYPE html><html><body>"


def bomb() -> bytes:
    """An archive of 30 MB of blanks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", b" " * 30_000_000)
    return out.getvalue()


OTHERS: dict[str, tuple[Callable[[], bytes], str]] = {  # the same for other formats, by a file's name
    "thẻ.html": (lambda: PAGE + b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x", "more attributes"),
    "thẻ không giá trị.html": (lambda: PAGE + b"<p " + b" ".join(b'a%d=">"' % n for n in range(100_000)), "attributes"),
    "sâu.html": (lambda: PAGE + b"<div>" * 100_000 + b"x", "read "),
    "kiểu.html": (lambda: PAGE + b"<style>" + b"@" * 300_000 + b"</style><p>x", "read "),
    "kiểu không ngoặc.html": (lambda: PAGE + b"<style>" + b"a" * 300_000 + b"</style><p>x", "read "),
    "nhiều thẻ.html": (lambda: PAGE + b"<b>" * 400_000, "more than 300000 tags"),
    "phần.mht": (
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\n\na\n" * 100_000,
        "read ",
    ),
    "cụt.pdf": (lambda: pdf(lines(100, "Kế hoạch"))[:900], "its end is cut off"),
    "phồng.pdf": (
        lambda: written(
            {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
            {4: b" " * 200_000_000},
        ),
        "unpacks to more than",
    ),
    "lồng.rtf": (lambda: b"{\\rtf1" + b"{" * 3_000_000, "nested deeper than"),
    "phồng.odt": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": " " * 400_000_000}),
        "",
    ),
    "bom.zip": (bomb, "archive bomb"),
    "rỗng.txt": (lambda: b"\0" * 1_000_000, "is a binary file"),
    "một dòng.txt": (lambda: "Kế hoạch ".encode() * 300_000, "read "),
}  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to tell a process's memory by")
@pytest.mark.parametrize("name", [*HOSTILE, *OTHERS])
def test_a_hostile_file_takes_little(name: str, tmp_path: Path) -> None:
    made, said = (HOSTILE | OTHERS)[name]
    file = tmp_path / (name if name in OTHERS else "plan.docx")
    file.write_bytes(made())
    command = [sys.executable, "-c", CHILD, file]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    answer, memory = done.stdout.splitlines()
    assert said in answer
    assert answer.startswith(("read ", str(file)))
    assert int(memory) < MEGABYTES
