from msgspec.structs import replace

from postdesk.checks.rules import no_threads
from postdesk.models import Severity


def test_the_parts_would_be_lost(remarks):
    """
    accounts: [linkedin, instagram]
    text: Prvi dio.
    thread: [Drugi dio., Treći dio.]
    instagram: {thread: [الجزء الثاني, الجزء الثالث, الجزء الرابع]}
    """
    first, second = remarks(no_threads)
    assert first.message == "the thread has 1 further part, and there are no threads there"
    assert second.message == "the thread has 2 further parts, and there are no threads there"
    assert (first.place.line, second.place.line) == (7, 8)


def test_a_person_may_paste_them_as_comments(remarks, house):
    """
    accounts: [linkedin]
    text: Первый.
    thread: [Deuxième partie., Troisième partie.]
    """
    by_hand = house.accounts | {"linkedin": replace(house.accounts["linkedin"], by_hand=True)}
    assert [remark.severity for remark in remarks(no_threads, accounts=by_hand)] == [Severity.WARNING]


def test_networks_with_threads(said):
    """
    accounts: [fedi, x, bsky, threads, telegram]
    text: One.
    thread: [Two.]
    """
    assert said(no_threads) == []


def test_the_first_further_part_is_the_first_comment_on_three_networks(said):
    """
    accounts: [linkedin, facebook, instagram]
    text: One.
    thread: [The link is https://iom.int]
    """
    assert said(no_threads) == []
