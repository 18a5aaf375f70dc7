"""A new desk: what `postdesk init` writes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from postdesk.desk.editor_schemas import OF_CAMPAIGNS, OF_DESK, desk_schema, schema_file, write_schemas
from postdesk.errors import SettingsError, system_reason
from postdesk.files.regular import contents
from postdesk.files.whole import write_new, write_whole
from postdesk.sentences import noted
from postdesk.settings import DESK
from postdesk.words.languages import ENGLISH

_CAMPAIGN = Path("campaigns", "welcome.yaml")
_IGNORED = Path(".gitignore")

_DESK_TEXT = """\
#:schema .desk-schema.json
# ⟦The desk: its zone, its accounts and its house style. It is shared, so it never holds a token:⟧
# ⟦an account's comes from the environment, as POSTDESK_NAME_TOKEN.⟧

[desk]
name = "⟦Country Office⟧"
timezone = "UTC"                   # ⟦the office's, such as "Europe/Podgorica"⟧
language = "en"
# quiet_hours = ["22:00-07:00"]    # ⟦nothing may go out in these hours, unless the post says why⟧
# latest = "2 h"                   # ⟦how late a post may still go out; later it waits for a person⟧

[accounts.rehearsal]               # ⟦the short name used in drafts⟧
network = "rehearsal"              # ⟦goes nowhere: each post is written to .postdesk/rehearsal/⟧

# [accounts.fedi]
# network = "mastodon"
# server = "https://example.social"
# handle = "office"

# [accounts.bsky]
# network = "bluesky"
# handle = "office.example.org"
# shorten_links = true             # ⟦links stand and count as the app writes them, and lead to the whole address⟧

# [accounts.linkedin]
# network = "linkedin"
# id = "urn:li:organization:1234"
# by_hand = true                   # ⟦laid out ready to paste at its time⟧

[style]
# hashtags.required = ["MigrantsDay"]
# banned_words = ["⟦illegal migrant⟧"]

[links]
utm = { utm_source = "{network}", utm_medium = "social", utm_campaign = "{campaign}" }

[slots]                            # ⟦what "at: next" means, in the office's time⟧
rehearsal = ["Tue 10:00", "Thu 10:00"]

# [days]
# holidays = ["ME"]                # ⟦slots pass this country's holidays by, and `check` names who goes out on one⟧
# mark = ["International Migrants Day"]    # ⟦`plan` tells a month ahead where no post goes out on such a day⟧

[report]
every = "Mon 07:30"
# month = "1 08:00"                # ⟦a month's report, too, on this day of the next⟧
# campaign = "8 d"                 # ⟦a campaign's, so long after its last post⟧
# exporters = ["you@example.org"]  # ⟦told two days before which figures to export; needs [mail]⟧
"""

_CAMPAIGN_TEXT = """\
# yaml-language-server: $schema=.schema.json
# ⟦A campaign: one file, any number of posts. Next: postdesk check, then postdesk queue.⟧
campaign: welcome
title: ⟦Welcome to the desk⟧
accounts: [rehearsal]
hashtags: [⟦Welcome⟧]                # ⟦added to every post; written without #⟧
posts:
  - id: hello
    at: next                       # ⟦the account's next free slot, or an office time: 2026-12-18 09:00⟧
    text: |
      ⟦Our desk is open. From here we tell what we do, whom we meet and where to find help. 👋⟧
    link: https://example.org/about-us

  - id: how-to-write
    at: next
    text: |
      ⟦After "text: |" everything may stand as it is, indented: colons: quotes "like these", and #OurWork.⟧

      ⟦A blank line makes a paragraph.⟧
    # media:                       # ⟦pictures lie in campaigns/media/; each says in words what it shows⟧
    #   - file: media/door.jpg
    #     alt: ⟦The open door of our office, with two colleagues waving.⟧
"""

_IGNORED_TEXT = """\
# The desk's memory, its secrets, and what can be made again stay on this machine.
.postdesk/
.env
reports/handoff/
"""
TEXTS: Mapping[Path, str] = {DESK: _DESK_TEXT, _CAMPAIGN: _CAMPAIGN_TEXT}
"""The files of a new desk, with what is said to people marked as `noted` has it."""


def init(folder: Path, language: str = ENGLISH, say: Callable[[str], str] = str) -> list[Path]:
    """Start a desk in a folder, which is made if it is not there, and return the files written.

    Its notes and its first posts are as `say` says them, in a language that becomes the desk's.

    A `.gitignore` that is there already is kept, and gets the lines that it lacks. What an earlier call wrote before it
    was killed is taken for its own, and the rest is added.

    Raises:
        SettingsError: a file would be replaced (all of them are named, and nothing is written), or the folder cannot
            be written to.
    """
    own = {path: _written(text, language, say) for path, text in TEXTS.items()}
    there = [path.as_posix() for path in (*own, OF_DESK, OF_CAMPAIGNS) if (folder / path).exists()]
    if there and not _begun(folder, own):
        raise SettingsError(
            "{folder} already has {names}: nothing was written; choose another folder",
            folder=folder,
            names=", ".join(there),
        )
    try:
        (folder / DESK).parent.mkdir(parents=True, exist_ok=True)
        for path, content in own.items():
            if path.as_posix() not in there:
                write_new(folder / path, content)
        _ignore(folder / _IGNORED)
        write_schemas(folder, _if_absent)
    except OSError as trouble:
        why = system_reason(trouble)
        raise SettingsError(
            "{folder} cannot hold a desk ({why}): choose a folder you may write to", folder=folder, why=why
        ) from None
    return [folder / path for path in (*own, _IGNORED, OF_DESK, OF_CAMPAIGNS)]


def _written(text: str, language: str, say: Callable[[str], str]) -> bytes:
    """Return a file as people of a language get it."""
    return noted(text, say).replace(f'language = "{ENGLISH}"', f'language = "{language}"').encode()


def _begun(folder: Path, own: Mapping[Path, bytes]) -> bool:
    """Whether what lies in a folder is the beginning of a desk, just as it is written here; the schema comes last."""
    all_own = {**own, OF_DESK: schema_file(desk_schema())}
    there = [path for path in all_own if (folder / path).exists()]
    return not (folder / OF_CAMPAIGNS).exists() and all(contents(folder / path) == all_own[path] for path in there)


def _if_absent(path: Path, content: bytes) -> Path:
    return path if path.exists() else write_new(path, content)


def _ignore(path: Path) -> None:
    """Write `.gitignore`, or add what one that is there lacks."""
    there = contents(path) if path.exists() else b""
    known = {line.strip() for line in there.splitlines()}
    missing = [line for line in _IGNORED_TEXT.encode().splitlines() if line not in known]
    if missing:
        begun = there if not there or there.endswith(b"\n") else there + b"\n"
        write_whole(path, begun + b"\n".join(missing) + b"\n")
