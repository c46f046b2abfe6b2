"""Words as HTML: nothing that stands in a document becomes markup, turns the line round or hides."""

from __future__ import annotations

import html

from vnplan.text.shown import visible


def escaped(words: object) -> str:
    """Words as HTML text or as the value of an attribute.

    >>> escaped('<script>"x"</script>')
    '&lt;script&gt;&quot;x&quot;&lt;/script&gt;'
    """
    return html.escape(visible(str(words)), quote=True)


def element(name: str, inside: str = "", **attributes: object) -> str:
    """An element around HTML that is made already; attributes are escaped, None is left out, "_" is read as "-".

    >>> element("td", escaped("a < b"), class_="wide", data_key="/akn/x", title=None)
    '<td class="wide" data-key="/akn/x">a &lt; b</td>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{inside}</{name}>"
