"""The nouns: what the rest of postdesk talks about.

Everything here is a frozen value without behaviour beyond its own arithmetic. Rows of the log are SQLModel
classes and live in `log/tables.py`; these are `msgspec` structs, because `postdesk check` has to start at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from postdesk.models.accounts import Account as Account
from postdesk.models.accounts import AccountKey as AccountKey
from postdesk.models.accounts import Facts as Facts
from postdesk.models.accounts import KeyKind as KeyKind
from postdesk.models.accounts import Repeat as Repeat
from postdesk.models.accounts import Secret as Secret
from postdesk.models.accounts import Way as Way
from postdesk.models.drafts import After as After
from postdesk.models.drafts import Draft as Draft
from postdesk.models.drafts import Media as Media
from postdesk.models.drafts import Slot as Slot
from postdesk.models.drafts import ThreadPart as ThreadPart
from postdesk.models.drafts import Variant as Variant
from postdesk.models.drafts import Wording as Wording
from postdesk.models.findings import Finding as Finding
from postdesk.models.findings import Place as Place
from postdesk.models.findings import Remark as Remark
from postdesk.models.findings import Severity as Severity
from postdesk.models.findings import Summary as Summary
from postdesk.models.findings_in_short import how_many as how_many
from postdesk.models.findings_in_short import in_short as in_short
from postdesk.models.grammar import Carries as Carries
from postdesk.models.grammar import Certainty as Certainty
from postdesk.models.grammar import Entity as Entity
from postdesk.models.grammar import Grammar as Grammar
from postdesk.models.grammar import Limit as Limit
from postdesk.models.grammar import ParsedText as ParsedText
from postdesk.models.grammar import PostingQuota as PostingQuota
from postdesk.models.grammar import Price as Price
from postdesk.models.media import Family as Family
from postdesk.models.media import FileKind as FileKind
from postdesk.models.media import Head as Head

if TYPE_CHECKING:
    from postdesk.models.pages import NOWHERE as NOWHERE
    from postdesk.models.pages import Page as Page
    from postdesk.models.pages import PageVisits as PageVisits
    from postdesk.models.posts import Attachment as Attachment
    from postdesk.models.posts import Budget as Budget
    from postdesk.models.posts import Extracted as Extracted
    from postdesk.models.posts import Figures as Figures
    from postdesk.models.posts import Payload as Payload
    from postdesk.models.posts import Remote as Remote
    from postdesk.models.posts import Skipped as Skipped
    from postdesk.models.posts import Standing as Standing

_LATER = ("posts", "pages")
"""What is sent, and pages that are visited: a check speaks of neither, and what is first asked for is imported then."""


def __getattr__(name: str) -> object:
    """Return a noun of those."""
    for module in () if name.startswith("_") else _LATER:
        found: object = getattr(import_module(f"{__name__}.{module}"), name, None)
        if found is not None:
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
