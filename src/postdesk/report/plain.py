"""A report's figures as plain values, for scripts and spreadsheets: under stable names, what nobody gave being None."""

from typing import Any

from msgspec import structs

from postdesk.figures.campaigns import CampaignFigures
from postdesk.figures.usual import Usual
from postdesk.report.contents import Report
from postdesk.report.wording import figure_label, figure_note
from postdesk.words.names import language_name

Plain = dict[str, Any]


def plain_numbers(report: Report) -> list[Plain]:
    """Return the figures of page one that may be added up."""
    return [
        {
            "label": figure_label(one),
            "value": one.value,
            "note": figure_note(one),
            "usual": _whole(one.usual),
            "not_given_on": one.silent,
        }
        for one in report.numbers
    ]


def plain_networks(report: Report) -> list[Plain]:
    """Return the figures of each network; its usual range is that of one post."""
    return [{**structs.asdict(one), "usual": _range(one.usual)} for one in report.networks]


def plain_accounts(report: Report) -> list[Plain]:
    """Return what networks count for whole accounts."""
    return [{**structs.asdict(one), "usual": _whole(one.usual)} for one in report.accounts]


def plain_campaigns(report: Report) -> list[Plain]:
    """Return the figures of each campaign; its languages are in words."""
    return [{**structs.asdict(one), "languages": languages_of(one)} for one in report.campaigns]


def languages_of(one: CampaignFigures) -> tuple[str, ...]:
    """Return the languages of a campaign's posts in words."""
    return tuple(sorted(map(language_name, one.languages)))


def _range(usual: Usual | None) -> tuple[float, float] | None:
    return (usual.low, usual.high) if usual else None


def _whole(usual: Usual | None) -> tuple[int, int] | None:
    return (round(usual.low), round(usual.high)) if usual else None
