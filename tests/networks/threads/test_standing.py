"""How a profile stands: who it is, what its token may do, what is left of its day."""

import pytest

from contracts.threads_sign_in import SCOPES
from networks.threads.test_api import once
from stage.life import NOON
from stage.loopback import answer


def test_an_account_stands_as_threads_says(threads, api):
    api.used |= {"posts": 3, "deletes": 1}
    said = threads.standing(NOON)
    assert (said.handle, said.id, said.posts_left, said.lacks) == ("@ouroffice", "25987654321098765", 247, "")
    assert said.note.startswith(
        "Threads takes further parts of threads today: 1,000; Threads takes deletions today: 99; "
    )
    assert (str(said.ends), said.scopes) == ("2027-01-22", " ".join(sorted(SCOPES)))
    assert "open the first one in a private window" in said.note


def test_what_a_token_lacks_is_told_with_the_way_to_it(threads, api):
    api.door.scopes -= {"threads_delete", "threads_manage_replies"}
    said = threads.standing(NOON)
    assert said.lacks.startswith("threads_manage_replies (further parts of threads); threads_delete (deleting): tick")
    assert ("generate a new token" in said.lacks, said.bars, said.handle) == (True, "", "@ouroffice")


@pytest.mark.parametrize("scope", ["threads_basic", "threads_content_publish"])
def test_a_token_without_which_nothing_goes_out_bars_the_account(threads, api, scope):
    api.door.scopes.discard(scope)
    said = threads.standing(NOON)
    assert said.bars.startswith(f"the token may not post, for it lacks {scope} (")
    assert (said.lacks, scope in said.scopes, "GET /v1.0/me" in api.called) == ("", False, False)


def test_what_threads_does_not_say_is_not_told(threads, api):
    about = {"is_valid": True, "scopes": sorted(SCOPES), "expires_at": 0}
    once(api, "GET /v1.0/debug_token", answer(body={"data": about}))
    assert threads.standing(NOON).ends is None
    day = {"quota_usage": 260, "config": {"quota_total": 250}}
    once(api, "GET /v1.0/me/threads_publishing_limit", answer(body={"data": [day]}, X_App_Usage='{"call_count":40}'))
    said = threads.standing(NOON)
    assert said.posts_left == 0
    assert said.note.startswith("60% of the calls that Meta allows are left; whether everybody sees its posts")
