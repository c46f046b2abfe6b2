"""The tools for a language model: over stdio with a real client, and never a file outside the folder."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import vnplan
from shell import COMMAND, call, complaint
from vnplan.doors.own_files import OwnFiles
from vnplan.errors import ReadError

CORPUS = Path(__file__).parent.parent / "corpus"
DRAFT = "bac-giang-2020-chi-thi-nam-hoc.txt"
PLAN = "binh-thuan-2023-ke-hoach-3461.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents beside a file that is nobody's business, with links to it."""
    (tmp_path / "secret.txt").write_text("Mật: Chỉ thị số 14/CT-TTg.", encoding="utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "b.txt").write_text("Mật", encoding="utf-8")
    own = tmp_path / "van-ban"
    (own / "2024").mkdir(parents=True)
    (own / "2024" / "ke-hoach.txt").write_text(
        "KẾ HOẠCH\nĐọc sách\nI. MỤC TIÊU\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.", encoding="utf-8"
    )
    (own / "link.txt").symlink_to(tmp_path / "secret.txt")
    (own / "folder").symlink_to(tmp_path / "secrets")
    (own / "inside.txt").symlink_to(own / "2024" / "ke-hoach.txt")
    return own


OUTSIDE = ["../secret.txt", "2024/../../secret.txt", "link.txt", "folder/b.txt", "/etc/passwd", "..", "folder"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_lies_outside_is_refused(name: str, folder: Path) -> None:
    with pytest.raises(ReadError, match="lies outside"):
        OwnFiles(folder).document(name)
    with pytest.raises(ReadError, match="lies outside"):
        OwnFiles(folder).files(name)


@pytest.mark.parametrize("name", ["none.txt", "a\0b", "x" * 5000, "2024"])
def test_what_is_no_file_is_told(name: str, folder: Path) -> None:
    with pytest.raises(ReadError) as told:
        OwnFiles(folder).document(name)
    assert str(folder) not in str(told.value)


def test_the_files_are_those_inside(folder: Path) -> None:
    own = OwnFiles(folder)
    assert [own.name_of(file) for file in own.files()] == ["2024/ke-hoach.txt", "inside.txt"]
    graph, failed = own.graph()
    assert failed == []
    assert not [node for _, node in graph.nodes(data=True) if "secret" in str(node)]


def test_a_file_is_read_again_where_it_has_changed(folder: Path) -> None:
    own = OwnFiles(folder)
    first = own.document("2024/ke-hoach.txt")
    assert own.document("2024/ke-hoach.txt") is first
    (folder / "2024" / "ke-hoach.txt").write_text("Theo Luật Thư viện năm 2019.", encoding="utf-8")
    assert own.document("2024/ke-hoach.txt").citations[0].text == "Luật Thư viện năm 2019"


def test_no_message_tells_where_the_folder_is(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04nothing")
    with pytest.raises(ReadError) as told:
        OwnFiles(folder).document("broken.docx")
    assert str(folder) not in str(told.value)


def served(folder: Path, asked: Any) -> Any:
    """What a client hears from the command, over its stdin and stdout."""
    mcp = pytest.importorskip("mcp")

    async def run() -> Any:
        command = mcp.StdioServerParameters(command=str(COMMAND), args=["mcp", str(folder)], env={**os.environ})
        async with mcp.Client(command) as client:
            return await asked(client)

    made: Coroutine[Any, Any, Any] = run()
    return asyncio.run(asyncio.wait_for(made, 120))


def test_a_client_lists_and_calls_every_tool_over_stdio() -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("files", {}), ("extract", {"file": PLAN, "relation": "implements", "limit": 3}), ("outline", {"file": PLAN}),
        ("read", {"file": PLAN, "path": "II.6.c"}), ("check", {"file": DRAFT}),
        ("check", {"file": DRAFT, "form": True}),
        ("status", {"document": "Luật Đất đai 2013", "on": "2025-01-01"}), ("look_up", {"query": "22/2021/TT-BGDĐT"}),
        ("trace", {"document": "2457/QD-BGDDT", "up": False}), ("trace", {"document": PLAN, "limit": 2}),
        ("extract", {"file": "../README.md"}), ("read", {"file": PLAN, "path": "IX"}),
        ("status", {"document": "x", "on": "nie"}), ("trace", {"document": "kế hoạch không có"}),
    ]  # fmt: skip

    async def asked(client: Any) -> tuple[Any, list[Any]]:
        return await client.list_tools(), [await client.call_tool(name, given) for name, given in calls]

    listed, answers = served(CORPUS, asked)
    from vnplan.doors.mcp_server import TOOLS

    assert [tool.name for tool in listed.tools] == list(TOOLS)
    assert all(tool.description and tool.annotations.read_only_hint for tool in listed.tools)
    fields = [field for tool in listed.tools for field in tool.input_schema["properties"].items()]
    assert [name for name, told in fields if "description" not in told and name != "limit"] == []
    assert [answer.is_error for answer in answers] == [False] * 10 + [True] * 4
    said = [json.loads(answer.content[0].text) for answer in answers[:10]]
    assert said == [answer.structured_content for answer in answers[:10]]
    files, cited, outline, read, found, form, state, known, down, up = said
    assert files["rows"] == [file.name for file in sorted(CORPUS.glob("*.txt"))]
    assert (len(cited["rows"]), {row["relation"] for row in cited["rows"]}) == (3, {"implements"})
    assert cited["total"] == len(vnplan.read(CORPUS / PLAN).citations.where(relation="implements"))
    assert (outline["document"]["number"], outline["rows"][0]["path"]) == ("3461/KH-UBND", "I")
    assert read["text"].startswith("c) Thực hiện nghiêm Thông tư số 45/2021/TT-BGDĐT")
    assert found["total"] < form["total"]
    assert (state["state"], state["by"][0]["number"]) == ("replaced", "31/2024/QH15")
    assert known["rows"][0]["key"] == "/akn/vn/act/thong-tu/bgddt/2021/22"
    assert {row["target"] for row in down["rows"] if row["step"] == 1} == {"Quyết định 2457/QĐ-BGDĐT"}
    assert (len(up["rows"]), up["rows"][0]["actor"]) == (2, "Kế hoạch 3461/KH-UBND")
    wrong = [answer.content[0].text for answer in answers[10:]]
    assert "lies outside" in wrong[0]
    assert "no section 'IX'" in wrong[1]
    assert "on is" in wrong[2]
    assert "not in the graph" in wrong[3]


def test_a_client_does_not_come_out_of_the_folder(folder: Path) -> None:
    async def asked(client: Any) -> list[Any]:
        return [await client.call_tool(tool, {"file": name}) for tool in ("read", "check") for name in OUTSIDE]

    answers = served(folder, asked)
    assert all(answer.is_error for answer in answers)
    assert not any("Mật" in str(answer) for answer in answers)


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    pytest.importorskip("mcp")
    assert "no such folder" in complaint(call("mcp", tmp_path / "none", code=2))


def test_without_the_package_it_says_how_to_get_it(tmp_path: Path) -> None:
    with mock.patch.dict(sys.modules, {"mcp.server.mcpserver": None, "mcp": None}):
        assert complaint(call("mcp", tmp_path, code=2)) == (
            "vnplan: vnplan mcp needs the package mcp: pip install 'vnplan[mcp]'"
        )
