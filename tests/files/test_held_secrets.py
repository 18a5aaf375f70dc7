"""Files that hold secrets are told by what stands in them, and exports and texts are not taken for any."""

import time

import pytest

from postdesk.files.held_secrets import PIECE, holds_secrets, names_secrets, without_tokens

FAR = b"Post ID,Likes\n" + b"1,2\n" * 30_000


@pytest.mark.parametrize(
    "start",
    [
        b"POSTDESK_FEDI_TOKEN=planted-1c7e\n",
        b"Post ID,Likes\nexport POSTDESK_FEDI_TOKEN = 'planted'\n",
        b"\xef\xbb\xbf# the office's\n\nHOOK=planted\nOTHER_KEY=planted\n",
        "POSTDESK_FEDI_TOKEN=planted".encode("utf-16"),
        b'{"accessJwt": "planted", "refreshJwt": "planted"}',
        b"{'refresh_token': 'planted'}",
        FAR + b"POSTDESK_FEDI_TOKEN=planted-1c7e\n",
        FAR + b'{"accessJwt": "planted", "refreshJwt": "planted"}',
        b"# a line about it\n" * 5_000 + b"HOOK=planted\nOTHER_KEY=planted",
        b"POSTDESK_FEDI_TOKEN,planted\nPOSTDESK_X_TOKEN,another\n",
        b'name;value\r\n"POSTDESK_FEDI_TOKEN";"planted-1c7e"\r\n',
        b"POSTDESK_FEDI_TOKEN: planted\n",
    ],
)
def test_a_list_of_settings_or_a_session_holds_secrets(start):
    assert holds_secrets([start])
    assert holds_secrets([start[at : at + 700] for at in range(0, len(start), 700)])


def test_one_that_stands_where_two_pieces_meet_is_seen():
    line = b" " * PIECE + b"'refresh_token': 1"
    assert all(holds_secrets([line[:at], line[at:]]) for at in range(PIECE, len(line)))


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
        FAR,
        b"POSTDESK_FEDI_TOKEN, POSTDESK_X_TOKEN and the like are kept in .env.\n",
        b" POSTDESK_" * 1_000_000,
        b"'access_" * 1_000_000,
        b"A=b\n" * 250_000 + b"a line of text",
    ],
)
def test_exports_and_texts_hold_none_and_are_looked_at_in_no_time(start):
    begun = time.process_time()
    assert not holds_secrets([start])
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("eyJhbGciOiJIUzI1NiJ9.a1b2c3", "…"),
        ("token a1B2c3D4e5F6a7B8c9D0e1 here", "token … here"),
        ("planted-1c7e", "…"),
        ("app abcd-efgh-ijkl-mnop", "app …"),
        ("Tr0ub4dor Pass#word", "… …"),
        ("Likes 2026-W48 (28d), H1N1, COVID19", "Likes 2026-W48 (28d), H1N1, COVID19"),
        ("post_impressions_organic_28d", "post_impressions_organic_28d"),
        ("Reichweite der Veröffentlichung 2026", "Reichweite der Veröffentlichung 2026"),
    ],
)
def test_a_token_in_a_header_is_an_ellipsis_and_a_long_name_is_itself(cell, shown):
    assert without_tokens(cell) == shown


@pytest.mark.parametrize("cell", ["Password", "Mot de passe", "access token", "API-Key", "Лозинка / пароль", "Lozinka"])
def test_a_header_says_that_secrets_stand_below_it(cell):
    assert names_secrets(["account", cell])


def test_the_header_of_an_export_says_no_such_thing():
    assert not names_secrets(["Post ID", "Passengers", "Keys", "Monkey", "Impressions", "Bypass", "Secretariat"])
