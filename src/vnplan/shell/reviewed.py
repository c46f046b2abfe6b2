"""A draft in Word with the findings of `check` as comments beside what they are about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vnplan.errors import ReadError
from vnplan.shell.outputs import fail, write_file

if TYPE_CHECKING:
    from vnplan.review.checks import Finding


def reviewed(paths: list[str], findings: list[Finding], language: str, output: Path) -> None:
    """Write the one draft given, commented; fails where it is none in Word."""
    from vnplan.files.word_comments import Comment, commented

    if len(paths) != 1 or not paths[0].lower().endswith((".docx", ".docm")):
        fail(f"{output}: comments are set into one Word file (.docx); give the draft alone")
    comments = [Comment(one.place.start, one.place.end, _said(one, language)) for one in findings]
    try:
        write_file(commented(Path(paths[0]).read_bytes(), paths[0], comments), output)
    except (ReadError, OSError) as error:
        fail(str(error))


def _said(finding: Finding, language: str) -> str:
    """What a finding says, and what stands against it."""
    lines = [finding.message_vi if language == "vi" else finding.message]
    lines += [f"≠ {other.text} ({other.source})" for other in finding.against]
    return "\n".join(lines)
