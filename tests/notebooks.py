"""The notebooks of docs/: `python tests/notebooks.py` runs them and compares, `--write` puts the outputs into them."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "notebooks"
FILES = sorted(FOLDER.glob("*.ipynb"))

Cell = dict[str, Any]


def cells_of(file: Path) -> list[Cell]:
    """The cells of a notebook as they are stored."""
    return list(json.loads(file.read_text(encoding="utf-8"))["cells"])


def run(file: Path) -> dict[str, Any]:
    """A notebook with the outputs that running it gives, those of a notebook that was just begun."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(file, as_version=4)
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": FOLDER}}).execute()
    told: dict[str, Any] = json.loads(nbformat.writes(notebook))
    for cell in told["cells"]:
        cell["metadata"] = {}
    told["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return told


def shown(cell: Cell) -> list[str]:
    """What a cell shows, each output the way a reader sees it; of a picture what stands in it, not where."""
    seen = (_seen(output) for output in cell.get("outputs", []))
    return ["\n".join(re.findall(r"<title>(.*?)</title>", one)) if one.startswith("<svg") else one for one in seen]


_BEST = ("text/html", "image/svg+xml", "text/plain")


def _seen(output: dict[str, Any]) -> str:
    if output["output_type"] == "stream":
        return "".join(output["text"])
    if output["output_type"] == "error":
        return f"{output['ename']}: {output['evalue']}"
    data = output["data"]
    best = next((kind for kind in _BEST if kind in data), "text/plain")
    return "".join(data.get(best, ""))


def page_of(file: Path) -> str:
    """A notebook as a page of Markdown, its outputs as they are seen."""
    parts = []
    for cell in cells_of(file):
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        for output in cell.get("outputs", []):
            seen = _seen(output).strip("\n")
            framed = "data" in output and set(output["data"]) & {"text/html", "image/svg+xml"}
            parts.append(re.sub(r"\n\s*\n", "\n", seen) if framed else f"```text\n{seen}\n```")
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Run them all; say what differs, or write it."""
    differ = 0
    for file in FILES:
        told = run(file)
        if "--write" in sys.argv:
            file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for n, (cell, now) in enumerate(zip(cells_of(file), told["cells"], strict=True)):
            if shown(cell) != shown(now):
                differ += 1
                print(f"{file.name}, cell {n}:", *shown(now), sep="\n")
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
