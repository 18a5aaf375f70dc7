"""Lists and figures as the Graph API gives them, whichever network they are of."""

from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.wire.shapes import Id


class GraphCursors(Struct):
    """How a list goes on."""

    after: Annotated[str, Meta(max_length=2000)] = ""


class GraphPaging(Struct):
    """Where a list goes on; the address that stands beside the cursors holds a token, and is never read."""

    cursors: GraphCursors = field(default_factory=GraphCursors)


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
