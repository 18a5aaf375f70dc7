"""A report as one JSON document, whose keys scripts may rely on."""

from typing import Any

import msgspec

from postdesk.charts import hashtag_weeks
from postdesk.charts.captions import period_title
from postdesk.charts.picture import Picture
from postdesk.figures.power import FOUND, WEEKS
from postdesk.figures.standouts import Absence, Standout
from postdesk.log.readings.facts import Published
from postdesk.report.breaks import broken_series
from postdesk.report.contents import Report
from postdesk.report.plain import plain_accounts, plain_campaigns, plain_networks, plain_numbers
from postdesk.report.tables import FIGURES
from postdesk.report.wording import standout_why


def document(report: Report) -> bytes:
    """Return the whole report as JSON, indented, ending with a newline; figures that nobody gave are null."""
    return msgspec.json.format(msgspec.json.encode(_contents(report), enc_hook=str), indent=2) + b"\n"


def _contents(report: Report) -> dict[str, Any]:
    """Return the report as plain values under stable keys."""
    period = report.period
    return {
        "period": period.name,
        "title": period_title(period),
        "from": period.first,
        "to": period.days[-1],
        "timezone": period.zone,
        "desk": report.desk,
        "made": report.made,
        "running": period.running(report.made),
        "simulated": report.simulated,
        "headline": {"text": report.headline.text, "strength": report.headline.strength, "rule": report.headline.rule},
        "findings": list(report.findings),
        "numbers": plain_numbers(report),
        "networks": plain_networks(report),
        "accounts": plain_accounts(report),
        "campaigns": plain_campaigns(report),
        "posts": [_post(post) for post in report.posts],
        "best": _standout(report, report.best),
        "learn": _standout(report, report.learn),
        "actions": list(report.actions),
        "coming": list(report.coming),
        "needs_you": list(report.needs),
        "accessibility": list(report.accessibility),
        "coverage": {
            **msgspec.to_builtins(report.coverage, enc_hook=str),
            "freshness": list(report.freshness),
            "files": list(report.files),
            "missing": list(report.missing),
            "stopped": list(report.stopped),
        },
        "breaks": [
            {"network": network, **msgspec.to_builtins(each, enc_hook=str)} for network, each in broken_series(report)
        ],
        "power": [
            {"posts": posts, "factor": factor, "found": found / WEEKS, "weeks": WEEKS, "simulated": True}
            for posts, both in FOUND.items()
            for factor, found in zip((2, 3), both, strict=True)
        ],
        "charts": [_chart(picture) for picture in report.pictures],
    }


def _post(post: Published) -> dict[str, Any]:
    figures = {name: getattr(post.figures, name) for name in FIGURES}
    rest = {name: value for name, value in msgspec.structs.asdict(post).items() if name not in {"figures", "as_of"}}
    return {**rest, **figures, "native": post.figures.engagements, "counted": post.as_of, "age": _rounded(post.age)}


def _rounded(age: float | None) -> float | None:
    return None if age is None else round(age, 2)


def _standout(report: Report, found: Standout | Absence) -> dict[str, Any] | None:
    if isinstance(found, str):
        return None
    return {"why": standout_why(found, report.name(found.post.network)), "post": _post(found.post)}


def _chart(picture: Picture) -> dict[str, Any]:
    return {
        "name": picture.name,
        "question": picture.question,
        "title": picture.title,
        "subtitle": picture.subtitle,
        "alt": picture.alt,
        "source": picture.source,
        "simulated": picture.simulated,
        **_rows(picture),
    }


def _rows(picture: Picture) -> dict[str, Any]:
    """Return the rows of a picture: a hashtag's weeks are one row, since there may be thousands of hashtags."""
    if picture.name != hashtag_weeks.NAME:
        columns, rows = picture.table
        return {"rows": [dict(zip(columns, row, strict=True)) for row in rows]}
    tags = hashtag_weeks.by_tag(picture.rows)
    return {
        "weeks": [
            {"week": one.week, "of": one.of, "running": one.running} for own in [*tags.values()][:1] for one in own
        ],
        "rows": [
            {"hashtag": tag, "family": own[0].family, "state": own[0].state, "posts": [one.posts for one in own]}
            for tag, own in tags.items()
        ],
    }
