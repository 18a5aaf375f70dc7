from postdesk.checks.rules import too_many_hashtags
from postdesk.models import Severity

ADVICE = Severity.WARNING


def test_x_advises_two(remarks):
    """
    accounts: [x]
    text: Doors open at six.
    hashtags: [MigrantsDay, Montenegro, Podgorica]
    """
    (remark,) = remarks(too_many_hashtags)
    assert remark.message == "3 hashtags; the network advises 2 at most"
    assert (remark.severity, remark.place.line) == (ADVICE, 7)


def test_two_are_fine(said):
    """
    accounts: [x]
    text: "#Миграције и #ДанМиграната"
    """
    assert said(too_many_hashtags) == []


def test_instagram_refuses_thirty_one(remarks):
    """
    accounts: [instagram]
    text: |
      #aa #ab #ac #ad #ae #af #ag #ah #ai #aj #ak #al #am #an #ao #ap #aq #ar #as #at #au #av #aw #ax #ay #az
      #ba #bb #bc #bd #be
    """
    (remark,) = remarks(too_many_hashtags)
    assert remark.message == "31 hashtags; the network takes 30"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 6)


def test_six_on_instagram_are_more_than_its_app_is_said_to_take(remarks):
    """
    accounts: [instagram]
    text: "#un #deux #trois #quatre #cinq #six"
    """
    (remark,) = remarks(too_many_hashtags)
    assert remark.message == "6 hashtags; the network takes 5, so far as is known"
    assert remark.severity is Severity.WARNING


def test_threads_makes_a_topic_of_the_first_only(said):
    """
    accounts: [threads]
    text: "#Migration and #Climate"
    """
    assert said(too_many_hashtags) == ["2 hashtags; the network takes 1, so far as is known"]


def test_each_part_of_a_thread_is_counted_by_itself(remarks):
    """
    accounts: [x]
    text: "#one #two"
    thread:
      - "#three #four"
      - "#a #b #c"
    """
    (remark,) = remarks(too_many_hashtags)
    assert remark.message == "3 hashtags; the network advises 2 at most"
    assert remark.place.line == 8


def test_mastodon_counts_nothing(said):
    """
    text: "#a #b #c #d #e #f #g #h #i #j"
    """
    assert said(too_many_hashtags) == []


def test_a_first_comment_on_instagram_takes_four(remarks):
    """
    accounts: [instagram]
    text: Doors open at six.
    media: [{file: media/a.jpg, alt: The door.}]
    thread: ["#aa #ab #ac #ad #ae"]
    """
    (remark,) = remarks(too_many_hashtags)
    assert remark.message == "5 hashtags in the comment; the network takes 4 there"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 8)


def test_four_in_a_first_comment_are_fine_and_none_of_them_is_the_captions(said):
    """
    accounts: [instagram]
    text: "#aa #ab #ac"
    media: [{file: media/a.jpg, alt: The door.}]
    thread: ["#ad #ae #af #ag"]
    """
    assert said(too_many_hashtags) == []
