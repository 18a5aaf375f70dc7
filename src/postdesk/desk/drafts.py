"""The desk's drafts: check them, see them as they will appear."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.checks.checked_files import Checked, check_files
from postdesk.desk.part import DeskPart
from postdesk.models import Finding
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.drafts.tidied_files import TidiedFile
    from postdesk.preview import Previews


class DeskDrafts(DeskPart):
    """What the campaign files ask for, before it is queued."""

    def check(self, paths: Sequence[Path] = (), network: str = "") -> Checked:
        """Return what breaks the networks' rules or the house's, file by file, then what only shows across files."""
        return check_files(self.desk.house, paths, network, str(self.desk.now().date()))

    def check_links(
        self,
        paths: Sequence[Path] = (),
        network: str = "",
        progress: Callable[[int, int], None] = lambda *_: None,
        *,
        local: bool = False,
    ) -> list[Finding]:
        """Return what is wrong with the pages that posts link to; this visits them.

        Those of this machine and its network are visited only if `local`; `progress` is called with the pages that were
        visited and those that there are.
        """
        from functools import partial

        from postdesk.checks import linked_pages
        from postdesk.checks.checker import Checker
        from postdesk.wire.pages import visit

        house, looking = self.desk.house, partial(visit, progress=progress, local=local)
        return list(linked_pages.findings(house, Checker(house), looking, paths, network))

    def campaign_names(self) -> set[str]:
        """Return the names of the campaigns that have a file."""
        from postdesk.checks.campaigns import campaigns

        return {campaign.campaign for campaign in campaigns(self.desk.house)}

    def tidy(self, paths: Sequence[Path] = (), *, write: bool) -> "Iterator[TidiedFile]":
        """Yield each campaign file that is not in order, or cannot be put in order; `write` it so, or only tell."""
        from postdesk.drafts.tidied_files import tidy_files

        if not write:
            return tidy_files(self.desk.house, paths, write=False)
        self.desk.people.allow("write")
        return self._kept(tidy_files(self.desk.house, paths, write=True))

    def _kept(self, files: "Iterator[TidiedFile]") -> "Iterator[TidiedFile]":
        """Yield files as they are put in order, and keep what they were."""
        written: list[tuple[Path, bytes | None, bytes]] = []
        try:
            for found in files:
                if not found.why:
                    written.append((found.file, found.before.encode(), found.after.encode()))
                yield found
        finally:
            if written:
                self.desk.edits.keep(written, Sentence("{who} put campaign files in order", who=self.desk.who))

    def preview(self, paths: Sequence[Path] = (), network: str = "") -> "Previews":
        """Return every post as it will appear on each of its accounts, or only on those of one network."""
        from postdesk.preview import preview_posts
        from postdesk.queue.wanted import content_hash

        return preview_posts(self.desk.house, paths, network, content_hash)

    def in_queue(self, campaign: str, draft: str) -> bool:
        """Return whether a post of a draft waits in the queue."""
        from postdesk.log.posts import lookup
        from postdesk.models import life

        named = (one for one in lookup.post_names(self.desk.log) if (one.campaign, one.draft) == (campaign, draft))
        return any(one.state in life.WAITING for one in named)
