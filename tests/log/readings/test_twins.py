from datetime import timedelta

import pytest
from sqlalchemy import func, select

from postdesk.log.readings.intake import Source, take_in
from postdesk.log.readings.usage import table
from postdesk.log.tables import Publication
from postdesk.models import Extracted, Figures
from stage.publishing import MONDAY, PODGORICA, publication

MINUTE = timedelta(minutes=1)
FIGURES = Figures(engagements=93, impressions=2400)
WORDS = "Doors open at six, and everybody is welcome. #SafeMigration"


def number(apart=timedelta(), low=5):
    """A number of LinkedIn for a moment near Monday's."""
    milliseconds = int((MONDAY + apart).timestamp() * 1000)
    return (milliseconds << 22) + low


def linkedin(kind="activity", apart=timedelta(), account="Member", text="", low=9):
    urn = f"urn:li:{kind}:{number(apart, low)}"
    link = f"https://www.linkedin.com/feed/update/{urn}"
    return Extracted(2, "linkedin", account, urn, link, MONDAY + apart, True, text, FIGURES)


def taken(log, rows, network="linkedin", accounts=None, account=""):
    accounts = {"me": "li", "page": "page"} if accounts is None else accounts
    source = Source(network, MONDAY + timedelta(days=7), PODGORICA, lambda _: [], accounts, account)
    imported = take_in(log, rows, source)
    with log.read() as connection:
        posts = connection.execute(select(func.count()).select_from(table(Publication))).scalar_one()
    return imported.new, posts


def known(log, urn, text=WORDS, account="li", at=MONDAY, network="linkedin"):
    with log.write() as connection:
        return publication(connection, urn, network, at, text, (), account=account)


@pytest.mark.parametrize(
    ("row", "new"),
    [
        (linkedin(), 0),
        (linkedin(apart=timedelta(seconds=1.9)), 0),
        (linkedin(apart=timedelta(seconds=-1.9)), 0),
        (linkedin(apart=timedelta(seconds=2.5)), 1),
        (linkedin("ugcPost"), 0),
        (linkedin("share"), 1),
        (linkedin(account="me"), 0),
        (linkedin(account="page"), 1),
        (linkedin(account=""), 0),
        (linkedin(text=WORDS), 0),
        (linkedin(text="Something else, of another day"), 1),
    ],
)
def test_one_post_of_linkedin_under_its_other_number(log, row, new):
    known(log, f"urn:li:share:{number()}")
    assert taken(log, [row]) == (new, 1 + new)


def test_a_post_that_a_person_reported_days_later(log):
    known(log, f"urn:li:share:{number()}", at=MONDAY + timedelta(days=9))
    assert taken(log, [linkedin()]) == (0, 1)


def test_an_account_that_is_not_the_desks_is_the_same_only_by_its_name(log):
    known(log, f"urn:li:share:{number()}", account="Somebody")
    assert taken(log, [linkedin()])[0] == 1
    assert taken(log, [linkedin(account="Somebody", low=10, apart=timedelta(seconds=1))])[0] == 0


def test_two_posts_of_one_moment_are_not_guessed_between(log):
    known(log, f"urn:li:share:{number()}")
    known(log, f"urn:li:share:{number(low=6)}", account="page")
    assert taken(log, [linkedin()])[0] == 1


def test_a_text_comes_later_from_the_archive_and_the_archive_twice_changes_nothing(log):
    assert taken(log, [linkedin()]) == (1, 1)
    archive = linkedin("share", timedelta(seconds=-1), account="", text=WORDS)
    assert taken(log, [archive]) == (0, 1)
    assert taken(log, [archive]) == (0, 1)
    with log.read() as connection:
        assert connection.execute(select(table(Publication).c.text)).scalar_one() == WORDS


def test_a_link_that_tells_no_moment(log):
    known(log, "urn:li:comment:1")
    assert taken(log, [linkedin()]) == (1, 2)


def facebook(remote_id="video:1823209189000002", at=MONDAY, text=WORDS, exact=True):
    return Extracted(2, "facebook", "Office", remote_id, "", at, exact, text, Figures(5, 1, 2))


@pytest.mark.parametrize(
    ("row", "new"),
    [
        (facebook(), 0),
        (facebook(at=MONDAY + MINUTE), 0),
        (facebook(at=MONDAY + 3 * MINUTE), 1),
        (facebook(text="Another film"), 1),
        (facebook("900000000000001"), 1),
        (facebook(exact=False), 1),
    ],
)
def test_a_video_of_facebook_is_the_post_of_its_moment_and_words(log, row, new):
    known(log, "800000000000001", account="Office", network="facebook")
    assert taken(log, [row], "facebook", {}) == (new, 1 + new)


def test_other_networks_give_a_post_one_number(log):
    known(log, "1", network="x")
    row = Extracted(2, "x", "li", "2", "", MONDAY, True, "Quite another text", Figures(5, 1, 2))
    assert taken(log, [row], "x") == (1, 2)
