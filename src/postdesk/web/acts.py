"""What a person does on a page: each is an act of the desk, logged in their name."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.posts.lookup import Post
from postdesk.web.told import done_words, marked_words, one_after_another, reason_words, told_after_another
from postdesk.web.wording import moment_words, noted, phrase, phrases

if TYPE_CHECKING:
    from postdesk.queue.moving import MovedPost
    from postdesk.queue.written_times import WrittenTime

LONGEST = 100_000
"""Characters of one field; the longest post of any network has two thirds of that."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class SentFile(Struct, frozen=True):
    """A file that a form sends: what it is called there, and what it holds."""

    name: str
    content: BinaryIO


class SentForm(Struct, frozen=True):
    """What a form says: names of fields with all their values; the posts that it means; files by their fields."""

    fields: Mapping[str, Sequence[str]]
    files: Mapping[str, Sequence[SentFile]] = {}

    def said(self, name: str) -> str:
        """Return what stands in a field, "" for nothing."""
        return (self.fields.get(name) or [""])[-1].strip()

    def see_that_it_is_text(self, longer: Mapping[str, int]) -> None:
        """See that every field is a text that is not too long; some are `longer`, and read as files are.

        Raises:
            PostdeskError: One is none; nothing was done.
        """
        for name, values in self.fields.items():
            for value in values:
                _see_length(value, longer.get(name, LONGEST))
                if name not in longer and (found := _NO_TEXT.search(value)):
                    sign = f"U+{ord(found[0]):04X}"
                    raise PostdeskError(
                        phrase(
                            "what was typed holds {sign}, which no text has: take it out; nothing was done", sign=sign
                        )
                    )

    @property
    def refs(self) -> Sequence[str]:
        """The full names of the posts that are meant.

        Raises:
            PostdeskError: There is none.
        """
        found = [ref.strip() for ref in self.fields.get("ref", ()) if ref.strip()]
        if not found:
            raise PostdeskError(phrase("no post was chosen: nothing was done"))
        return found


def _see_length(value: str, most: int) -> None:
    if len(value) > most:
        raise PostdeskError(
            phrase(
                "what was typed has {many} characters, and {most} are the most: shorten it; nothing was done",
                many=len(value),
                most=most,
            )
        )


Act = Callable[[Desk, SentForm], str]
"""Does something and says what, in a sentence."""


def _hold(desk: Desk, form: SentForm) -> str:
    """Keep posts back."""
    return _told(noted("{posts}: on hold."), desk.queue.hold(_exact(desk, form), form.said("why")))


def _release(desk: Desk, form: SentForm) -> str:
    """Let held posts go out again."""
    return _told(noted("{posts}: released."), desk.queue.release(_exact(desk, form), form.said("why")))


def _cancel(desk: Desk, form: SentForm) -> str:
    """Take posts out of the queue."""
    return _told(noted("{posts}: cancelled."), desk.queue.cancel(_exact(desk, form), form.said("why")))


def _retry(desk: Desk, form: SentForm) -> str:
    """Queue failed or missed posts again."""
    return _told(noted("{posts}: queued again."), desk.queue.retry(_exact(desk, form), form.said("why")))


def _move(desk: Desk, form: SentForm) -> str:
    """Give posts another moment: what a browser's field says, "2026-12-18T09:00", on the office's clock."""
    moved = desk.queue.move(_exact(desk, form), _when(form), form.said("why"))
    sentence = _moved_words(moved)
    return _with_files(sentence, desk.queue.write_times([each.post for each in moved]) if form.said("write") else ())


def _with_files(sentence: str, written: "Iterable[WrittenTime]") -> str:
    """Say after a sentence what became of the files in which posts have their moments."""
    for one in written:
        message = (
            noted("{moved} <bdi>{path}</bdi> says so, too.")
            if one.path
            else noted("{moved} No file was changed: {why}.")
        )
        sentence = phrase(message, moved=sentence, path=one.path, why=reason_words(one.why))
    return sentence


def _moved_words(moved: "Sequence[MovedPost]") -> str:
    """Say where posts are now, and what they break there."""
    breaks = told_after_another(broken for each in moved for broken in each.breaks)
    values = {"posts": _names([each.post for each in moved]), "when": moment_words(moved[0].post.local)}
    if breaks:
        return phrase("<bdi>{posts}</bdi> moved to {when}: {breaks}.", breaks=breaks, **values)
    return phrase("<bdi>{posts}</bdi> moved to {when}.", **values)


def _sign(desk: Desk, form: SentForm) -> str:
    """Sign what was seen: each post with the hash of the content that the page showed."""
    signed = list(desk.queue.sign(_seen(desk, form), desk.who, form.said("why")))
    return phrase("<bdi>{posts}</bdi>: signed by {who}.", posts=_names(signed), who=desk.who)


def _send_back(desk: Desk, form: SentForm) -> str:
    """Send what was seen back to its author, with a note."""
    return _told(noted("{posts}: sent back."), desk.queue.send_back(_seen(desk, form), form.said("note")))


def _resolve(desk: Desk, form: SentForm) -> str:
    """Say where a post can be read."""
    (ref, *_), url = _exact(desk, form), form.said("url")
    if not url:
        raise PostdeskError(phrase("paste the address at which the post can be read: nothing was done"))
    return _told(noted("{posts}: public."), [desk.queue.resolve(ref, url, form.said("why"), _when(form))])


def _absent(desk: Desk, form: SentForm) -> str:
    """Say that a post is not on its network."""
    return _told(
        noted("{posts}: not there, as you saw."), [desk.queue.resolve(_exact(desk, form)[0], None, form.said("why"))]
    )


def _delete(desk: Desk, form: SentForm) -> str:
    """Take a post off its network for good, or write down that somebody has done so there."""
    desk.people.allow("delete")
    (ref, *more) = _exact(desk, form)
    if more or form.said("sure") != "yes":
        raise PostdeskError(phrase("say of one post that it is to go for everybody and for good: nothing was done"))
    gone = form.said("gone") == "yes"
    return _told(
        noted("{posts}: noted as gone from its network.") if gone else noted("{posts}: deleted from its network."),
        [desk.posts.delete(ref, form.said("why"), gone=gone)],
    )


def _edit(desk: Desk, form: SentForm) -> str:
    """Give a public post the words that its draft has now, if both are what the page showed."""
    desk.people.allow("edit")
    (ref, *more) = _exact(desk, form)
    if more or form.said("sure") != "yes":
        raise PostdeskError(phrase("say of one post that everybody is to see its new words: nothing was done"))
    rewording = desk.posts.rewording(ref)
    if form.said("seen") != rewording.seen:
        raise PostdeskError(
            phrase(
                "<bdi>{post}</bdi> or its draft was changed since it was shown: look at it again; nothing was done",
                post=ref,
            )
        )
    signer = desk.posts.signer_of_edit(rewording.post)
    post, differs = desk.posts.edit(rewording, signer, form.said("why"))
    said = phrase("<bdi>{posts}</bdi>: edited in public.", posts=post.ref)
    for what in differs:
        said = phrase("{said} Its server shows it {what}.", said=said, what=marked_words(what))
    return said


def _hold_all(desk: Desk, form: SentForm) -> str:
    """Hold the whole desk."""
    count = desk.queue.hold_all(form.said("why"))
    return phrases(
        "Everything is on hold: {n} post is kept back.", "Everything is on hold: {n} posts are kept back.", count
    )


def _release_all(desk: Desk, form: SentForm) -> str:
    """End the hold of the whole desk."""
    count = desk.queue.release_all(form.said("why"))
    return phrases(
        "The desk is released: {n} post was kept back by its hold alone.",
        "The desk is released: {n} posts were kept back by its hold alone.",
        count,
    )


def _undo(desk: Desk, form: SentForm) -> str:
    """Take back the last act by hand, of whoever asks or on a post; a time that it wrote into a file goes back, too."""
    undone = desk.queue.undo(form.said("ref"), form.said("why"))
    what = (done_words(each.what, each.post.ref if each.post else "") for each in undone)
    sentence = phrase("Taken back: {acts}.", acts=one_after_another(what))
    return _with_files(sentence, desk.queue.write_times_back(undone))


def _take_back(desk: Desk, form: SentForm) -> str:
    """Take an edit of a campaign file back."""
    return phrase("Taken back: {acts}.", acts=told_after_another(desk.writing.take_back(form.said("edit").split())))


ACTS: Mapping[str, Act] = {
    "hold": _hold,
    "release": _release,
    "cancel": _cancel,
    "retry": _retry,
    "move": _move,
    "sign": _sign,
    "send-back": _send_back,
    "resolve": _resolve,
    "absent": _absent,
    "delete": _delete,
    "edit": _edit,
    "hold-all": _hold_all,
    "release-all": _release_all,
    "undo": _undo,
    "take-back": _take_back,
}
"""All acts, by the name in their address."""
FOR_GOOD = frozenset(("undo", "take-back", "delete", "edit"))
"""Those that cannot be taken back."""


def _when(form: SentForm) -> str:
    """Return the moment in a browser's field as a person writes it."""
    return form.said("when").replace("T", " ")


def _exact(desk: Desk, form: SentForm) -> list[str]:
    """Return the names of posts that are there under exactly these names."""
    return [desk.posts.named(ref).ref for ref in form.refs]


def _seen(desk: Desk, form: SentForm) -> list[Post]:
    """Return the posts that a form means, each with the content that the page showed."""
    named = [ref.rpartition("=") for ref in form.refs]
    return [desk.queue.with_content(ref, content) for ref, _, content in named]


def _told(message: str, posts: Sequence[Post]) -> str:
    return phrase(message, posts=_names(posts))


def _names(posts: Sequence[Post]) -> str:
    return ", ".join(post.ref for post in posts)
