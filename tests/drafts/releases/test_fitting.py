"""What of a text a network takes: whole, or in parts that end where sentences end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postdesk import networks
from postdesk.drafts.releases.fitting import Frame, Outlet, as_thread, is_taken
from postdesk.models import Account
from stage.releases import settled

FRAME = Frame("spring", settled().house, "https://example.org/news/ferry", ("Ferry",), "en")


def outlet(network):
    return Outlet(Account(network, network), networks.grammar(network))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(["Doors open.", "The ferry sails at six, with nurses on board.", "Why? Nobody knows."]),
        min_size=1,
        max_size=40,
    )
)
@pytest.mark.parametrize("network", ["x", "bluesky"])
def test_together_the_parts_are_the_text(network, sentences):
    text = "\n\n".join([" ".join(sentences), *sentences[:2]])
    parts = as_thread(text, outlet(network), FRAME)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(is_taken(part, outlet(network), Frame("spring", FRAME.house)) for part in parts)
    assert is_taken(parts[0], outlet(network), FRAME, parts[1:])


def test_no_threads_and_sentences_that_no_post_holds():
    assert as_thread("Doors open. " * 900, outlet("linkedin"), FRAME) == ()
    assert as_thread("word " * 200 + ".", outlet("x"), FRAME) == ()
    assert as_thread("The ferry sails at six, with nurses on board, as ever. " * 300, outlet("x"), FRAME) == ()


def test_hashtags_count():
    many = Frame("spring", FRAME.house, "", tuple(f"Tag{number}" for number in range(40)))
    assert not is_taken("Doors open.", outlet("instagram"), many)
