from datetime import timedelta

import pytest
from sqlalchemy import select

from postdesk.log.readings import weekly
from postdesk.log.readings.intake import PORTION, File, Imported, Source, languages, read_before, remember, take_in
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import ImportedFile, Latest, Publication, Reading, TagWeek
from postdesk.models import Extracted, Figures, Skipped
from stage.publishing import MONDAY, PODGORICA, publication

DAY = timedelta(days=1)
FEW = Figures(5, 1, 2)


def tags(text):
    return [(word[1:].casefold(), word[1:]) for word in text.split() if word.startswith("#")]


SOURCE = Source("x", MONDAY + 7 * DAY, PODGORICA, tags, {"iomexample": "office"})


def post(remote_id="7", row=2, at=MONDAY, text="Doors open. #IOM", figures=FEW, **more):
    return Extracted(
        row,
        "x",
        more.pop("account", "IOMExample"),
        remote_id,
        f"https://x.com/o/status/{remote_id}",
        at,
        True,
        text,
        figures,
        **more,
    )


def count(log, model):
    with log.read() as connection:
        return len(connection.execute(select(table(model))).all())


def test_a_post_that_is_not_ours_is_kept_as_found(log):
    assert take_in(log, [post(reply=True)], SOURCE) == Imported("x", read=1, new=1)
    with log.read() as connection:
        (fact,) = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert (fact.ref, fact.account, fact.hashtags, fact.reply, fact.source) == ("", "office", ("IOM",), True, "export")
    assert (fact.figures, fact.age) == (FEW, 7.0)


def test_an_account_that_the_desk_does_not_have_keeps_the_exports_name(log):
    take_in(log, [post(account="Elsewhere")], SOURCE)
    with log.read() as connection:
        assert connection.execute(select(table(Publication).c.account)).scalar_one() == "Elsewhere"


def test_the_same_export_twice_changes_nothing(log):
    rows = [post("7"), post("8", 3), Skipped(4, "the post was deleted on X")]
    take_in(log, rows, SOURCE)
    assert take_in(log, rows, SOURCE) == Imported("x", read=3, unchanged=2, skipped=(rows[2],))
    assert (count(log, Publication), count(log, Reading)) == (2, 2)


def test_a_later_export_updates_what_is_known(log):
    later = Source("x", MONDAY + 14 * DAY, PODGORICA, tags)
    take_in(log, [post()], SOURCE)
    assert take_in(log, [post(figures=Figures(50, 1, 2)), post("8", 3)], later) == Imported(
        "x", read=2, new=1, updated=1
    )


def test_other_figures_for_the_same_day_are_not_taken_silently(log):
    take_in(log, [post()], SOURCE)
    (skipped,) = take_in(log, [post(figures=Figures(6, 1, 2))], SOURCE).skipped
    assert skipped.why == "other figures are known for 2026-11-23: give the day of this export with --as-of"


def test_a_post_that_stands_twice_in_a_file_is_told(log):
    (skipped,) = take_in(log, [post(), post(row=9)], SOURCE).skipped
    assert skipped == Skipped(9, "the post stands already in row 2")


def test_figures_from_before_a_post_are_not_believed(log):
    (skipped,) = take_in(log, [post(at=MONDAY + 9 * DAY)], SOURCE).skipped
    assert skipped.why == (
        "it was published on 2026-11-25, after 2026-11-23, for which the figures count: give the day of the export with --as-of"
    )


def test_a_post_that_was_found_without_its_text_gets_it_later(log):
    """LinkedIn gives a person's posts without texts; the page's export of the same posts has them."""
    take_in(log, [post(text=""), post("8", 3, text="")], SOURCE)
    later = Source("x", MONDAY + 14 * DAY, PODGORICA, tags)
    with log.write() as connection:
        connection.execute(table(Latest).delete().where(table(Latest).c.publication_id == 2))
    assert take_in(log, [post(text="Doors. #IOM", kind="image"), post("8", 3, text="#IOM")], later).updated == 2
    with log.write() as connection:
        facts = weekly.published_in(connection, MONDAY, MONDAY + DAY)
        kept = connection.execute(select(table(TagWeek))).all()
        rebuild_rollups(connection, PODGORICA)
        assert connection.execute(select(table(TagWeek))).all() == kept
    assert [(fact.text, fact.hashtags) for fact in facts] == [("Doors. #IOM", ("IOM",)), ("#IOM", ("IOM",))]
    assert take_in(log, [post(text="Else"), post("8", 3)], later).unchanged == 2


def test_our_own_post_gets_its_figures(log):
    with log.write() as connection:
        publication(connection, "7", text="Doors open. #IOM", tags=("IOM",))
    assert take_in(log, [post()], SOURCE) == Imported("x", read=1, updated=1)
    assert count(log, Publication) == 1


def test_more_posts_than_one_portion(log):
    rows = [post(str(number), number) for number in range(PORTION + 1)]
    assert take_in(log, rows, SOURCE, notes=("read as cp1252",)) == Imported(
        "x", len(rows), len(rows), notes=("read as cp1252",)
    )


def test_the_file_is_remembered_once(log):
    for _ in range(2):
        remember(log, File("a.csv", "0f", MONDAY), Imported("x", 3), MONDAY)
    assert count(log, ImportedFile) == 1


@pytest.mark.parametrize("order", [1, -1])
def test_what_was_paid_for_is_left_out_where_the_post_has_a_row_of_its_own(log, order):
    paid = post(row=3, figures=Figures(900, 80, 70), paid=True)
    imported = take_in(log, [post(row=2), paid][::order], SOURCE)
    assert imported.skipped == (Skipped(3, "it counts what was paid for; the figures of its post are those of row 2"),)
    with log.read() as connection:
        (fact,) = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert fact.figures == FEW


def test_a_post_that_has_only_a_paid_row_is_kept(log):
    assert take_in(log, [post(paid=True)], SOURCE).new == 1


def test_texts_without_figures_leave_no_reading_and_no_trace_on_those_there_are(log):
    assert take_in(log, [post(figures=Figures())], SOURCE).new == 1
    assert (count(log, Publication), count(log, Reading)) == (1, 0)
    assert take_in(log, [post()], SOURCE).updated == 1
    assert take_in(log, [post(figures=Figures())], SOURCE).unchanged == 1
    with log.read() as connection:
        (fact,) = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert fact.figures == FEW


def test_the_languages_of_the_newest_posts(log):
    with log.write() as connection:
        publication(connection, "1", language="sr")
        publication(connection, "2")
    assert languages(log) == ("sr",)


def test_a_file_that_was_read_before_says_for_when_its_figures_counted(log):
    imported = take_in(log, [post()], SOURCE)
    assert read_before(log, "abc", MONDAY + 9 * DAY) is None
    remember(log, File("a.csv", "abc", MONDAY), imported, SOURCE.as_of)
    assert read_before(log, "abc", MONDAY + 9 * DAY) == SOURCE.as_of
    assert read_before(log, "abc", MONDAY) is None
