"""What a page is: its address, its name, and what it shows."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from postdesk.desk import Desk

Values = dict[str, object]


class PageRequest(Struct, frozen=True):
    """A request for a page: the desk in the name of whoever asks, what the address says, and what follows the `?`."""

    desk: Desk
    path: Mapping[str, str] = {}
    query: Mapping[str, str] = {}


class WebPage(Struct, frozen=True):
    """One page. `address` may hold `{names}`; `template` lies in `html/web/`; `title` is "" for one that no menu names.

    `needs` is what it is there to do: whoever may not do that reads who may instead.
    `show` returns the values for its template. It may raise PostdeskError: that sentence is then the page. `nothing
    there` is said by `NotThere`.
    """

    name: str
    address: str
    template: str
    show: Callable[[PageRequest], Values]
    title: str = ""
    needs: str = ""


class NotThere(Exception):
    """There is no such page: its sentence says what there is instead."""
