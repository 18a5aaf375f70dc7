from datetime import timedelta

import pytest
from sqlalchemy import select

from postdesk.log.readings.intake import Source, take_in
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import Publication, TagWeek, Usage
from postdesk.models import Extracted, Figures
from postdesk.sheets.encodings import sense
from stage.publishing import MONDAY, PODGORICA, publication

DAY = timedelta(days=1)
GOOD, SPOILT = "Žene, čaj i šah #Čitanje #Šah", "Žene, èaj i šah #Èitanje #Šah"


def tags(text):
    return [(word[1:].casefold(), word[1:]) for word in text.split() if word.startswith("#")]


def source(*, sure=True, **more):
    return Source("x", MONDAY + 7 * DAY, PODGORICA, tags, {"iomexample": "office"}, sure=sure, sense=sense, **more)


def post(text, at=MONDAY, exact=True, account="IOMExample", **more):
    return Extracted(2, "x", account, "7", "https://x.com/o/status/7", at, exact, text, Figures(5, 1, 2), **more)


def standing(log):
    """What is kept of the only post, and how its hashtags are counted; the same as when it is counted anew."""
    with log.write() as connection:
        row = connection.execute(select(table(Publication))).one()
        uses = [use.spelling for use in connection.execute(select(table(Usage)))]
        weeks = {(one.week, one.tag, one.posts) for one in connection.execute(select(table(TagWeek)))}
        rebuild_rollups(connection, PODGORICA)
        assert {(one.week, one.tag, one.posts) for one in connection.execute(select(table(TagWeek)))} == weeks
    return row, sorted(uses), weeks


def test_letters_that_a_wrong_encoding_spoilt_are_put_right_with_their_hashtags(log):
    take_in(log, [post(SPOILT)], source(sure=False))
    imported = take_in(log, [post(GOOD)], source())
    assert (imported.unchanged, imported.mended) == (1, 1)
    row, uses, weeks = standing(log)
    assert (row.text, uses) == (GOOD, ["Čitanje", "Šah"])
    assert {tag for _, tag, _ in weeks} == {"čitanje", "šah"}
    assert take_in(log, [post(GOOD)], source()).mended == 0


@pytest.mark.parametrize(
    ("first", "then", "sure", "kept"),
    [
        (GOOD, SPOILT, False, GOOD),
        (SPOILT, GOOD, False, GOOD),
        ("", GOOD, False, GOOD),
        (GOOD, "", True, GOOD),
        (GOOD, "Žene, čaj i šah #Čitan…", True, GOOD),
        ("Doors", "Gates", True, "Gates"),
        ("Doors", "Gates", False, "Doors"),
    ],
)
def test_which_of_two_texts_stands(log, first, then, sure, kept):
    take_in(log, [post(first)], source())
    take_in(log, [post(then)], source(sure=sure))
    assert standing(log)[0].text == kept


def test_a_post_of_which_only_the_day_was_known_gets_its_moment_and_its_week(log):
    sunday = MONDAY - DAY
    take_in(log, [post("Doors #IOM", sunday, exact=False)], source())
    assert take_in(log, [post("Doors #IOM")], source()).mended == 1
    row, _, weeks = standing(log)
    assert (row.exact, row.published.replace(tzinfo=MONDAY.tzinfo), len(weeks)) == (True, MONDAY, 1)
    assert weeks == {(row.week, "iom", 1)}
    assert take_in(log, [post("Doors #IOM", sunday, exact=False)], source()).mended == 0


def test_an_account_that_was_not_known_and_a_kind(log):
    take_in(log, [post("Doors", account="")], source())
    take_in(log, [post("Doors", kind="image")], source())
    row, _, _ = standing(log)
    assert (row.account, row.kind) == ("office", "image")


def test_the_only_account_of_the_desk_is_taken_where_nobody_says_it(log):
    take_in(log, [post("Doors", account="")], source(otherwise="office"))
    assert standing(log)[0].account == "office"


def test_a_post_of_the_desks_own_keeps_its_words(log):
    with log.write() as connection:
        publication(connection, "7", text="Doors open", tags=(), post_id=own(connection))
    assert take_in(log, [post("Gates open")], source()).mended == 0
    assert standing(log)[0].text == "Doors open"


def own(connection):
    from postdesk.log.tables import PostRow

    row = {
        "campaign": "spring",
        "draft": "1",
        "account": "office",
        "network": "x",
        "state": "published",
        "payload": "{}",
    }
    row |= {"content_hash": "", "key": "1", "due": MONDAY, "local": "", "zone": "UTC", "latest": MONDAY, "wake": MONDAY}
    return connection.execute(table(PostRow).insert(), row | {"by_hand": False, "attempt": 1}).inserted_primary_key[0]
