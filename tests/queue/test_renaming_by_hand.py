"""A name that a person corrects by hand: of a post, a draft, a campaign, an account."""

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.queue.renaming_by_hand import rename
from stage.life import ask, hand, queued, states, wanted, why


def test_a_name_and_its_words_corrected_at_once(log):
    queued(log, wanted("doors", text="The doors open at six."))
    assert rename(log, "spring/doors", "spring/gates", hand("typo")) == ["spring/gates@fedi"]
    assert why(log, "gates") == "renamed from spring/doors to spring/gates: typo"
    plan = queue.apply(log, ask(wanted("gates", text="The gates open at seven.")), "Ana", hand().now)
    assert [change.ref for change in plan.changed] == ["spring/gates@fedi"]
    assert list(states(log)) == ["spring/gates@fedi"]


def test_a_campaign_and_an_account(log):
    queued(log, wanted("doors"), wanted("tea", account="bsky"))
    assert rename(log, "spring/", "summer/", hand()) == ["summer/doors@fedi", "summer/tea@bsky"]
    assert rename(log, "@bsky", "@sky", hand()) == ["summer/tea@sky"]
    assert rename(log, "summer/tea@sky", "summer/cake@sky", hand()) == ["summer/cake@sky"]
    assert set(states(log)) == {"summer/doors@fedi", "summer/cake@sky"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("spring", "summer/", '"spring" is no name: write campaign/, campaign/id, campaign/id@account or @account'),
        ("spring/", "@sky", "name different things: write both as campaign/"),
        ("spring/doors@fedi", "spring/doors", "name different things: write both as campaign/id@account"),
        ("winter/", "summer/", 'no post is called "winter/"'),
        ("spring/doors", "spring/tea", "spring/tea@fedi is another post already"),
        ("/doors", "/gates", "is no name"),
    ],
)
def test_names_that_do_not_fit(log, old, new, sentence):
    queued(log, wanted("doors"), wanted("tea"))
    with pytest.raises(PostdeskError, match=sentence):
        rename(log, old, new, hand())
    assert set(states(log)) == {"spring/doors@fedi", "spring/tea@fedi"}
