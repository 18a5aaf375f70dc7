"""What stands at a web address, as networks and readers will find it."""

from collections.abc import Callable

from msgspec import Struct

from postdesk.errors import Unreachable
from postdesk.sentences import Sentence

_IN_WORDS = frozenset(("text/html", "application/xhtml+xml"))


class Page(Struct, frozen=True):
    """What came of visiting an address.

    `status` is HTTP's, None where nobody answered, and then `why` says what happened. `reached` is the address after
    redirects. `kind` is the media type, "text/html" for a page; `title`, `description` and `picture` are what its card
    would show (`og:title`, `og:description`, `og:image` and their kin), "" where the page does not say.
    """

    address: str
    status: int | None
    reached: str = ""
    kind: str = ""
    title: str = ""
    picture: str = ""
    why: str = ""
    description: str = ""

    @property
    def there(self) -> bool:
        """Whether the page was delivered."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def in_words(self) -> bool:
        """Whether what was delivered is a page, which may say what its card shows."""
        return self.there and self.kind in _IN_WORDS


class PageVisits(Struct, frozen=True):
    """How pages are visited: `look` returns what stands at an address, `fetch` the bytes there; None for none."""

    look: Callable[[str], Page]
    fetch: Callable[[str, int], bytes | None]

    def read(self, address: str, *, early: bool) -> Page:
        """Return what stands at an address.

        Raises:
            Unreachable: It gives no answer, and it is `early`: there is time to visit it again.
        """
        page = self.look(address)
        if early and (page.status is None or page.status >= 400):
            if page.why:
                raise Unreachable("{address} {why}", address=address, why=Sentence(page.why))
            raise Unreachable("{address} answers {status}", address=address, status=page.status)
        return page


NOWHERE = PageVisits(lambda address: Page(address, None), lambda _address, _most: None)
"""No page is visited."""
