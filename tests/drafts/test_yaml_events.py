import pytest
import yaml

from postdesk.drafts.yaml_events import FASTEST, fastest_parser
from postdesk.drafts.yaml_in_python import PureParser


def test_the_c_parser_is_used_where_it_is_there():
    assert (FASTEST is PureParser) is not yaml.__with_libyaml__


def test_where_pyyaml_was_built_without_the_c_library_its_parser_in_python_reads():
    assert fastest_parser(object()) is PureParser


@pytest.mark.parametrize("parser", [FASTEST, PureParser])
def test_events_end_with_none(parser):
    events = parser("a: b")
    seen = []
    while (event := events.get_event()) is not None:
        seen.append(type(event).__name__)
    assert seen[0] == "StreamStartEvent"
    assert seen.count("ScalarEvent") == 2
    assert seen[-1] == "StreamEndEvent"
