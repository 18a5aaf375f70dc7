"""Learning from a no how a server counts, where its software is not one that is known.

Mastodon counts an address as 23 and a mention without its host; others count what is written. A post that is short
enough as Mastodon counts, too long as it is written, and refused, was refused for that.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from postdesk.networks.mastodon import INSTANCES, instance
from postdesk.networks.mastodon.kin import STRANGER, software_of
from postdesk.networks.mastodon.limits import LIMITS
from postdesk.networks.mastodon.text import parse_in_full, read_note
from postdesk.sentences import Sentence


def counts_in_full(
    memory: Path | None, server: str, version: str, asked: Mapping[str, Any], now: datetime
) -> Sentence | None:
    """Keep that a server counts in full, if its no to a status shows it; return how to say so, or None."""
    if memory is None or software_of(version) is not STRANGER or asked.get("media_ids"):
        return None
    path, text, warning = memory / INSTANCES, asked["status"], asked.get("spoiler_text", "")
    seen = instance.seen_last(path, server) or instance.Instance(version, now.date(), {})
    most = seen.limits.get("text", LIMITS[0].number)
    weighed, full = read_note(text, warning).lengths["graphemes"], parse_in_full(text, warning).lengths["code points"]
    if not weighed <= most < full:
        return None
    instance.keep(path, server, replace(seen, full=True))
    return Sentence(
        "it counts every letter of an address, {full:,} of {most:,}: shorten the text, `check` knows it now",
        full=full,
        most=most,
    )
