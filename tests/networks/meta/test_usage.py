"""How much of what Meta allows is used up, as its headers tell."""

import pytest

from postdesk.networks.meta.usage import graph_usage, graph_wait

PAGES = '{"1055": [{"type": "pages", "call_count": 97, "total_cputime": 23, "estimated_time_to_regain_access": 0}]}'
FULL = '{"1055": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 7}], "2": []}'


@pytest.mark.parametrize(
    ("headers", "used", "wait"),
    [
        ({}, 0, 900),
        ({"x-app-usage": '{"call_count": 28, "total_time": 25, "total_cputime": 31}'}, 31, 900),
        ({"x-business-use-case-usage": PAGES}, 97, 900),
        ({"x-app-usage": '{"call_count": 28}', "x-business-use-case-usage": FULL}, 100, 420),
        ({"x-app-usage": "much", "x-business-use-case-usage": "[1]"}, 0, 900),
        ({"x-app-usage": '{"call_count": "much"}'}, 0, 900),
    ],
)
def test_headers_tell_percent_and_minutes(headers, used, wait):
    assert (graph_usage(headers), graph_wait(headers)) == (used, wait)


def test_a_wait_is_believed_up_to_a_day():
    assert graph_wait({"x-app-usage": '{"estimated_time_to_regain_access": 99999}'}) == 86_400
