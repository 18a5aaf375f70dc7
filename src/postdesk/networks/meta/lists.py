"""Lists and figures as the Graph API gives them, whichever network they are of."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Protocol, TypeVar

from msgspec import Meta, Struct, field

from postdesk.errors import Unknown
from postdesk.networks.meta.graph import Graph
from postdesk.wire.shapes import Id


class GraphCursors(Struct):
    """How a list goes on."""

    after: Annotated[str, Meta(max_length=2000)] = ""


class GraphPaging(Struct):
    """Where a list goes on; the address that stands beside the cursors holds a token, and is never read."""

    cursors: GraphCursors = field(default_factory=GraphCursors)


class Paged(Protocol):
    """A page of a list."""

    paging: GraphPaging


G = TypeVar("G", bound=Paged)


def graph_pages(
    graph: Graph, path: str, shape: type[G], query: Mapping[str, str], most: int, now: datetime
) -> Iterator[G]:
    """Yield the pages of a list in their order, to its end.

    Raises:
        Unknown: It has more than so many pages.
    """
    asked = dict(query)
    for _ in range(most):
        page = graph.read(path, now, **asked).into(shape)
        yield page
        if not page.paging.cursors.after:
            return
        asked["after"] = page.paging.cursors.after
    raise Unknown("a list on the network has more than {most} pages: look there", most=most)


class GraphValue(Struct):
    """One value of a metric: a number, or numbers by kind."""

    value: int | dict[str, int] | None = None


class GraphMetric(Struct):
    """A metric of a post."""

    name: str
    values: list[GraphValue] = []


class GraphInsights(Struct):
    """The metrics of a post; an empty list is "not counted"."""

    data: list[GraphMetric] = []


class MadeByGraph(Struct):
    """The id of what was just made."""

    id: Id
