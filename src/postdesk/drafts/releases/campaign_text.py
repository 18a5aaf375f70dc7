"""The campaign file that an officer goes on with: proposals in YAML that needs no knowledge of it, or an empty file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from postdesk.drafts.releases.proposals import Proposal, ProposedWording
from postdesk.sentences import noted

_PLAIN = re.compile(r"(?=.*[^\W\d_])\w[\w./-]*(?: [\w./()-]+)*(?::\d+)?")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "next"])


Say = Callable[[str], str]
"""What says a note in the language of whoever reads it."""


class Heading(Struct, frozen=True):
    """What stands over the posts: names, the accounts, hashtags, link and language; the source with its day and sum."""

    campaign: str
    title: str
    accounts: Sequence[str]
    hashtags: Sequence[str] = ()
    link: str = ""
    language: str = ""
    source: Mapping[str, str] = {}
    remarks: Sequence[str] = ()


def empty_campaign(heading: Heading, say: Say = str) -> str:
    """Return a campaign with one post to be filled in, and what else may be written as comments, as `say` says them."""
    return "\n".join([*_head(heading, say), "posts:", *noted(EMPTY, say).splitlines(), ""])


def proposed_campaign(heading: Heading, proposals: Iterable[Proposal], say: Say = str) -> str:
    """Return a campaign with proposals, each kept out of the queue by its line `proposal:`; comments as `say` says."""
    lines = [*_head(heading, say), "", *noted(ABOUT_PROPOSALS, say).splitlines(), "posts:"]
    name = heading.source.get("file", "")
    for proposal in proposals:
        lines += ["", *([noted(STRANGER, say)] if proposal.stranger else ()), *_post(proposal, name, heading)]
    return "\n".join([*lines, ""])


EMPTY = """\
  - id: first                      # ⟦the post's name, unique in this file⟧
    at: next                       # ⟦the account's next free slot, or an office time: 2026-12-18 09:00⟧
    text: |

    # ⟦Under "text: |" everything may stand as it is, indented: colons, quotes, #Hashtags.⟧
    # link: https://example.org/news
    # hashtags: [ForMigrants]      # ⟦written without #⟧
    # media:                       # ⟦pictures lie in campaigns/media/; each says in words what it shows⟧
    #   - file: media/door.jpg
    #     alt: ⟦The open door of our office, with two colleagues waving.⟧"""
ABOUT_PROPOSALS = """\
# ⟦Each post below is a proposal in the source's own words. Read it, change it, and give it a time.⟧
# ⟦Then take its line "proposal:" away: until then `postdesk check` keeps it out of the queue.⟧
# ⟦Delete what you do not want.⟧"""
SOURCE = "x-source:  # ⟦what this was drafted from: `postdesk new --compare` tells what a later edit of it drops⟧"
STRANGER = "  # ⟦Somebody else's post that stood on the page: it is theirs, not the office's.⟧"


def _head(heading: Heading, say: Say) -> Iterator[str]:
    yield "# yaml-language-server: $schema=.schema.json"
    for remark in heading.remarks:
        yield f"# {say(remark)}"
    yield f"campaign: {quoted_value(heading.campaign)}"
    if heading.title:
        yield f"title: {quoted_value(heading.title)}"
    if heading.source:
        yield noted(SOURCE, say)
        yield from (f"  {key}: {quoted_value(value)}" for key, value in heading.source.items())
    yield f"accounts: [{', '.join(map(quoted_value, heading.accounts))}]"
    if heading.hashtags:
        yield f"hashtags: [{', '.join(map(quoted_value, heading.hashtags))}]"
    said = {"link": heading.link, "language": heading.language}
    yield from (f"{key}: {quoted_value(value)}" for key, value in said.items() if value)


def _post(proposal: Proposal, source: str, heading: Heading) -> Iterator[str]:
    yield f"  - id: {proposal.id}"
    yield f"    proposal: {quoted_value(f'{source}:{proposal.line}')}"
    yield "    at: next"
    names = [name for wording in proposal.wordings for name in wording.accounts]
    named = [name for name in heading.accounts if name in names]
    if named != list(heading.accounts):
        yield f"    accounts: [{', '.join(map(quoted_value, named))}]"
    first, *others = proposal.wordings
    yield from _wording(first, "    ")
    for wording in others:
        for account in wording.accounts:
            yield f"    {quoted_value(account)}:"
            yield from _wording(wording, "      ", cut=bool(first.thread) and not wording.thread)


def _wording(wording: ProposedWording, indent: str, *, cut: bool = False) -> Iterator[str]:
    yield from _text("text:", wording.text, indent)
    if wording.thread:
        yield f"{indent}thread:"
        for part in wording.thread:
            yield from _text("-", part, f"{indent}  ")
    elif cut:
        yield f"{indent}thread: []"


def _text(key: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text as a block in which everything stands as it is."""
    mark = "|2" if text[:1].isspace() else "|"
    yield f"{indent}{key} {mark}"
    yield from (f"{indent}  {line}".rstrip() for line in text.split("\n"))


def quoted_value(value: str) -> str:
    """Return a value of one line as YAML takes it: as it is where that is plain, or else in double quotes."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", " ").replace("\n", " ")
    return f'"{escaped}"'
