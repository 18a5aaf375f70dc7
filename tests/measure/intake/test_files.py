import os
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from postdesk import networks
from postdesk.errors import ExportError
from postdesk.log.readings import weekly
from postdesk.log.readings.usage import table
from postdesk.log.tables import ImportedFile, Publication
from postdesk.measure.intake.files import Given, bring_in, without_links
from postdesk.models import Account
from postdesk.settings import House

NOW = datetime(2026, 10, 5, 7, tzinfo=UTC)
X = (
    "Post id,Date,Post text,Post Link,Likes\n"
    '2105789855953846273,"Thu, Oct 1, 2026",Doors #IOM,https://x.com/IOMExample/status/2105789855953846273,5\n'
)
LINKEDIN = "Post title,Post link,Created date,Likes\nDoors,https://www.linkedin.com/feed/update/urn:li:activity:7510602264084480007,09/29/2026,5\n"


@pytest.fixture
def house(tmp_path):
    accounts = {
        "tw": Account("tw", "x", own={"handle": "@iomexample"}),
        "li": Account("li", "linkedin", own={"id": "urn:li:organization:1"}),
    }
    return House(tmp_path, "Office", "Europe/Podgorica", accounts=accounts)


def bring(log, house, name, text, as_of=None):
    file = house.root / name
    file.write_text(text, encoding="utf-8")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    return bring_in(
        log,
        file,
        house,
        NOW,
        lambda _, words: [word[1:] for word in words.split() if word[0] == "#"],
        Given(as_of=as_of),
    )


def moment(log):
    with log.read() as connection:
        return connection.execute(select(table(ImportedFile).c.as_of)).scalar_one()


def test_figures_count_for_the_last_day_in_the_files_name(log, house):
    assert bring(log, house, "account_analytics_content_2026-09-28_2026-10-04.csv", X).new == 1
    assert moment(log) == datetime(2026, 10, 4, 21, 59, 59, tzinfo=UTC)


def test_figures_count_for_the_moment_in_the_files_name(log, house):
    bring(log, house, "office_content_1790812800000.csv", LINKEDIN)
    assert moment(log) == datetime(2026, 10, 1, tzinfo=UTC)


def test_figures_count_for_the_files_own_date_where_its_name_has_none(log, house):
    bring(log, house, "office_content.csv", LINKEDIN)
    assert moment(log) == NOW


@pytest.mark.parametrize("name", ["Content_2026-10-01_2026-10-31_Me.csv", "office_content_1999999999999.csv"])
def test_no_figure_is_dated_in_the_future(log, house, name):
    bring(log, house, name, X if "Me" in name else LINKEDIN)
    assert moment(log) == NOW


def test_the_same_file_later_and_under_another_name_counts_for_the_same_moment(log, house):
    bring(log, house, "office_content.csv", LINKEDIN)
    copy = house.root / "copy.csv"
    copy.write_text(LINKEDIN, encoding="utf-8")
    again = bring_in(log, copy, house, NOW + timedelta(days=40), lambda *_: [], Given())
    assert (again.new, again.updated, again.unchanged) == (0, 0, 1)


def test_a_day_that_is_still_to_come_is_refused(log, house):
    with pytest.raises(ExportError, match="--as-of 2026-10-20 is still to come: give the day on which the export was"):
        bring(log, house, "x.csv", X, date(2026, 10, 20))


def test_the_officer_has_the_last_word(log, house):
    bring(log, house, "account_analytics_content_2026-09-28_2026-10-04.csv", X, date(2026, 10, 3))
    assert moment(log) == datetime(2026, 10, 3, 21, 59, 59, tzinfo=UTC)


def test_posts_are_put_under_the_desks_account_with_their_hashtags(log, house):
    bring(log, house, "x.csv", X)
    with log.read() as connection:
        (fact,) = weekly.published_in(connection, datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC))
        assert weekly.first_weeks(connection, ["iom"]) == {"iom": "2026-W40"}
    assert (fact.account, fact.hashtags) == ("tw", ("IOM",))


@pytest.mark.parametrize(
    "text", ["#IOM https://t.co/ab1 #Safe", "https://t.co/ab#IOM", "#IOM https://t.co/ab1\n#Safe https://t.co/x", "x"]
)
def test_leaving_out_xs_own_links_changes_no_hashtag(text):
    assert networks.hashtags_on("x", without_links(text)) == networks.hashtags_on("x", text)


def test_the_officer_says_whose_posts_they_are(log, house):
    file = house.root / "posts.csv"
    file.write_text(X.replace("IOMExample", "Elsewhere"), encoding="utf-8")
    bring_in(log, file, house, NOW, lambda *_: [], Given(account="tw"))
    with log.read() as connection:
        assert connection.execute(select(table(Publication).c.account)).scalar_one() == "tw"
    with pytest.raises(ExportError, match=r"posts\.csv is of x, and li is on linkedin"):
        bring_in(log, file, house, NOW, lambda *_: [], Given(account="li"))
