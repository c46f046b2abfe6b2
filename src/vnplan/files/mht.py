"""Web archives (.mht, .mhtml) and saved mails: the page in them, its bytes out of quoted-printable or base64."""

from __future__ import annotations

import binascii
import re
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import Message

from vnplan.errors import ReadError
from vnplan.files.content import Content
from vnplan.files.html import read_html
from vnplan.files.plain import read_plain
from vnplan.models.records import Note

MHT_LIMIT = 48_000_000  # bytes: pictures are in it
_HEADER = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n){0,9}){1,40}")
_IS_MIME = re.compile(rb"(?im)^(?:mime-version:|content-type:\s*(?:multipart|text/html))")
_MANY = 2000  # parts: a page with all its pictures has fewer


def is_mht(raw: bytes) -> bool:
    """Whether bytes begin with the header of a mail or an archive."""
    found = _HEADER.match(raw[:16_000].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf"))
    return found is not None and _IS_MIME.search(found[0]) is not None


def read_mht(raw: bytes, name: str) -> Content:
    """The main text of the archived page. Raises ReadError where there is none."""
    if len(raw) > MHT_LIMIT:
        raise ReadError(f"{name}: too large for a web archive ({len(raw) // 1_000_000} MB); save the page alone")
    if raw.count(b"boundary=") > 50 or raw.count(b"\nContent-Type:") > _MANY:
        raise ReadError(f"{name}: refused; a web archive does not hold so many parts")
    try:
        whole = message_from_bytes(raw.lstrip(b"\xef\xbb\xbf \t\r\n"))
        parts = [part for part in whole.walk() if not part.is_multipart()]
        for kind in ("text/html", "application/xhtml+xml", "text/plain"):
            own = (part for part in parts if part.get_content_disposition() != "attachment")
            part = next((part for part in own if part.get_content_type() == kind), None)
            if part is not None:
                if _is_cut(whole, part, parts):
                    raise ReadError(f"{name}: is broken; the page in it is cut off, save it again")
                return _with_attachments(_read(part, kind, name), parts, name)
    except (MessageError, binascii.Error, ValueError, LookupError, RecursionError) as error:
        raise ReadError(f"{name}: is broken; its parts cannot be told apart ({type(error).__name__})") from None
    raise ReadError(f"{name}: a web archive without a page in it; save the page again as .html")


def _is_cut(whole: Message, part: Message, parts: list[Message]) -> bool:
    """Whether an archive ends within its page: no boundary closes it, and the page is not closed itself."""
    unclosed = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in whole.defects)
    if not unclosed or part is not parts[-1] or part.get_content_type() == "text/plain":
        return False
    body = part.get_payload(decode=True)
    return isinstance(body, bytes) and b"</html" not in body[-_TAIL:].lower().replace(b"\0", b"")


_TAIL = 2000  # bytes


def _with_attachments(content: Content, parts: list[Message], name: str) -> Content:
    """What a mail says, with a note that names the files attached to it."""
    attached = [part.get_filename() or "?" for part in parts if part.get_content_disposition() == "attachment"]
    if not attached:
        return content
    named = ", ".join(" ".join(str(file).split()) for file in attached)
    note = Note(
        code="not_read", message=f"{name}: not read, attached to the mail: {named}; save each of them", start=0, end=0
    )
    return content._replace(notes=(*content.notes, note))


def _read(part: Message, kind: str, name: str) -> Content:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise ReadError(f"{name}: is broken; the page in it is empty or cut off")
    return read_plain(body, name) if kind == "text/plain" else read_html(body, name, part.get_content_charset())
