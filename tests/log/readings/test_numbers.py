"""Servers and chats that count from 1 give one number to many posts, and each post keeps its own figures."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from postdesk import queue
from postdesk.log.readings import weekly
from postdesk.log.readings.intake import Source, take_in
from postdesk.log.readings.usage import table
from postdesk.log.tables import Latest, Publication
from postdesk.models import Extracted, Figures, Remote
from stage.life import NOON, Told, ask, courier, wanted
from stage.publishing import MONDAY, publication

DAY = timedelta(days=1)
DOORS, TEA = "Doors open at six, and everybody is welcome.", "Tea is served at noon, and there is cake for everybody."
SEA, HILL = "https://sea.example/@office/5", "https://hill.example/@mission/5"


def told(url, text=DOORS, account="", reactions=9, at=MONDAY, row=2):
    return Extracted(row, "mastodon", account, "5", url, at, True, text, Figures(reactions))


def taken(log, *rows, account="", after=1):
    accounts = {"office@sea.example": "sea", "mission@hill.example": "hill"}
    return take_in(log, rows, Source("mastodon", MONDAY + after * DAY, "UTC", lambda _text: [], accounts, account))


def known(log, url, text=DOORS, account="sea", home=None):
    with log.write() as connection:
        server = url.split("/")[2] if url and home is None else home or ""
        more = {"account": account, "url": url, "home": server}
        return publication(connection, "5", "mastodon", text=text, tags=(), **more)


def reactions(log):
    columns = table(Publication).c
    query = select(columns.id, table(Latest).c.reactions).join_from(table(Publication), table(Latest))
    with log.read() as connection:
        return dict(iter(connection.execute(query.order_by(columns.id))))


def test_two_servers_with_one_number_keep_their_figures_apart(log):
    ours, theirs = known(log, SEA), known(log, HILL, account="hill")
    first = taken(log, told(SEA, reactions=3), told(HILL, reactions=70, row=3))
    assert (first.updated, first.new, first.skipped) == (2, 0, ())
    assert reactions(log) == {ours: 3, theirs: 70}
    with log.read() as connection:
        counted = weekly.counts(connection, MONDAY, MONDAY + DAY)
        facts = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert [counted[fact.known_as][0].age for fact in facts] == [1.0, 1.0]
    assert len({fact.known_as for fact in facts}) == 2


def test_a_post_of_another_server_is_another_post_whatever_it_says(log):
    ours = known(log, SEA)
    assert taken(log, told(HILL, reactions=70)).new == 1
    assert reactions(log) == {ours + 1: 70}
    assert taken(log, told(HILL, reactions=70)).unchanged == 1


@pytest.mark.parametrize(
    ("row", "same"),
    [
        (told(""), True),
        (told("", text=""), True),
        (told("", account="office@sea.example"), True),
        (told("", account="mission@hill.example"), False),
        (told("", text=TEA), False),
        (told("", at=MONDAY - 20 * DAY), False),
    ],
)
def test_an_export_without_addresses_means_the_one_post_that_fits(log, row, same):
    ours = known(log, SEA)
    outcome = taken(log, row)
    assert (outcome.updated, outcome.new) == ((1, 0) if same else (0, 1))
    assert reactions(log) == {ours if same else ours + 1: 9}


def test_of_two_that_fit_the_officer_says_which(log):
    known(log, SEA)
    theirs = known(log, HILL, account="hill")
    outcome = taken(log, told(""))
    assert [skip.why for skip in outcome.skipped] == [
        "posts on several servers or in several chats have the number 5: say whose this one is with --account"
    ]
    assert (outcome.read, reactions(log)) == (1, {})
    assert taken(log, told(""), account="hill").updated == 1
    assert reactions(log) == {theirs: 9}


def test_what_an_export_without_addresses_told_is_known_again_by_one_with_them(log):
    assert taken(log, told("")).new == 1
    later = taken(log, told(SEA, reactions=12), after=2)
    assert (later.updated, later.new) == (1, 0)
    assert taken(log, told(HILL, reactions=70)).new == 1
    with log.read() as connection:
        facts = weekly.published_in(connection, MONDAY, MONDAY + DAY)
    assert [(fact.home, fact.url, fact.figures.reactions) for fact in facts] == [
        ("sea.example", SEA, 12),
        ("hill.example", HILL, 70),
    ]


def test_two_exports_without_addresses_are_not_guessed_between(log):
    taken(log, told("", account="office@sea.example"))
    (skipped,) = taken(log, told("", account="mission@hill.example", text=TEA)).skipped
    assert "--account" in skipped.why
    assert list(reactions(log).values()) == [9]


class Sea(Told):
    """A server of which the next number is 5."""

    def publish(self, payload, key, now, prepared=""):
        return Remote("5", SEA)


def test_no_words_make_a_post_of_one_server_that_of_another(log, clock):
    """Two accounts say the same at the same moment, as they do; a third server shows one of them under its own number."""
    post = wanted(account="sea", text=DOORS)
    queue.apply(
        log, ask(replace(post, network="mastodon", payload=replace(post.payload, network="mastodon"))), "A", NOON
    )
    courier(log, Sea(), clock).run_due()
    hill = told(HILL, at=NOON)
    assert taken(log, hill, after=8).new == 1
    seen = replace(hill, remote_id="93", url="https://third.example/@office@sea.example/93", figures=Figures(4))
    assert taken(log, seen, after=9).updated == 1
    assert reactions(log) == {1: 4, 2: 9}
