"""Lists of the Graph API, read on to their end or given up."""

import pytest

from postdesk.errors import Unknown
from postdesk.networks.instagram.answers import InstagramComments
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.lists import graph_pages
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import Loopback, answer


@pytest.mark.parametrize("pages", [1, 3])
def test_a_list_is_read_to_its_end(pages):
    assert read(pages, most=3) == [str(number) for number in range(pages)]


def test_a_list_without_an_end_is_left():
    with pytest.raises(Unknown, match="a list on the network has more than 3 pages: look there"):
        read(4, most=3)


def read(count, most):
    """The first of each page of a list of so many pages."""

    def page(asked):
        number = int(asked.path.partition("after=")[2] or 0)
        going_on = {"paging": {"cursors": {"after": str(number + 1)}}} if number + 1 < count else {}
        return answer(body={"data": [{"id": str(number)}], **going_on})

    with Loopback(page) as door:
        graph = Graph(Wire(door.url), "v26.0", lambda _now: "planted-token", {})
        return [each.data[0].id for each in graph_pages(graph, "/7/comments", InstagramComments, {}, most, NOON)]
