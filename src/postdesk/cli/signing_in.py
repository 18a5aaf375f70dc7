"""How a person is led through a sign-in in a terminal: told, asked, shown a page, and heard when she comes back."""

import re
import sys
from collections.abc import Mapping
from datetime import timedelta
from textwrap import fill

import click

from postdesk.cli.worded import worded
from postdesk.errors import SettingsError
from postdesk.networks.signing_in import Person, seen_alone
from postdesk.sentences import Sentence
from postdesk.wire.oauth import SignInPage

WIDTH = 80
"""Columns of the narrowest terminal."""
_NUMBER = re.compile(r"^ *(?:\d+\. )?")
WAITS = Sentence(
    "Allow what it asks; postdesk waits here until you come back. If your browser is on another machine, press Ctrl-C."
)
PATIENCE = 300.0
"""Seconds for which a browser on this machine is waited for."""


def _step(said: str) -> str:
    margin = " " * (len(said) - len(_NUMBER.sub("", said, count=1)))
    return fill(said, WIDTH, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)


def _until(lasts: timedelta | None) -> str:
    """Say how soon an address has to be pasted, as its network says."""
    if lasts is None:
        return worded("copy its whole address and paste it here, soon: it is good once, for some minutes.")
    if lasts < timedelta(minutes=1):
        seconds = round(lasts.total_seconds())
        return worded(
            "copy its whole address and paste it here, at once: it is good for {count} seconds.", count=seconds
        )
    minutes = round(lasts.total_seconds() / 60)
    return worded("copy its whole address and paste it here: it is good once, for {count} minutes.", count=minutes)


class AtTerminal(Person):
    """Whoever sits at the terminal, or a script on its standard input.

    `way` is a way that was chosen beforehand; with `elsewhere` the browser is on another machine. One on this machine
    is waited for `patience` seconds.
    """

    def __init__(self, way: str = "", *, elsewhere: bool = False, patience: float = PATIENCE) -> None:
        self._way, self._elsewhere, self._patience = way, elsewhere, patience

    def tell(self, *sentences: str) -> None:
        """Print each on lines of its own, what belongs to a number below it; an address stays whole."""
        for sentence in sentences:
            click.echo(_step(worded(sentence)) if isinstance(sentence, Sentence) else sentence)

    def ask(self, what: str, *, secret: bool = False) -> str:
        """Ask on the terminal; what is not typed there is read line by line, and never shown."""
        asked = worded("{what}:", what=worded(what))
        if sys.stdin.isatty():
            said: str = click.prompt(asked, default="", show_default=False, hide_input=secret, prompt_suffix=" ")
            return said.strip()
        click.echo(asked)
        if not (line := sys.stdin.readline()):
            raise click.UsageError(worded("nobody answered: {what}", what=worded(what)))
        return line.strip()

    def choose(self, what: str, choices: Mapping[str, str]) -> str:
        """Ask by number, or take what was chosen beforehand."""
        if self._way:
            if self._way not in choices:
                raise click.UsageError(
                    worded("--way is one of {names}, not {way}", names=", ".join(choices), way=self._way)
                )
            return self._way
        names = list(choices)
        told = (_step(f"  {number}. {name}: {worded(choices[name])}") for number, name in enumerate(names, 1))
        self.tell(what, *told)
        numbers = {str(number): name for number, name in enumerate(names, 1)}
        while (said := seen_alone(self.ask(worded("1 to {count}", count=len(names))))) not in {*numbers, *names}:
            self.tell(worded("That is not one of 1 to {count}.", count=len(names)))
        return numbers.get(said, said)

    def come_back(self, page: SignInPage) -> str:
        """Show the page, and wait for the browser on this machine, or for an address that is pasted."""
        self.tell(worded("Open this page in a browser in which you are signed in as the account:"), f"  {page.address}")
        comes_here = page.comes_here and not self._elsewhere
        return (self._heard(page) if comes_here else "") or self._pasted(page)

    def _heard(self, page: SignInPage) -> str:
        """Return the address at which the browser comes back to this machine.

        "" where it does not, where nothing can listen, or where she says by Ctrl-C that it will not.
        """
        from postdesk.wire.coming_back import coming_back

        try:
            with coming_back(page.redirect) as back:
                self.tell(_step(worded(WAITS)))
                if not (address := back.wait(self._patience)):
                    self.tell(worded("No browser came back in time."))
                return address
        except SettingsError as taken:
            self.tell(taken.sentence)
            return ""
        except KeyboardInterrupt:  # pragma: no cover -- a test sends the signal, beside which no line is noted
            self._elsewhere = True  # where she has pasted a wrong address, she pastes another
            self.tell("")
            return ""

    def _pasted(self, page: SignInPage) -> str:
        loads = worded("a page that does not load. That is right") if page.comes_here else page.redirect
        self.tell(
            _step(worded("When you have allowed it, the browser goes to {loads}:", loads=loads)),
            _step(_until(page.lasts)),
        )
        return self.ask(worded("The address"), secret=True)
