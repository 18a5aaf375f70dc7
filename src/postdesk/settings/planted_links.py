"""Links in the place of the folders that a desk works in: its owner's are followed, those that git brought are not.

Whoever keeps the memory on another disk links it there, and git knows nothing of that. What git carries, a colleague's
branch may have brought: by such a link tokens and unpublished posts would be written wherever it leads, and whatever
lies there would be taken for pictures of the campaigns.
"""

from pathlib import Path

from postdesk.errors import SettingsError
from postdesk.settings import House


def refuse_planted(house: House) -> None:
    """See that no folder that a desk works in is a link that git carries.

    Raises:
        SettingsError: One is; the sentence says how to get rid of it.
    """
    for folder in (house.campaigns, house.memory, house.reports, house.handoff):
        if folder.is_symlink() and _is_carried_by_git(house.root, folder):
            raise SettingsError(
                "{folder} is a link to {target} that came with the repository, and nothing is written there: "
                "take it out with `git rm {name}`, or make a link that git does not carry",
                folder=folder,
                target=folder.readlink(),
                name=folder.relative_to(house.root),
            )


def _is_carried_by_git(root: Path, link: Path) -> bool:
    from postdesk.files.repository import asked_of_git  # 7 ms, and most desks have no link

    return bool(asked_of_git(root, "ls-files", "--error-unmatch", "--", str(link)))
