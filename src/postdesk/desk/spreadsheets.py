"""The desk's drafts as tables: out for colleagues who work in a spreadsheet, and in from theirs or other tools'."""

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.desk.part import DeskPart
from postdesk.errors import ExportError, PostdeskError
from postdesk.files.whole import write_whole
from postdesk.models import Finding, in_short
from postdesk.models.drafts import series_of
from postdesk.sentences import Sentence, as_clauses

if TYPE_CHECKING:
    from postdesk.drafts.spreadsheets.campaign_rows import CampaignTable
    from postdesk.drafts.spreadsheets.new_files import FileToBe
    from postdesk.drafts.spreadsheets.taking_in import SaidOfTable, TakenIn

ENDINGS = (".csv", ".xlsx")


class DeskSpreadsheets(DeskPart):
    """Drafts as tables."""

    def meant(
        self,
        headings: Mapping[str, str],
        zone: str = "",
        dates: str | None = None,
        accounts: Sequence[str] = (),
        campaign: str = "",
    ) -> "SaidOfTable":
        """Return what an officer says of a table, once it is known to be of this desk.

        Raises:
            PostdeskError: There is no such account, zone or name for a campaign.
        """
        from postdesk.drafts.spreadsheets.cell_values import value_fault
        from postdesk.drafts.spreadsheets.networks_named import accounts_named
        from postdesk.drafts.spreadsheets.taking_in import SaidOfTable
        from postdesk.moments.unreadable import Unreadable
        from postdesk.moments.wall_clock import zone_named

        house = self.desk.house
        names, why = accounts_named(",".join(accounts), house)
        try:
            zone_named(zone or house.timezone)
        except Unreadable as unknown:
            why.append(str(unknown))
        if campaign and (fault := value_fault("name", campaign, house)):
            why.append(Sentence("--campaign: {fault}", fault=fault))
        if why:
            raise PostdeskError(as_clauses(map(Sentence, why)))
        return SaidOfTable(dict(headings), zone, dates or "", tuple(names), campaign)

    def take_in(self, path: Path, meant: "SaidOfTable") -> "TakenIn":
        """Return what a file of tables asks of the campaign files; nothing is written.

        Raises:
            ExportError: It cannot be read, or its columns are not known.
        """
        from postdesk.drafts.spreadsheets.taking_in import table_taken_in

        return table_taken_in(path, self.desk.house, meant)

    def write(self, files: "Sequence[FileToBe]") -> None:
        """Write campaign files as they are to be: all of them, or none.

        Raises:
            PostdeskError: One was edited meanwhile, or cannot be written; all are as they were.
        """
        from postdesk.drafts.spreadsheets.writing_all import write_all

        self.desk.people.allow("write")
        write_all(files)

    def export(self, path: Path, paths: Sequence[Path] = (), *, over: bool = False) -> "list[CampaignTable]":
        """Write the posts of some campaign files, or of all, as CSV or XLSX, by the file's ending.

        Returns every campaign file that was asked for; one that is `broken` is in no table.

        Raises:
            PostdeskError: The ending is neither, the file cannot be made, or, unless `over`, one is there that says
                what no campaign file does.
        """
        from postdesk.drafts.source import campaign_files
        from postdesk.drafts.spreadsheets import exporting
        from postdesk.drafts.spreadsheets.campaign_rows import table_of_file

        if path.suffix.lower() not in ENDINGS:
            raise PostdeskError(
                "{path} should end in .csv or .xlsx: that says which of them it is to be", path=path.name
            )
        if path.is_file() and not over:
            self._nothing_lost(path)
        house = self.desk.house
        tables = [table_of_file(each, house) for each in campaign_files(paths, house)]
        whole = [table for table in tables if not table.broken]
        told = self._told(paths, {row.ref for table in whole for row in table.rows})
        if path.suffix.lower() == ".csv":
            content = exporting.exported_csv(whole, told, house)
        else:
            content = exporting.exported_workbook(whole, told, house, self.desk.now())
        write_whole(path, content)
        return tables

    def _nothing_lost(self, path: Path) -> None:
        """Refuse to write over a table with a colleague's changes, or over what is no table of posts."""
        try:
            taking = self.take_in(path, self.meant({}))
        except ExportError as why:
            raise PostdeskError(
                "{path} is there and is no table of posts: name another file, or say --yes", path=path.name
            ) from why
        if taking.files or taking.faults:
            raise PostdeskError(
                "{path} holds changes that no campaign file has: take them in with `postdesk import-drafts "
                "{path}` first, or say --yes to write over them",
                path=path.name,
            )

    def _told(self, paths: Sequence[Path], refs: Set[str]) -> dict[str, dict[str, str]]:
        """Return of every post how it stands in the queue, and what `check` finds."""
        found: dict[str, list[Finding]] = {}
        for finding in self.desk.drafts.check(paths).findings:
            found.setdefault(_row_of(finding.post.partition("@")[0], refs), []).append(finding)
        states = self._states(refs)
        return {
            ref: {"state": states.get(ref, "draft"), "findings": _remarks(in_short(found.get(ref, ())))} for ref in refs
        }

    def _states(self, refs: Set[str]) -> dict[str, str]:
        """Return the state of every post that was queued, in a word; by account, or by its days, where they differ."""
        if not self.desk.memory.begun:
            return {}
        stands: dict[str, dict[str, str]] = {}
        for post in self.desk.posts.listing():
            ref, _, account = post.ref.partition("@")
            row = _row_of(ref, refs)
            which = account if row == ref else f"{post.draft.removeprefix(series_of(post.draft))[1:]} {account}"
            stands.setdefault(row, {})[which] = str(post.state)
        return {
            ref: next(iter(each.values()))
            if len(set(each.values())) == 1
            else ", ".join(f"{account}: {state}" for account, state in each.items())
            for ref, each in stands.items()
        }


def _remarks(findings: Iterable[Finding]) -> str:
    """Return what is found of a post, a line a remark: one that several accounts share names them all."""
    from postdesk.words.findings import in_words

    said: dict[tuple[str, str], dict[str, None]] = {}
    for finding in findings:
        accounts = said.setdefault((finding.severity.value, in_words(finding)), {})
        accounts.update({finding.account: None} if finding.account else {})
    return "\n".join(
        ": ".join((severity, *([", ".join(accounts)] if accounts else ()), sentence))
        for (severity, sentence), accounts in said.items()
    )


def _row_of(ref: str, refs: Set[str]) -> str:
    """Return the name of the row that a post has in a table: one day of a post that comes back stands in its row."""
    whole = series_of(ref)
    return ref if ref in refs or whole not in refs else whole
