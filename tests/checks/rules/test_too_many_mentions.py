from postdesk.checks.rules import too_many_mentions
from postdesk.models import Severity


def test_instagram_takes_twenty(remarks):
    """
    accounts: [instagram, x]
    text: |
      @aa @ab @ac @ad @ae @af @ag @ah @ai @aj @ak @al @am @an @ao @ap @aq @ar @as @at @au
    """
    (remark,) = remarks(too_many_mentions)
    assert remark.message == "21 accounts are named; the network takes 20"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 6)


def test_twenty_are_fine_and_a_comment_counts_none(said):
    """
    accounts: [instagram]
    text: |
      @aa @ab @ac @ad @ae @af @ag @ah @ai @aj @ak @al @am @an @ao @ap @aq @ar @as @at
    thread: ["@aa @ab @ac @ad @ae @af @ag @ah @ai @aj @ak @al @am @an @ao @ap @aq @ar @as @at @au"]
    """
    assert said(too_many_mentions) == []
