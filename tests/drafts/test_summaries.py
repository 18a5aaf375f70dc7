"""What stays in mind of a variant: its words as they were written for the account, and nothing that the house added."""

from pathlib import Path

import pytest

from postdesk.drafts import compose
from postdesk.drafts.summaries import Remembered, summary
from postdesk.models import Account, Draft, Place, ThreadPart, Wording
from postdesk.networks import grammar
from postdesk.settings import House

FEDI = Account("fedi", "mastodon", own={"server": "https://example.social", "handle": "office"})
X = Account("x", "x", own={"handle": "office"})
HERE = Place("campaigns/story.yaml", 3, 5)


@pytest.fixture
def look():
    """A post with these values on one account."""
    house = House(Path(), "Office", "Europe/Podgorica", {"fedi": FEDI, "x": X}, utm={"utm_source": "{network}"})

    def worded(account=FEDI, **said):
        draft = Draft(**{"id": "one", "campaign": "story", "accounts": ("fedi", "x"), "places": {"id": HERE}} | said)
        return compose(draft, account, grammar(account.network), house)

    return worded


@pytest.fixture
def seen(look):
    """The summary of a post with these values on one account."""
    return lambda account=FEDI, **said: summary(look(account, **said))


def test_two_accounts_that_say_the_same_have_the_same_fingerprint(seen):
    said = {"text": "Doors open at six.", "link": "https://example.org/", "hashtags": ("Welcome",)}
    one, other = seen(**said), seen(X, **said)
    assert (one.text, one.figures, one.link) == (other.text, other.figures, "https://example.org/")
    assert one.tags == (("Welcome", HERE),)
    assert seen(text="doors  open\nat six.", link="https://example.org/").text == one.text


def test_a_wording_of_its_own_is_what_the_account_says(seen):
    shorter = Wording(text="Open at six.", link="https://example.org/x", thread=(ThreadPart("Tea is free."),))
    said = {"text": "Doors open at six.", "wordings": {"x": shorter, "fedi": Wording()}}
    assert seen(**said).text == seen(text="Doors open at six.").text
    short = seen(X, **said)
    assert (
        short.text == seen(text="Open at six.", link="https://example.org/x", thread=(ThreadPart("Tea is free."),)).text
    )
    assert short.link == "https://example.org/x"


def test_pairs_of_words_are_kept_of_texts_long_enough_to_compare(seen):
    text = "Come and read with us every Tuesday from 5 to 7 in the house of culture"
    assert seen(text="Doors open at six.").shingles == b""
    assert len(seen(text=text).shingles) == 4 * 15
    assert seen(text=text).figures != seen(text=text.replace("7", "8")).figures


def test_hashes_are_the_same_in_every_process_as_those_that_are_kept_outlive_it(seen):
    said = seen(text="Come and read with us every Tuesday from 5 to 7 in the house of culture")
    assert (said.text, said.figures) == (17488015272430351299, 17354761644354488966)


def test_what_accounts_share_is_remembered_once(look):
    seen, more = Remembered(), Remembered()
    seen.add(look(text="Doors open at six."))
    more.add(look(text="Tea is free."), ("length",))
    more.add(look(X, text="Tea is free."), again=True)
    seen.go_on(more)
    assert [(one.account, one.network, one.ignored) for one in seen.summaries()] == [
        ("fedi", "mastodon", ()),
        ("fedi", "mastodon", ("length",)),
        ("x", "x", ()),
    ]
    assert (len(seen.shared), seen.counts()) == (2, (1, 2))
    assert seen.summaries()[1].text == seen.summaries()[2].text != seen.summaries()[0].text
