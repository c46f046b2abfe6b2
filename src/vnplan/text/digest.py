"""What vouches for a text: the digest by which a document knows it."""

from __future__ import annotations

import hashlib


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text; a lone surrogate counts as its three bytes.

    >>> text_sha256("Kế hoạch")[:12]
    '4caeaa184af1'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
