"""A proposal is posted only after a person has accepted it.

`postdesk new --from FILE` drafts posts from a release, in the release's own words, and marks each with the file and
the line it comes from: `proposal: release.txt:24`. A program cannot know what a sentence means without those around it.

What to do: read the post beside its source, change what you like, and delete the line `proposal:`.

Source: https://verificationhandbook.com (what is passed on is first held against where it comes from).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "proposal"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name what the draft was proposed from."""
    if variant.draft.proposal:
        yield Remark(variant.place("proposal"), "open", source=variant.draft.proposal)
