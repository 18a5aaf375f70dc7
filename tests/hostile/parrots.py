"""Servers that do what they are asked, and tell in their answers all that an account has in confidence.

Behind each stands the contract server of a network's `Life`. First it echoes in headers and in the words that people
are shown, so that posts become public meanwhile; then in refusals; in the end in every text of every answer.
"""

import json
import re

from contracts import playing
from stage.loopback import Loopback

LIVES = playing.LIVES
TWINS = {"linkedin", "linkedin_member", "x_oauth2"}
"""Lives at a network at which another one is played, too, which may be the same account: no desk has both."""
DAYS = {"one account at each network": sorted(LIVES.keys() - TWINS), "those who sign in otherwise": sorted(TWINS)}
SHOWN = {
    "message",
    "name",
    "title",
    "display_name",
    "localizedName",
    "description",
    "error_user_title",
    "error_user_msg",
}
"""Fields that people are shown, and that nobody goes by."""
ADDED = ("message", "error_description", "detail", "description", "title", "url", "trace_id")
"""Fields of a refusal."""
HEADERS = ("X-Request-Id", "Warning", "WWW-Authenticate", "Link", "Set-Cookie", "X-Restli-Error")


class Parrot:
    """One account at a network; `refuses` is whether nothing becomes public, `all_over` whether it echoes everywhere."""

    def __init__(self, name):
        self.name, self.life = name, LIVES[name]()
        self.refuses = self.all_over = False
        self.door = Loopback(self)

    @property
    def secrets(self):
        """Its account's variables, as they stand in .env."""
        return {f"POSTDESK_{self.name.upper()}_{name}": value for name, value in self.life.secrets.items()}

    @property
    def confidential(self):
        """Whatever nobody may see, each once: what was planted, and the tokens that were given to whoever signed in."""
        given = json.loads(getattr(self.life, "given", b"{}"))
        return {*self.life.secrets.values(), *(value for name, value in given.items() if name.endswith("_token"))}

    @property
    def settings(self):
        """Its account in desk.toml."""
        return (
            f'[accounts.{self.name}]\nnetwork = "{self.life.name}"\n{self.life.account.format(url=self.door.url)}\n\n'
        )

    def __call__(self, asked):
        refused = self.refuses and self.life.makes_public(asked)
        head, _, body = (self.life.refusal if refused else self.life.server(asked)).partition(b"\r\n\r\n")
        said = " ".join(sorted(self.life.secrets.values()))
        status, *lines = head.decode("latin-1").split("\r\n")
        if body[:1] in {b"{", b"["}:
            body = json.dumps(self._told(json.loads(body), said, added=status.split()[1] >= "400")).encode()
        lines = [line for line in lines if not line.startswith("Content-Length")]
        lines += [f"Content-Length: {len(body)}", *(f"{name}: {said}" for name in HEADERS)]
        return "\r\n".join([status, *lines, "", ""]).encode("latin-1") + body

    def _told(self, data, said, *, added=False, shown=False):
        """The same JSON with the secrets in it; `added` is whether it is a refusal, `shown` whether people see this."""
        if isinstance(data, dict):
            more = dict.fromkeys(ADDED, said) if added else {}
            return more | {
                name: self._told(each, said, added=added and name == "error", shown=name in SHOWN)
                for name, each in data.items()
            }
        if isinstance(data, list):
            return [self._told(each, said) for each in data]
        if not isinstance(data, str) or not (shown or self.all_over):
            return data
        return said if self.all_over else f"{data} {said}"


def in_any_form(secret, text):
    """Whether a secret stands in a text, or in a form in which the next reader has it at once."""
    return re.search(rf"(?i){re.escape(secret)}|{re.escape(secret.encode().hex())}", text) is not None
