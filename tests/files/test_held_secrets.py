"""Files that hold secrets are told by what stands in them, and exports and texts are not taken for any."""

import time

import pytest

from postdesk.files.held_secrets import holds_secrets, without_tokens


@pytest.mark.parametrize(
    "start",
    [
        b"POSTDESK_FEDI_TOKEN=planted-1c7e\n",
        b"Post ID,Likes\nexport POSTDESK_FEDI_TOKEN = 'planted'\n",
        b"\xef\xbb\xbf# the office's\n\nHOOK=planted\nOTHER_KEY=planted\n",
        "POSTDESK_FEDI_TOKEN=planted".encode("utf-16"),
        b'{"accessJwt": "planted", "refreshJwt": "planted"}',
        b"{'refresh_token': 'planted'}",
    ],
)
def test_a_list_of_settings_or_a_session_holds_secrets(start):
    assert holds_secrets(start)


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"# a heading alone\n",
        b"Post ID,Likes\n1,2\n",
        b"A=B\nand a line of text\n",
        b"Set POSTDESK_FEDI_TOKEN to the token.\nPOSTDESK_FEDI_TOKEN=\n",
        b"\n" * 60_000,
        b" " * 60_000,
        b"A" * 60_000,
    ],
)
def test_exports_and_texts_hold_none_and_are_looked_at_in_no_time(start):
    begun = time.process_time()
    assert not holds_secrets(start)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("eyJhbGciOiJIUzI1NiJ9.a1b2c3", "…"),
        ("token a1B2c3D4e5F6a7B8c9D0e1 here", "token … here"),
        ("post_impressions_organic_28d", "post_impressions_organic_28d"),
        ("Reichweite der Veröffentlichung 2026", "Reichweite der Veröffentlichung 2026"),
    ],
)
def test_a_token_in_a_header_is_an_ellipsis_and_a_long_name_is_itself(cell, shown):
    assert without_tokens(cell) == shown
