"""Giving posts another name by hand: a post, a draft, a campaign, an account. All else of a post stays as it is.

What a file says in other words is found without this (`comparison`); this says it where nothing else can tell, such as
a name and the words corrected at once.
"""

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import lookup, queueing
from postdesk.log.posts.lookup import Named
from postdesk.log.posts.remembered import Label, label_ref
from postdesk.models.life import Hand
from postdesk.sentences import Sentence


def rename(log: Log, old: str, new: str, hand: Hand) -> list[str]:
    """Give everything that is called `old` the name `new`; return the posts' new names.

    Both are of one form: `campaign/`, `campaign/id`, `campaign/id@account` or `@account`.

    Raises:
        PostdeskError: The forms differ, nothing is called so, or the new name is another post's.
    """
    before, after = labels(old), labels(new)
    if [bool(part) for part in before] != [bool(part) for part in after]:
        raise PostdeskError(
            '"{old}" and "{new}" name different things: write both as {form}', old=old, new=new, form=_form(before)
        )
    everything = lookup.post_names(log)
    meant = [post for post in everything if _is(post, before)]
    if not meant:
        raise PostdeskError('no post is called "{old}": `postdesk list` shows their names', old=old)
    changed = {post.id: _called(post, after) for post in meant}
    left = {label_ref(_called(post, ("", "", ""))) for post in everything if post.id not in changed}
    if twice := next((label_ref(label) for label in changed.values() if label_ref(label) in left), None):
        raise PostdeskError("{twice} is another post already: cancel one of them, or choose another name", twice=twice)
    queueing.rename(log, changed, Sentence("renamed from {old} to {new}", old=old, new=new), hand)
    return [label_ref(label) for label in changed.values()]


def labels(name: str) -> Label:
    """Return what a name says of campaign, id and account, "" for what is left out; PostdeskError where it is none."""
    draft, _, account = name.partition("@")
    campaign, bar, post = draft.partition("/")
    if (not account and not (campaign and bar)) or (draft and not campaign):
        raise PostdeskError(
            '"{name}" is no name: write campaign/, campaign/id, campaign/id@account or @account', name=name
        )
    return campaign, post, account


def _form(parts: Label) -> str:
    campaign, post, account = parts
    return (f"campaign/{'id' if post else ''}" if campaign else "") + ("@account" if account else "")


def _is(post: Named, parts: Label) -> bool:
    mine = (post.campaign, post.draft, post.account)
    return all(not part or part == own for part, own in zip(parts, mine, strict=True))


def _called(post: Named, parts: Label) -> Label:
    campaign, draft, account = parts
    return campaign or post.campaign, draft or post.draft, account or post.account
