"""Missing is never 0: no surface of any report, in any language, makes a share or a figure out of nothing."""

import io
import re

import pytest
import python_calamine

from postdesk.figures.numbers import Basis
from postdesk.report.contents import report
from postdesk.report.mailing import message
from postdesk.report.page import page
from postdesk.report.paper import blocks, rests
from postdesk.report.pdf import texts
from postdesk.report.workbook import report_workbook
from postdesk.report.writing import printed
from postdesk.words import KNOWN, speaking
from report.test_languages import gathered, house
from stage.invented import material, post

NOTHING = {
    "no post": material(),
    "a post that nobody counted": material(post(0)),
    "posts without a sum": material(post(0), post(1, "linkedin"), post(-9, "mastodon")),
    "a campaign of one": material(post(0, campaign="winter", hashtags=("A",), pictures=0, described=0)),
}
BROKEN = re.compile(r"(?<![\w\"])(?:nan|NaN|None|inf|Infinity|NoneType)(?![\w\"])|[-−]0(?![\d.,])|\{\w*\}")
"""What a calculation leaves behind that had nothing to calculate with."""
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
UNDRAWN = b'<svg viewBox="0 0 9 9" width="9" height="9"></svg>'
OF_NOTHING = re.compile(
    r"(?<![\d.,])0[\s\u2066-\u2069]*(?:of|sur|de|von|из|од|od|nga|من أصل|من|/)[\s\u2066-\u2069]*0(?![\d.,])|"
    r"(?<![\d.,])0[\s\u00a0\u202f]?[%٪]|[%٪]\W?0(?![\d.,])"
)
"""A share of nothing: "0 of 0", "0 %"."""


def mailed(made):
    """What the mail says, as words and as a page."""
    letter = message(made, "", "a@example.org", ["b@example.org"])
    return re.sub(r"<[^>]*>", " ", "\n".join(letter.get_body([kind]).get_content() for kind in ("plain", "html")))


def surfaces(made, language):
    """Every other format in which a report is read, by name, without its drawings: what a reader or a program finds."""
    with speaking(language):
        names = {one.name for one in made.pictures} | {one.on_a_phone.name for one in made.pictures if one.on_a_phone}
        whole = page(made, dict.fromkeys(names, UNDRAWN))
        paper = "\n".join(texts(blocks(made)))
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(report_workbook(made)))
    sheets = "\n".join(
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )
    pictures = "\n".join(part for one in made.pictures for part in (one.title, one.subtitle, one.alt))
    read = re.sub(r"(?s)<style\b.*?</style>|<[^>]*>", " ", whole)
    return {
        "html": read, "md": printed(made, "md"), "paper": paper, "xlsx": sheets,
        "csv": printed(made, "csv"), "json": printed(made, "json"), "pictures": pictures,
    }  # fmt: skip


@pytest.mark.parametrize("language", KNOWN)
def test_no_surface_makes_something_of_nothing(language):
    for name, period in (*((one, "week") for one in NOTHING), ("no post", "month"), ("no post", "campaign")):
        stuff = NOTHING[name]
        made = report(gathered(stuff, period, stuff.now), house(language))
        mail = {"mail": mailed(made)} if (name, period) == ("no post", "week") else {}
        for surface, text in {**surfaces(made, language), **mail}.items():
            read = text.translate(DIGITS)
            assert not BROKEN.findall(read), (name, period, surface)
            assert not OF_NOTHING.findall(read), (name, period, surface)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0 of 0 posts", True),
        ("(0 sur 0)", True),
        ("0\u00a0%", True),
        ("10 of 10", False),
        ("٠ من أصل ٠", True),
        ("100%", False),
    ],
)
def test_a_share_of_nothing_is_found(text, found):
    assert bool(OF_NOTHING.search(text.translate(DIGITS))) == found


def test_what_figures_rest_on_where_nothing_was_published():
    assert rests(Basis(0, 0, 0, 0, 0)) == "No post was published."
    assert rests(Basis(0, 0, 0, 0, 0, rehearsed=2)) == "No post was published; 2 were rehearsed, not counted."
    with speaking("fr"):
        assert rests(Basis(0, 0, 0, 0, 0)) == "Rien n’est paru."
