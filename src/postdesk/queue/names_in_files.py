"""Which posts the campaign files ask for by name, so that no post loses a name under which a file still asks for it.

Else what that file says would be queued as a new post, and what is public already would go out once more.
"""

from functools import cached_property

from postdesk.checks.campaigns import campaigns
from postdesk.drafts.reading import CampaignFile
from postdesk.errors import PostdeskError
from postdesk.log.posts.remembered import Label, label_ref
from postdesk.models import Severity
from postdesk.settings import House


class NamesInFiles:
    """Knows by which names the campaign files of a desk ask for posts; they are read once somebody asks."""

    def __init__(self, house: House) -> None:
        self._house = house

    @cached_property
    def _files(self) -> list[CampaignFile]:
        return list(campaigns(self._house))

    def see_free(self, before: Label, after: Label) -> None:
        """See that no file asks for a post by the name `after`, so that it can be called `before` again.

        Raises:
            PostdeskError: One does, or cannot be read and may; the sentence says what to do.
        """
        for file in self._files:
            if _may_ask(file, after):
                raise PostdeskError(
                    "{path} cannot be read whole, and may ask for {post}: mend what `postdesk check` says of it, then "
                    "undo the renaming",
                    path=file.path,
                    post=label_ref(after),
                )
            if _asks(file, after):
                raise PostdeskError(
                    "{path} asks for {post}, so it keeps that name: change it to {old} there, then undo the renaming",
                    path=file.path,
                    post=label_ref(after),
                    old=label_ref(before),
                )


def _may_ask(file: CampaignFile, label: Label) -> bool:
    """Tell whether a file of which not all could be read may ask for a post of a name."""
    campaign, draft, _ = label
    wrong = {one.post.partition("/")[2] for one in file.findings if one.severity is Severity.ERROR}
    return not file.campaign or (file.campaign == campaign and (file.torn or not wrong.isdisjoint(("", draft))))


def _asks(file: CampaignFile, label: Label) -> bool:
    campaign, draft, account = label
    return file.campaign == campaign and any(one.id == draft and account in one.accounts for one in file.drafts)
