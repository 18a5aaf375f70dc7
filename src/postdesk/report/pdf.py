"""A report as PDF/UA-1 (ISO 14289-1): tagged, titled, in a named language, every picture with its words.

Typst sets it, with the type that comes with matplotlib and no font of the machine, so that the same report is the same
bytes everywhere with the same typst.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from postdesk.charts.picture import bare
from postdesk.charts.theme import plain
from postdesk.errors import PostdeskError
from postdesk.report.contents import Report
from postdesk.report.paper import blocks
from postdesk.words import colon, direction, language

STANDARD = "ua-1"


def pdf(report: Report, drawings: Mapping[str, bytes]) -> bytes:
    """Return the report as PDF; `drawings` are the charts as SVG, by name.

    Raises:
        PostdeskError: typst, which only this needs, is not installed.
    """
    try:
        import typst
    except ImportError as absent:
        raise PostdeskError("PDF needs a package more: pip install 'postdesk[pdf]'") from absent
    from matplotlib import get_data_path

    content = {"title": colon(report.desk, report.period.title), **tongue(), "blocks": blocks(report)}
    files = {f"{name}.svg": bare(drawing.decode()).encode() for name, drawing in drawings.items()}
    files["main.typ"] = Path(__file__).with_name("paper.typ").read_bytes()
    files["report.json"] = msgspec.json.encode(shown(content))
    made: bytes = typst.compile(  # type: ignore[call-overload]  # files by name are taken, though its types do not say so
        files,
        format="pdf",
        font_paths=[str(Path(get_data_path(), "fonts", "ttf"))],
        ignore_system_fonts=True,
        pdf_standards=STANDARD,
    )
    return made


def tongue() -> dict[str, str]:
    """Return the language as typst takes it: its code and its direction."""
    return {"lang": language().partition("-")[0], "dir": direction()}


def shown(value: Any) -> Any:  # noqa: ANN401 - blocks hold any plain value
    """Return a value whose texts hold only letters that the type has: PDF/UA-1 allows no missing glyph (7.21.8)."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: one if key in {"file", "url"} else shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value
