"""The desk's releases: what is drafted from a text, and whether a text still says what was drafted from it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from postdesk import drafts, networks
from postdesk.desk.part import DeskPart
from postdesk.drafts.campaign_at_hand import begin_campaign_file
from postdesk.drafts.releases import campaign_text, repeated
from postdesk.drafts.releases.fitting import Outlet
from postdesk.drafts.releases.proposals import Proposal, ProposedWording
from postdesk.drafts.releases.release import Release, Settled, read_release
from postdesk.drafts.sources.original import Original
from postdesk.drafts.sources.shelf import source_in_file, source_on_stream
from postdesk.errors import DraftError
from postdesk.models import Place
from postdesk.sentences import Sentence

__all__ = ["DeskReleases", "Place", "Proposal", "ProposedWording", "Release"]

STANDARD_INPUT = "-"
FROM_INPUT, PASTED = Sentence("standard input"), Sentence("a pasted text")
_NAMELESS = (FROM_INPUT, PASTED)
"""What a text without a file is called, in the words of whoever brings it."""
_AT_ONCE = 5
"""Sentences of one campaign that are told as gone."""


class DeskReleases(DeskPart):
    """Texts that the office gives out, and what may be posted of them."""

    def read(self, source: str, stream: BinaryIO) -> Original:
        """Return what a file says, or standard input where `source` is "-"; DraftError where it is no text."""
        return source_on_stream(stream) if source == STANDARD_INPUT else source_in_file(Path(source))

    def propose(self, campaign: str, source: str, original: Original, *, language: str = "", link: str = "") -> Release:
        """Return what may be posted of a text; nothing is written."""
        house = self.desk.house
        if not house.accounts:
            raise DraftError("the desk has no account to draft for: add one with `postdesk accounts add`")
        memory = repeated.remembered(house.memory)
        ours = repeated.source_of(_said(original), memory)
        settled = Settled(
            campaign=campaign or "proposal",
            house=house,
            outlets=self._outlets(),
            today=self.desk.now().date(),
            tags=self._tags(),
            language=language,
            link=link,
            known=repeated.known_elsewhere(ours, memory),
        )
        return read_release(self._shown(source), original, settled)

    def write(self, campaign: str, release: Release, say: campaign_text.Say = str) -> str:
        """Write a campaign with a release's proposals, and remember its lines; return the file, from the desk's folder.

        `say` says its notes in the language of whoever asked.

        Raises:
            DraftError: There is such a campaign already, or nothing that can be proposed.
        """
        if not release.proposals:
            raise DraftError(
                "{source} holds no sentence that could be posted: look at it with --explain", source=release.source
            )
        source = {
            "file": say(release.source) if release.source in _NAMELESS else release.source,
            "sha256": _sum(release.original),
            "read": self.desk.now().date().isoformat(),
            "date": release.dated.day,
            "found": release.dated.where,
            "place": release.place,
        }
        heading = self._heading(
            campaign,
            title=release.title,
            hashtags=release.hashtags,
            link=release.link,
            language=release.language if release.language != self.desk.house.language else "",
            source={key: value for key, value in source.items() if value},
            remarks=release.warnings,
        )
        path = self._new(campaign, campaign_text.proposed_campaign(heading, release.proposals, say))
        memory, said = repeated.remembered(self.desk.house.memory), _said(release.original)
        repeated.remember_lines(self.desk.house.memory, memory, repeated.source_of(said, memory), said)
        return path

    def write_empty(self, campaign: str, say: campaign_text.Say = str) -> str:
        """Write a campaign with one post to be filled in, as `write` does; DraftError where there is one."""
        return self._new(campaign, campaign_text.empty_campaign(self._heading(campaign), say))

    def no_longer_said(self, campaign: str, original: Original) -> list[tuple[Place, str]]:
        """Return what a campaign's drafts say in lines that their source does not have any more, each with its place.

        Raises:
            DraftError: There is no such campaign.
        """
        source = " ".join(" ".join(_said(original)).split())
        for found in self._campaigns():
            if found.campaign == campaign:
                return [(place, line) for place, line in _lines(found) if " ".join(line.split()) not in source]
        raise DraftError(
            'there is no campaign "{campaign}": `postdesk list` names those that there are', campaign=campaign
        )

    def _heading(self, campaign: str, **said: object) -> campaign_text.Heading:
        known = dict.fromkeys(("title",), "") | said
        return campaign_text.Heading(campaign=campaign, accounts=tuple(self.desk.house.accounts), **known)  # type: ignore[arg-type]

    def _new(self, campaign: str, text: str) -> str:
        """Write a campaign file that was not there."""
        self.desk.people.allow("write")
        path = begin_campaign_file(campaign, self.desk.house, text.encode())
        return path.relative_to(self.desk.house.root).as_posix()

    def _campaigns(self) -> Iterator[drafts.CampaignFile]:
        house = self.desk.house
        return (drafts.read_campaign(path, house) for path in drafts.campaign_files((), house))

    def _outlets(self) -> list[Outlet]:
        house = self.desk.house
        return [Outlet(each, networks.grammar_of(each, house.memory)) for each in house.accounts.values()]

    def _tags(self) -> list[str]:
        """Return the hashtags of the desk's campaigns, the most used spelling of each."""
        from collections import Counter

        from postdesk.text.tags import identity, ranked

        spelt: dict[str, Counter[str]] = {}
        for found in self._campaigns():
            for tag in {tag for draft in found.drafts for tag in draft.hashtags}:
                spelt.setdefault(identity(tag), Counter())[tag] += 1
        return [ranked(spellings)[0][0] for spellings in spelt.values()]

    def _shown(self, source: str) -> str:
        """Return a source as the file names it: from the desk's folder, or by its bare name where it lies elsewhere."""
        if source == STANDARD_INPUT:
            return FROM_INPUT
        path, root = Path(source).absolute(), self.desk.house.root.absolute()
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _said(original: Original) -> list[str]:
    return [passage.text for passage in original.passages]


def _sum(original: Original) -> str:
    return sha256("\n".join(_said(original)).encode("utf-8", "surrogatepass")).hexdigest()


def _lines(found: drafts.CampaignFile) -> Iterator[tuple[Place, str]]:
    """Yield the lines of a campaign's texts that its source should have, with the place of their text."""
    for draft in found.drafts:
        texts = [(draft.place("text"), draft.text), *((draft.place("thread"), part.text) for part in draft.thread)]
        for name, wording in draft.wordings.items():
            texts.append((draft.place("text", name), wording.text or ""))
            texts += [(draft.place("thread", name), part.text) for part in wording.thread or ()]
        for place, text in texts:
            yield from ((place, line) for line in text.split("\n") if line.strip() and not line.startswith(("—", "#")))
