"""What stands at a web address, as networks and readers will find it."""

from msgspec import Struct


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
