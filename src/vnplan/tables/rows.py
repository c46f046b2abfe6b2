"""What rows say: the members of a cell, a type of document."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from vnplan.text.normalize import ascii_slug, fold

Row = dict[str, str]


def listed(cell: str) -> list[str]:
    """The members of a cell: "L;LCT;QH"."""
    return [word for said in cell.split(";") if (word := said.strip())]


@dataclass(frozen=True)
class DocumentType:
    """A type of document: `quyet_dinh`, "Quyết định", symbols ("QĐ",), family "act" or "doc", and how it is cited."""

    code: str
    name: str
    symbols: tuple[str, ...]
    family: str
    titled: bool
    """Known by a quoted title behind it: Đề án “Xây dựng xã hội học tập”."""
    quoted: bool
    """Known by its title when both are quoted: phê duyệt “Đề án xây dựng xã hội học tập ...”."""
    short: bool
    """Cited by its serial alone behind "số": "Giấy mời số 29"."""
    bare: bool
    """And without it: "Nghị quyết 29"; "Phương án 2" is the second of some."""
    symbolled: bool
    """Numbered by every organ with the type's symbol: a Kế hoạch with QĐ in its number is doubted."""
    common_noun: bool
    """In small letters a word like any other: "quy định này"."""
    act: bool
    """An act of its own: a decision whose title names one cites it, and does not carry it."""
    line: str
    """Where its name in capitals opens a document: "own", "attached" (behind another document alone), or "" """
    written_for: str
    """The code of a type whose name may stand for it: a Quy chế calls itself "Quy định này"."""
    yearly: bool
    """Bears its year in the number since 1997 (Luật Ban hành văn bản quy phạm pháp luật 1996, art. 7)."""
    tells: bool
    """Tells or asks, and puts nothing into force: what is "(kèm theo Tờ trình số 5)" lies in the same envelope."""
    reports: bool
    """Says what other acts did: "được bãi bỏ" in a Thông báo repeals nothing."""
    central: bool
    """Passed by the Government or a ministry alone; a Nghị định "về thi hành Luật Đất đai" details that law."""
    programme: bool
    """Known by what it aims at: "các xã thực hiện Chương trình 135" says which places."""
    joint: bool
    """Issued by several bodies: a Thông tư liên tịch "của Bộ Y tế, Bộ Nội vụ"."""
    stands: str
    """What it is that no other is: a "letter", which bears no name; a "consolidated" text of another act; "any" act."""
    issuer: str
    """The id of the one body that can pass it; such an act goes by its name."""


def type_of(row: Row) -> DocumentType:
    """The type that a row of document_types is."""
    return DocumentType(
        code=row["code"],
        name=row["name"],
        symbols=tuple(listed(row["symbols"])),
        family=row["family"],
        titled=row["titled"] == "yes",
        quoted=row["quoted"] == "yes",
        short=row["short"] in ("yes", "so"),
        bare=row["short"] == "yes",
        symbolled=row["symbolled"] == "yes",
        common_noun=row["common_noun"] == "yes",
        act=row["act"] == "yes",
        line=row["line"],
        written_for=row["written_for"],
        yearly=row["yearly"] == "yes",
        tells=row["tells"] == "yes",
        reports=row["reports"] == "yes",
        central=row["central"] == "yes",
        programme=row["programme"] == "yes",
        joint=row["joint"] == "yes",
        stands=row["stands"],
        issuer=row["issuer"],
    )


@functools.lru_cache(maxsize=65536)
def type_code(name: str) -> str:
    """ASCII code of a type written in words: "Thông tư liên tịch" -> thong_tu_lien_tich."""
    return ascii_slug(fold(name), "_")
