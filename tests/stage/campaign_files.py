"""Campaign files and settings as people keep them: written, renamed, copied, split, broken, lost, and brought back."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

CONFLICT = "<<<<<<< HEAD\n=======\n>>>>>>> colleague\n"
SPOILT = {
    "conflict": lambda text: text + CONFLICT,
    "broken": lambda text: text + "  - [half a\n",
    "emptied": lambda _text: "",
    "cut": lambda text: text[: len(text) // 2],
}
"""What becomes of a file that nobody meant to spoil."""


@dataclass
class Written:
    """One post in a campaign file."""

    id: str
    at: str
    text: str
    again: str = ""

    def lines(self):
        yield f"  - id: {self.id}"
        yield f"    at: {self.at}"
        yield f"    text: {self.text}"
        if self.again:
            yield f"    again: {self.again}"


@dataclass
class CampaignFile:
    """One campaign file: its campaign, its posts, how it was spoilt, and with what its name ends."""

    campaign: str
    posts: list[Written]
    spoilt: str = ""
    ending: str = ".yaml"

    def text(self, accounts):
        lines = [f"campaign: {self.campaign}", f"accounts: [{', '.join(accounts)}]", "posts:"]
        text = "\n".join([*lines, *(line for post in self.posts for line in post.lines()), ""])
        return SPOILT[self.spoilt](text) if self.spoilt else text


@dataclass
class Papers:
    """All that people write for one desk. `accounts` maps each account's short name to what desk.toml says of it."""

    accounts: dict[str, dict[str, str]]
    zone: str = "UTC"
    approval: str = "optional"
    changed: str = "send"
    files: dict[str, CampaignFile] = field(default_factory=dict)

    def whole(self):
        """The files that postdesk can read."""
        return [file for file in self.files.values() if not file.spoilt and file.ending == ".yaml"]

    def posts(self):
        """Every post, with its file."""
        return [(file, post) for file in self.files.values() for post in file.posts]

    def version(self):
        """The files as git has them now."""
        return deepcopy(self.files)

    def settings(self):
        lines = ["[desk]", 'name = "Office"', f'timezone = "{self.zone}"']
        lines += [f'approval = "{self.approval}"', f'changed = "{self.changed}"']
        for name, said in self.accounts.items():
            lines += ["", f"[accounts.{name}]", *(f'{key} = "{value}"' for key, value in said.items())]
        days = ", ".join(f'"{day} 15:00", "{day} 19:00"' for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
        return "\n".join([*lines, "", "[slots]", *(f"{name} = [{days}]" for name in self.accounts), ""])

    def lay(self, root: Path):
        """Make a desk's folder hold this, and no other campaign file."""
        folder = root / "campaigns"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = {"desk.toml": self.settings()}
        wanted |= {name + file.ending: file.text(self.accounts) for name, file in self.files.items()}
        for path in folder.glob("*.*"):
            if path.is_file() and not path.name.startswith(".") and path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            path = folder / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        return root
