"""What one file says too often is counted: the first hundred of a kind are shown, and it is said how many follow."""

from postdesk.models import Finding, Place, Severity
from postdesk.models.findings_in_short import SHOWN, how_many, in_short


def said(line, *, code="page", path="spring.yaml", severity=Severity.ERROR, account="", rule="unknown-key"):
    return Finding(Place(path, line), severity, rule, code, {"key": f"k{line}"}, account=account, post=f"spring/{line}")


def test_as_many_as_somebody_reads_are_all_shown():
    found = [said(line) for line in range(SHOWN)]
    assert in_short(found) == found
    assert {how_many(finding) for finding in found} == {1}


def test_of_more_the_first_are_shown_and_the_rest_is_counted_where_it_goes_on():
    found = [said(line) for line in range(SHOWN + 3)]
    *shown, more = in_short(found)
    assert shown == found[:SHOWN]
    assert more == Finding(found[SHOWN].place, Severity.ERROR, "unknown-key", "and-more", {"count": 3})
    assert how_many(more) == 3


def test_each_kind_and_each_file_has_a_hundred_of_its_own():
    kinds = ({}, {"code": "post"}, {"path": "tea.yaml"}, {"severity": Severity.WARNING}, {"rule": "bad-name"})
    found = [said(line, **kind) for line in range(SHOWN + 1) for kind in kinds]
    short = in_short(found)
    assert len(short) == len(found)
    assert [(one.place.path, one.rule, one.code, one.severity) for one in short[-len(kinds) :]] == [
        (one.place.path, one.rule, "and-more", one.severity) for one in found[-len(kinds) :]
    ]
    assert sum(map(how_many, short)) == len(found)


def test_one_remark_on_several_accounts_counts_once_in_whatever_order_they_are():
    alone = [said(line, account=account) for line in range(SHOWN + 2) for account in ("fedi", "bsky")]
    for found in (alone, sorted(alone, key=lambda one: one.account)):
        short = in_short(found)
        assert len(short) == 2 * SHOWN + 1
        assert [one.values for one in short if one.code == "and-more"] == [{"count": 2}]


def test_what_is_short_stays_as_it_is():
    short = in_short([said(line) for line in range(SHOWN * 3)])
    assert in_short(short) == short
