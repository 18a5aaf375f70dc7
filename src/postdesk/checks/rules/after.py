"""A post that goes after another one names one that is there, and that does not wait for it in turn.

`after: launch@linkedin` keeps a post back until `launch` is known to be published on linkedin; `after: launch@linkedin
+ 2 h` for two hours more; `after: spring/launch@linkedin` names a post of another campaign. Where the first fails or is
cancelled, the other waits for a person. A post that only rehearses never lets one go that is sent in earnest.

What to do: name the post as `postdesk list` does; where posts wait for each other, take one `after:` out.

Source: the house's format of a campaign file.
"""

from collections.abc import Iterator, Mapping, Sequence

from postdesk.drafts import campaign_files
from postdesk.drafts.quick_posts import quick_posts
from postdesk.drafts.spelling import nearest
from postdesk.models import Remark, Severity, Summary
from postdesk.models.drafts import series_of
from postdesk.settings import House

ID = "after"
SEVERITY = Severity.ERROR


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each post that waits for none, for itself, or for one that does not go out."""
    waits = [summary for summary in summaries if summary.after]
    if not waits:
        return
    firsts = {f"{one.post}@{name}": one.after for one in summaries for name in one.accounts}
    known = {*firsts, *_elsewhere(house)} if any(one.after not in firsts for one in waits) else firsts.keys()
    for summary in waits:
        place, (name, _, account) = summary.after_place or summary.place, summary.after.rpartition("@")
        if summary.after not in known and f"{series_of(name)}@{account}" not in known:
            near = nearest(summary.after, sorted(known)) or ""
            yield Remark(place, "near" if near else "unknown", of=summary, ref=summary.after, near=near)
        elif _comes_round(f"{summary.post}@{summary.account}", firsts):
            yield Remark(place, "circle", of=summary, ref=summary.after)
        elif _rehearses(account, house) and not _rehearses(summary.account, house):
            yield Remark(place, "rehearsed", of=summary, ref=summary.after, account=summary.account)


def _comes_round(ref: str, firsts: Mapping[str, str]) -> bool:
    """Tell whether what a post waits for waits for that post."""
    seen, at = set[str](), firsts.get(ref, "")
    while at and at not in seen:
        if at == ref:
            return True
        seen.add(at)
        at = firsts.get(at, "")
    return False


def _rehearses(account: str, house: House) -> bool:
    known = house.accounts.get(account)
    return known is not None and (known.rehearsal or known.network == "rehearsal")


def _elsewhere(house: House) -> Iterator[str]:
    """Yield the names of all posts of the desk, of one that comes back without its day."""
    for path in campaign_files((), house):
        yield from (f"{campaign}/{name}@{account}" for campaign, name, account in quick_posts(path, house))
