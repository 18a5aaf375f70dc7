"""Asking at a terminal, and hearing a browser that comes back."""

import os
import random
import signal
import socket
import threading
import urllib.request
from contextlib import suppress

import click
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from postdesk.cli.signing_in import AtTerminal
from postdesk.cli.worded import spoken_in
from postdesk.networks import SHELF
from postdesk.sentences import Sentence
from postdesk.wire.oauth import SignInPage


def page(server="http://127.0.0.1:1/back"):
    return SignInPage("https://network.example/authorize?client_id=1", server, "state", "verifier")


def asked(ask, typed=""):
    """What a person is shown and what she is heard to say; whatever stops it is seen here, and not an empty hearing."""
    heard = []

    @click.command()
    def command():
        heard.append(ask())

    ran = CliRunner().invoke(command, input=typed, catch_exceptions=False, standalone_mode=False)
    return ran, heard


class Terminal(click.testing._NamedTextIOWrapper):
    """Standard input that is a terminal."""

    def isatty(self):
        return True


def test_at_a_terminal_a_secret_is_not_shown(monkeypatch):
    monkeypatch.setattr(click.testing, "_NamedTextIOWrapper", Terminal)
    ran, heard = asked(lambda: AtTerminal().ask("The token", secret=True), " geheim \n")
    assert heard == ["geheim"]
    assert ran.output.startswith("The token: ")
    assert "geheim" not in ran.output


def test_at_a_terminal_nothing_is_an_answer_too(monkeypatch):
    """Such as the secret of an app that has none."""
    monkeypatch.setattr(click.testing, "_NamedTextIOWrapper", Terminal)
    ran, heard = asked(lambda: AtTerminal().ask("The client secret (empty for a Native App)", secret=True), "\n")
    assert (heard, ran.output.count("The client secret")) == ([""], 1)


def test_a_browser_on_another_machine_pastes_its_address():
    ran, heard = asked(lambda: AtTerminal(elsewhere=True).come_back(page()), "http://127.0.0.1:1/back?code=c\n")
    assert heard == ["http://127.0.0.1:1/back?code=c"]
    assert "https://network.example/authorize?client_id=1" in ran.output
    assert "goes to a page that does not load. That is right" in " ".join(ran.output.split())
    assert "code=c" not in ran.output


def test_a_browser_that_ends_at_another_page_is_not_waited_for():
    back = "https://example.org/privacy"
    ran, heard = asked(lambda: AtTerminal().come_back(page(back)), f"{back}?code=c\n")
    assert heard == [f"{back}?code=c"]
    assert f"the browser goes to {back}:" in ran.output


@pytest.mark.parametrize(
    ("network", "until"),
    [
        ("x", "paste it here, at once: it is good for 30 seconds."),
        ("linkedin", "paste it here: it is good once, for 30 minutes."),
        ("threads", "paste it here: it is good once, for 60 minutes."),
        ("facebook", "paste it here, soon: it is good once, for some minutes."),
    ],
)
def test_how_soon_an_address_has_to_be_pasted_each_network_says(network, until):
    brought = replace(page("https://example.org/privacy"), lasts=SHELF[network].code_lasts)
    ran, _ = asked(lambda: AtTerminal().come_back(brought), "https://example.org/privacy?code=c\n")
    assert until in " ".join(ran.output.split())


def test_a_browser_on_this_machine_is_heard():
    with socket.create_server(("127.0.0.1", 0)) as door:
        back = f"http://127.0.0.1:{door.getsockname()[1]}/back"

    def browser():
        while True:
            try:
                urllib.request.urlopen(f"{back}?code=c").close()
            except OSError:
                threading.Event().wait(0.02)
            else:
                return

    opened = threading.Thread(target=browser)
    opened.start()
    ran, heard = asked(lambda: AtTerminal().come_back(page(back)))
    opened.join(30)
    assert heard == [f"{back}?code=c"]
    assert "postdesk waits here until you come back" in ran.output


def free_port():
    """A port that no program is given unasked, so that it is still free a moment later."""
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("a hundred ports are taken")


@pytest.fixture
def heeds_ctrl_c():
    """What a program does that a person started, also where these tests run in the background, which Ctrl-C leaves be."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_whoever_notices_that_her_browser_is_elsewhere_goes_on_to_paste():
    """She did not say --no-browser, and would wait for minutes, while a code is good for seconds."""
    back = f"http://127.0.0.1:{free_port()}/back"

    told = threading.Event()

    class Reads(AtTerminal):
        """She presses it when she has read that she may."""

        def tell(self, *sentences):
            super().tell(*sentences)
            if any("press Ctrl-C" in str(sentence) for sentence in sentences):
                told.set()

    def presses_ctrl_c():
        if told.wait(30):
            os.kill(os.getpid(), signal.SIGINT)

    def pastes_twice():
        """As after an address that was not copied whole: she presses it once."""
        ana = Reads()
        return [ana.come_back(page(back)) for _ in range(2)]

    pressing = threading.Thread(target=presses_ctrl_c)
    pressing.start()
    ran, heard = asked(pastes_twice, f"{back}?co\n{back}?code=c\n")
    pressing.join(30)
    assert not pressing.is_alive()
    assert (heard, ran.exit_code) == ([[f"{back}?co", f"{back}?code=c"]], 0)
    assert ran.output.count("press Ctrl-C") == 1
    assert "paste it here" in ran.output
    assert "No browser came back in time" not in ran.output


def test_what_comes_along_unseen_from_a_page_is_taken_out():
    """A mark of direction around a handle, a space of no width behind a token, the blank in the middle of a PIN."""
    for typed, shape, meant in [
        ("\u202a@office\u202c", r"@\w+", "@office"),
        ("\ufeffAQX-token\u200b\u00a0", r"[!-~]+", "AQX-token"),
        ("123 4567", r"\d+", "1234567"),
    ]:
        ran, heard = asked(lambda shape=shape: AtTerminal().ask_like("What", shape, "it"), f"{typed}\n")
        assert (heard, "does not look right" in ran.output) == ([meant], False)


def test_yes_and_no_are_answered_in_ones_own_language():
    question = Sentence("Is the app switched to Live? (yes or no)")
    ran, heard = asked(lambda: AtTerminal().answers_yes(question), "perhaps\nOui\n")
    assert (heard, ran.output.count("That does not look right: it is like yes")) == ([True], 1)
    assert asked(lambda: AtTerminal().answers_yes(question), "ne\n")[1] == [False]


def test_a_way_is_chosen_by_its_number_or_by_its_name():
    ways = {"keys": "with keys", "pin": "with a PIN"}
    for typed in ("2", "pin", "\u200b2"):
        ran, heard = asked(lambda: AtTerminal().choose("How?", ways), f"3\n{typed}\n")
        assert (heard, ran.output.count("That is not one of 1 to 2.")) == (["pin"], 1)


def test_an_address_that_was_not_copied_whole_is_asked_for_again():
    back = "https://example.org/privacy"
    pasted = f"{back}\n{back}?code=c&state=other\n{back}?code=c&state=state\u200b\n"
    ran, heard = asked(lambda: AtTerminal().brings(page(back)), pasted)
    assert heard == ["c"]
    assert ran.output.count("this is not the address at which the sign-in ended: copy all of it") == 2


def test_what_programs_put_around_an_address_is_left_out():
    """A mail program's brackets, quotation marks, and an address that a terminal broke over two lines of a message."""
    back = "https://example.org/privacy"
    for pasted in (
        f"<{back}?state=state&code=c>",
        f'"{back}?state=state&code=c"',
        f"Location: {back}?state=state &code=c",
    ):
        assert asked(lambda: AtTerminal().brings(page(back)), f"{pasted}\n")[1] == ["c"]


def test_a_browser_that_does_not_come_back_is_not_waited_for_for_ever():
    with socket.create_server(("127.0.0.1", 0)) as door:
        back = f"http://127.0.0.1:{door.getsockname()[1]}/back"
    ran, heard = asked(lambda: AtTerminal(patience=0.01).come_back(page(back)), f"{back}?code=c\n")
    assert heard == [f"{back}?code=c"]
    assert "No browser came back in time.\nWhen you have allowed it" in ran.output


def test_where_something_else_listens_the_address_is_pasted():
    with socket.create_server(("127.0.0.1", 0)) as other:
        back = f"http://127.0.0.1:{other.getsockname()[1]}/back"
        ran, heard = asked(lambda: AtTerminal().come_back(page(back)), f"{back}?code=c\n")
    assert heard == [f"{back}?code=c"]
    said = " ".join(ran.output.split())
    assert f"nothing can listen at {back} (address already in use): paste the address instead When you have" in said


def test_steps_are_told_in_the_language_of_whoever_reads_and_fit_a_terminal(capsys):
    step = Sentence(
        "2. Open its *User authentication settings*: permission *Read and write*, type *Web App*, and any address of "
        "yours as callback, for it must not be empty."
    )
    with spoken_in("fr"):
        AtTerminal().tell(step, f"  https://network.example/{'x' * 100}")
    assert capsys.readouterr().out.splitlines() == [
        "2. Ouvrez ses *User authentication settings*\u00a0: droit *Read and write*, type *Web",
        "   App*, et n’importe laquelle de vos adresses comme adresse de retour, car elle",
        "   ne doit pas être vide.",
        f"  https://network.example/{'x' * 100}",
    ]


def test_what_is_asked_is_asked_in_the_language_of_whoever_reads():
    def ask():
        with spoken_in("fr"):
            return AtTerminal().ask_like(Sentence("The access token"), "[a-z]+", Sentence("a long word"))

    ran, heard = asked(ask, "1\nabc\n")
    assert heard == ["abc"]
    assert "Le jeton d’accès\u00a0:" in ran.output
    assert "Cela ne semble pas juste\u00a0: c’est du genre un long mot" in ran.output
