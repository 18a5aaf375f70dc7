"""The desk's campaign files, written from a form: posts and campaigns, one value at a time, and back again."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from postdesk.desk.edits import WrittenFile
from postdesk.desk.part import DeskPart
from postdesk.drafts.campaign_at_hand import (
    UNFIT,
    CampaignAtHand,
    begin_campaign_file,
    campaign_called,
    campaign_in,
    campaigns_named,
    read_one_post,
)
from postdesk.drafts.kept_edits import edit_that_made
from postdesk.drafts.post_fields import PostFields, field_changes, fields_said, said_with
from postdesk.drafts.source import source_shown
from postdesk.drafts.spreadsheets.post_names import free_name, slug
from postdesk.drafts.values import unfit_name
from postdesk.drafts.writing import FileChange, with_changes, write_changes, write_over
from postdesk.errors import DraftError
from postdesk.files.regular import contents
from postdesk.sentences import Sentence
from postdesk.settings import DESK

if TYPE_CHECKING:
    from postdesk.drafts import CampaignFile
    from postdesk.drafts.releases.campaign_text import Say
    from postdesk.drafts.releases.release import Release
    from postdesk.drafts.spreadsheets.new_files import FileToBe
    from postdesk.models import Finding
    from postdesk.preview.post_at_hand import PostLook

_SCHEMA = "# yaml-language-server: $schema=.schema.json\n"
_BEGUN = "campaign: x\nposts:\n"


class CampaignListed(Struct, frozen=True):
    """A campaign file: where it is, and its campaign's name, title and number of posts; "" where it cannot be read."""

    shown: str
    campaign: str
    title: str
    posts: int


class SavedPost(Struct, frozen=True):
    """A post that was written into its file: its campaign and id, the edit by which it can be taken back."""

    campaign: str
    id: str
    edit: str


class Contradicted(Struct, frozen=True):
    """A post that was not written, because somebody changed it since it was read.

    `theirs` is what its file says now, None where it is gone from there; `who` and `when` are "" where nobody knows.
    """

    theirs: PostFields | None
    who: str
    when: str


class DeskWriting(DeskPart):
    """The campaign files, as a person writes them in a form."""

    def campaigns(self) -> list[CampaignListed]:
        """Return every campaign file, by its path."""
        house = self.desk.house
        return [
            CampaignListed(source_shown(path, house), name, title, posts)
            for path, name, title, posts in campaigns_named(house)
        ]

    def campaign(self, name: str) -> CampaignAtHand:
        """Return a campaign as its file says it; DraftError where there is none of that name."""
        return campaign_called(name, self.desk.house)

    def fields(self, there: CampaignAtHand, post: str) -> PostFields | None:
        """Return what a form holds of a post, None where there is no such post."""
        said = there.said(post)
        return None if said is None else fields_said(said, self._accounts)

    @property
    def _accounts(self) -> tuple[str, ...]:
        return tuple(self.desk.house.accounts)

    def look(self, there: CampaignAtHand, now: PostFields) -> "PostLook":
        """Return what a post would be, and what the rules say of it; nothing is written."""
        from postdesk.preview.post_at_hand import look_at_post

        return look_at_post(self.desk.house, self._alone(there, now))

    def _alone(self, there: CampaignAtHand, now: PostFields) -> "CampaignFile":
        """Return a campaign with one post only, as a form says it."""
        name = now.id or slug(now.text)
        said = said_with(there.said(name) or {"id": name}, now, self._accounts)
        return read_one_post(there, said, self.desk.house)

    def findings_of(self, campaign: str, post: str) -> "tuple[Finding, ...] | None":
        """Return what the rules say of a post as its file has it; None where no file that can be read does."""
        from postdesk.checks.campaigns import check_campaign
        from postdesk.checks.checker import Checker

        house = self.desk.house
        try:
            there = self.campaign(campaign)
        except DraftError:
            return None
        fields = self.fields(there, there.id_of(post))
        return check_campaign(house, Checker(house), self._alone(there, fields)).findings if fields else None

    def save(self, campaign: str, was: PostFields, now: PostFields) -> SavedPost | Contradicted:
        """Write what a form says of a post into its file, if that still says what the form was made from.

        Raises:
            DraftError: It cannot be written so; the file is as it was.
            OSError: It cannot be read or written.
        """
        there = campaign_in(self.campaign(campaign).path, self.desk.house)
        said = there.said(was.id)
        theirs = None if said is None else fields_said(said, self._accounts)
        if said is None or theirs not in (was, now):
            return self._contradicted(there, theirs)
        changes = field_changes(said, now, self._accounts)
        return self._written(
            there, changes, was.id, Sentence("{who} saved {post}", who=self.desk.who, post=f"{campaign}/{was.id}")
        )

    def add(self, campaign: str, now: PostFields) -> SavedPost:
        """Add a post to a campaign; without an id it is named after its first words.

        Raises:
            DraftError: There is one of that id, or it cannot be written; the file is as it was.
        """
        there = campaign_in(self.campaign(campaign).path, self.desk.house)
        named = replace(now, id=now.id or free_name(slug(now.text), there.posts))
        self._new_name(there, named.id)
        change = FileChange(("posts", named.id), said_with({"id": named.id}, named, self._accounts))
        return self._written(
            there, [change], named.id, Sentence("{who} added {post}", who=self.desk.who, post=f"{campaign}/{named.id}")
        )

    def remove(self, campaign: str, was: PostFields) -> SavedPost | Contradicted:
        """Take a post out of its file, if that still says what the form was made from.

        Raises:
            DraftError: It cannot be taken out without changing something else; the file is as it was.
            OSError: It cannot be read or written.
        """
        there = campaign_in(self.campaign(campaign).path, self.desk.house)
        said = there.said(was.id)
        theirs = None if said is None else fields_said(said, self._accounts)
        if theirs != was:
            return self._contradicted(there, theirs)
        what = Sentence("{who} took {post} out", who=self.desk.who, post=f"{campaign}/{was.id}")
        return self._written(there, [FileChange(("posts", was.id), None)], was.id, what)

    def _new_name(self, there: CampaignAtHand, name: str) -> None:
        if why := unfit_name(name):
            raise DraftError(
                '"{name}" cannot name a post ({why}): use letters, digits and hyphens', name=name[:60], why=UNFIT[why]
            )
        if name in there.posts:
            raise DraftError(
                'there is a post "{name}" in {path} already: choose another name',
                name=name,
                path=self._shown(there.path),
            )

    def begin(self, campaign: str, title: str, accounts: Sequence[str], hashtags: Sequence[str]) -> SavedPost:
        """Begin a campaign without posts, for some accounts of the desk.

        Raises:
            DraftError: There is one of that name, or it cannot be called so.
        """
        self.desk.people.allow("write")
        content = _begun(campaign, title, accounts, hashtags, self.desk.house.campaigns).encode()
        path = begin_campaign_file(campaign, self.desk.house, content)
        return self._kept(
            path, None, content, campaign, "", Sentence("{who} began {campaign}", who=self.desk.who, campaign=campaign)
        )

    def _written(self, there: CampaignAtHand, changes: Sequence[FileChange], post: str, what: str) -> SavedPost:
        """Write changes into a file that still is what was read."""
        self.desk.people.allow("write")
        before = contents(there.path)
        write_changes(there.path, changes, there.digest, self._shown(there.path))
        return self._kept(there.path, before, contents(there.path), there.campaign, post, what)

    def _kept(self, path: Path, before: bytes | None, after: bytes, campaign: str, post: str, what: str) -> SavedPost:
        (kept,) = self.desk.edits.keep([(path, before, after)], what)
        return SavedPost(campaign, post, kept.edit)

    def _contradicted(self, there: CampaignAtHand, theirs: PostFields | None) -> Contradicted:
        edit = edit_that_made(self.desk.house, there.path, there.digest)
        return Contradicted(theirs, edit.who if edit else "", self.desk.local(edit.at)[:16] if edit else "")

    def take_back(self, edits: Sequence[str]) -> list[str]:
        """Take edits of campaign files back; return what they were. PostdeskError where they cannot be any more."""
        return list(dict.fromkeys(edit.what for edit in self.desk.edits.take_back(edits)))

    def count_as_one(self, tags: Sequence[str]) -> str:
        """Let hashtags count as one from now on, in desk.toml; return the edit by which that is taken back.

        Raises:
            SettingsError: No desk can say that, or its file has no place for it; it is as it was.
            DraftError: Somebody has changed it meanwhile.
            OSError: It cannot be read or written.
        """
        from postdesk.networks import SHELF
        from postdesk.settings.family_lines import with_family

        self.desk.people.allow("write")
        path = self.desk.house.root / DESK
        before = contents(path)
        after = with_family(before, tags, SHELF)
        write_over(path, before, after, DESK.as_posix())
        alike = ", ".join(f"#{tag}" for tag in tags)
        return self._kept(
            path, before, after, "", "", Sentence("{who} counts {tags} as one", who=self.desk.who, tags=alike)
        ).edit

    def write_table(self, files: "Sequence[FileToBe]", what: str) -> list[str]:
        """Write campaign files as a table asks, all or none; return the edits, or raise as `spreadsheets.write`."""
        self.desk.spreadsheets.write(files)
        return [
            each.edit for each in self.desk.edits.keep([(each.path, each.before, each.after) for each in files], what)
        ]

    def write_release(self, campaign: str, release: "Release", say: "Say" = str) -> WrittenFile:
        """Write a new campaign with the proposals of a text. DraftError as `releases.write`."""
        return self._drafted(campaign, self.desk.releases.write(campaign, release, say))

    def write_empty(self, campaign: str, say: "Say" = str) -> WrittenFile:
        """Write a new campaign with one post to be filled in. DraftError as `releases.write_empty`."""
        return self._drafted(campaign, self.desk.releases.write_empty(campaign, say))

    def _drafted(self, campaign: str, shown: str) -> WrittenFile:
        path = self.desk.house.root / shown
        what = Sentence("{who} drafted {campaign}", who=self.desk.who, campaign=campaign)
        (kept,) = self.desk.edits.keep([(path, None, contents(path))], what)
        return kept

    def _shown(self, path: Path) -> str:
        return source_shown(path, self.desk.house)

    def keep_picture(self, name: str, content: BinaryIO) -> str:
        """Keep a picture or film below `campaigns/media/`; return its file from there, DraftError if it is none."""
        from postdesk.drafts.new_media import keep_medium

        self.desk.people.allow("write")
        return keep_medium(self.desk.house, name, content)

    def picture(self, file: str) -> tuple[Path, str] | None:
        """Return a picture or film below `campaigns/media/` with its type; None where there is none."""
        from postdesk.drafts.new_media import medium_shown

        return medium_shown(self.desk.house, file)


def _begun(campaign: str, title: str, accounts: Sequence[str], hashtags: Sequence[str], folder: Path) -> str:
    """Return a campaign that has no post yet."""
    said = {"campaign": campaign, "title": title, "accounts": list(accounts), "hashtags": list(hashtags)}
    head = with_changes(_BEGUN, [FileChange((key,), value) for key, value in said.items() if value])
    return _SCHEMA * (folder / ".schema.json").exists() + head
