"""Files that a page shows: pictures as they are sent, reports as they were written, and the page's own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from starlette.responses import FileResponse, Response

from postdesk.files.regular import contents
from postdesk.sheets.writing import csv_file
from postdesk.web.addresses import ref_of
from postdesk.web.page import NotThere, PageRequest
from postdesk.web.pages.charts import one_picture
from postdesk.web.pages.hashtags import hashtags_asked
from postdesk.web.pages.reports import FIRST, reports_written
from postdesk.web.wording import phrase

STATIC = Path(__file__).parent / "static"
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "video/mp4"})
"""Types that a browser shows within a page; whatever else is sent is only saved."""
REPORT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
"""What a report may do in a browser: be read."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
}


def sent_picture(asked: PageRequest) -> Response:
    """Return a picture or film of a post, as it is sent."""
    *names, number = asked.path.values()
    post = asked.desk.posts.named(ref_of(*map(str, names)))
    found = asked.desk.posts.picture(post, int(number))
    if found is None:
        raise NotThere(phrase("<bdi>{ref}</bdi> has no picture of that number.", ref=post.ref))
    path, kind = found
    shown = kind in SHOWN
    return FileResponse(
        path, media_type=kind if shown else "application/octet-stream", filename=None if shown else path.name
    )


def chart_table(asked: PageRequest) -> Response:
    """Return the table behind a chart, for a spreadsheet to open."""
    found = one_picture(asked)
    return _table(asked, f"{found.name}.csv", *found.table)


def hashtag_table(asked: PageRequest) -> Response:
    """Return the hashtags week by week as `postdesk hashtags --format csv` has them, for a spreadsheet to open."""
    return _table(asked, "hashtags.csv", *hashtags_asked(asked).weekly_table)


def _table(asked: PageRequest, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    told = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(csv_file(columns, rows, asked.desk.house.csv), media_type=TYPES[".csv"], headers=told)


def draft_picture(asked: PageRequest) -> Response:
    """Return a picture or film of a draft, which lies below `campaigns/media/`."""
    file = asked.query.get("file", "")
    found = asked.desk.writing.picture(file)
    if found is None or found[1] not in SHOWN:
        raise NotThere(phrase("There is no such picture below campaigns/media."))
    return FileResponse(found[0], media_type=found[1])


def report_file(asked: PageRequest) -> Response:
    """Return one file of a report; what only links to a file elsewhere, such as a secret, is none."""
    folder, name = asked.path["folder"], asked.path["name"]
    reports = asked.desk.house.reports
    if any(one.folder == folder and name in {FIRST, *one.files} for one in reports_written(asked.desk.house)):
        with suppress(OSError):
            return Response(
                contents(reports / folder / name, reports),
                media_type=TYPES.get(Path(name).suffix, "application/octet-stream"),
                headers={"content-security-policy": REPORT_POLICY, "x-frame-options": "SAMEORIGIN"},
            )
    raise NotThere(phrase("There is no <bdi>{name}</bdi> in reports/{folder}.", name=name, folder=folder))


FILES: Mapping[str, Callable[[PageRequest], Response]] = {
    "/post/{campaign}/{draft}/{account}/media/{number:int}": sent_picture,
    "/charts/{of}/{name}.csv": chart_table,
    "/hashtags.csv": hashtag_table,
    "/write/media": draft_picture,
    "/reports/{folder}/{name}": report_file,
}
"""All files that a page shows or gives, by their addresses."""
