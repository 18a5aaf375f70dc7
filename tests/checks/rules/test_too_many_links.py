from postdesk.checks.rules import too_many_links
from postdesk.models import Severity


def test_threads_takes_five(remarks):
    """
    accounts: [threads]
    text: |
      https://example.org/1 https://example.org/2 https://example.org/3 https://example.org/4 https://example.org/5
    link: https://example.org/6
    """
    (remark,) = remarks(too_many_links)
    assert remark.message == "6 links; the network takes 5"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 6)


def test_the_same_address_counts_once_and_each_part_by_itself(said):
    """
    accounts: [threads]
    text: |
      https://example.org/1 https://example.org/2 https://example.org/3 https://example.org/4 https://example.org/1
    link: https://example.org/5
    thread: [Више на https://example.org/6.]
    """
    assert said(too_many_links) == []


def test_other_networks_set_no_number(said):
    """
    accounts: [telegram]
    text: |
      https://example.org/1 https://example.org/2 https://example.org/3
      https://example.org/4 https://example.org/5 https://example.org/6
    """
    assert said(too_many_links) == []


def test_a_first_comment_on_instagram_takes_one(remarks):
    """
    accounts: [instagram]
    text: https://example.org/1 and https://example.org/2
    media: [{file: media/a.jpg, alt: The door.}]
    thread: ["https://example.org/3, or https://example.org/4"]
    """
    (remark,) = remarks(too_many_links)
    assert remark.message == "2 links in the comment; the network takes 1 there"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 8)


def test_the_same_one_twice_is_one_and_other_networks_comments_have_no_number(said):
    """
    accounts: [instagram, facebook, linkedin]
    text: Doors open at six.
    media: [{file: media/a.jpg, alt: The door.}]
    thread: ["https://example.org/3 https://example.org/3"]
    """
    assert said(too_many_links) == []
