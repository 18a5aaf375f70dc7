"""A report as PDF/UA-1 (ISO 14289-1): tagged, titled, in a named language, every picture with its words.

Typst sets it in the type of the charts (see `charts.fonts`): the family that comes with matplotlib, so that the same
report is the same bytes everywhere with the same typst, and others only for letters which that one lacks.
"""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from postdesk.charts import fonts
from postdesk.charts.captions import period_title
from postdesk.charts.picture import bare, undrawn
from postdesk.charts.theme import plain
from postdesk.errors import PostdeskError
from postdesk.report.contents import Report
from postdesk.report.paper import Block, blocks
from postdesk.words import colon, direction, language
from postdesk.words.unbroken import unbroken

STANDARD = "ua-1"


def pdf(report: Report, drawings: Mapping[str, bytes]) -> bytes:
    """Return the report as PDF; `drawings` are the charts as SVG, by name.

    Raises:
        PostdeskError: typst, which only this needs, is not installed.
    """
    try:
        import typst
    except ImportError as absent:
        raise PostdeskError('PDF needs one more package: run `pip install "postdesk[pdf]"`') from absent
    from matplotlib import get_data_path

    content = {"title": colon(report.desk, period_title(report.period)), **_tongue(), "blocks": blocks(report)}
    folders = _lettered(content)
    files = {f"{name}.svg": bare(drawing.decode()).encode() for name, drawing in drawings.items()}
    files["main.typ"] = Path(__file__).with_name("paper.typ").read_bytes()
    files["report.json"] = msgspec.json.encode(shown(content))
    made: bytes = typst.compile(  # type: ignore[call-overload]  # files by name are taken, though its types do not say so
        files,
        format="pdf",
        font_paths=[str(Path(get_data_path(), "fonts", "ttf")), *folders],
        ignore_system_fonts=True,
        pdf_standards=STANDARD,
    )
    return made


def _tongue() -> dict[str, str]:
    """Return the language as typst takes it: its code and its direction."""
    return {"lang": language().partition("-")[0], "dir": direction()}


def _lettered(content: Block) -> list[str]:
    """Name the families that the texts need, and say where some have letters that no font here has; return folders."""
    written = set(texts(content["title"])) | set(texts(content["blocks"]))
    if lacking := sum(bool(fonts.missing(text)) for text in written):
        content["blocks"].append({"kind": "text", "text": undrawn(lacking), "tone": "warm"})
    faces = sorted({face for text in written for face in fonts.faces(text)}, key=attrgetter("family"))
    content["fonts"] = [fonts.FAMILY, *(face.family for face in faces)]
    return sorted({str(Path(file).parent) for face in faces for file in (face.path, face.bold)})


UNSEEN = {"file", "url", "alt", "kind", "tone", "lang"}
"""Texts of a block that no glyph is drawn for."""


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - blocks hold any plain value
    """Yield the texts of blocks that are drawn."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from () if key in UNSEEN else texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def shown(value: Any) -> Any:  # noqa: ANN401 - blocks hold any plain value
    """Return a value whose texts hold only letters that the type has: PDF/UA-1 allows no missing glyph (7.21.8)."""
    if isinstance(value, str):
        return plain(unbroken(value))
    if isinstance(value, Mapping):
        return {key: one if key in UNSEEN else shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value
