"""A signature names what was seen; what changed since is shown to whoever signs again."""

import msgspec
import pytest
from sqlalchemy import text

from postdesk import queue
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.posts import approvals
from stage.desks import SPRING, lay
from stage.life import hand, queued, wanted
from stage.pictures import jpeg

DOORS = "spring/doors@fedi"


def content(desk, name="doors"):
    """The hash of what a post is to send."""
    return queue.find(desk.log, name).content_hash


def edited(desk, before, after):
    """The same desk after somebody edited its file and queued it again."""
    lay(desk.house.root, spring=SPRING.replace(before, after))
    desk.queue.apply()
    return desk


def waiting(desk):
    return [waits for waits in desk.queue.unsigned() if waits.post.draft == "doors"]


@pytest.fixture
def desk(office):
    office.queue.apply()
    return office


def test_ten_signs_of_a_hash_name_a_content(desk):
    assert desk.queue.with_content("doors", content(desk)[:10]).ref == DOORS
    (signed,) = desk.queue.sign([desk.queue.with_content("doors", content(desk))], "Jana", "")
    assert (signed.ref, waiting(desk)) == (DOORS, [])


def refusal(desk, given, name="doors"):
    with pytest.raises(PostdeskError) as told:
        desk.queue.with_content(name, given)
    return str(told.value)


@pytest.mark.parametrize("signs", [0, 1, 6])
def test_too_few_signs_name_no_content(desk, signs):
    assert refusal(desk, content(desk)[:signs]) == (
        f"{DOORS}: say which content was seen by 7 characters of its hash or more: `postdesk approvals` shows it"
    )
    assert desk.queue.with_content("doors", content(desk)[:7]).ref == DOORS


def test_what_was_changed_since_is_said(desk):
    seen = content(desk)
    edited(desk, "Doors open at six.", "Doors open at seven.")
    assert refusal(desk, seen[:12]) == (
        f"{DOORS} is not what {seen[:10]} names: it was changed since (- Doors open at six. / + Doors open at seven.); "
        "look at it again: `postdesk approvals`"
    )


def test_what_only_the_file_says_is_said(desk):
    before = content(desk)
    seen = content(edited(desk, "Doors open at six.", "Doors open at eight."))
    assert before != seen
    with desk.log.write() as connection:
        connection.execute(text("DELETE FROM content"))
    lay(desk.house.root, spring=SPRING)
    assert refusal(desk, before) == (
        f"{DOORS} is not what {before[:10]} names: that is what its file says now, and something else is queued "
        "(- Doors open at eight. / + Doors open at six.): `postdesk queue` first"
    )


def test_the_hash_of_another_post_is_known(desk):
    seen = content(desk, "tea")
    assert refusal(desk, seen) == f"{DOORS} is not what {seen[:10]} names: that is spring/tea@fedi"


def test_a_hash_that_nobody_knows_is_answered_with_the_one_there_is(desk):
    told = refusal(desk, "0" * 64)
    assert told.startswith(f"{DOORS} is not what 0000000000 names: its hash is {content(desk)[:10]} now; `postdesk app")


def test_a_long_difference_is_cut(desk):
    seen = content(desk)
    lines = "".join(f"\n      Line {number}, and more" for number in range(6))
    edited(desk, "Doors open at six.", f"|{lines}")
    told = refusal(desk, seen)
    assert "+ Line 2, and more / …)" in told
    edited(desk, "Doors open at six.", f"Doors {'and doors ' * 10}")
    assert f"+ Doors {'and doors ' * 5}an" in refusal(desk, seen)


def test_what_was_shown_and_then_changed_is_not_signed(desk):
    (shown,) = [waits.post for waits in waiting(desk)]
    edited(desk, "six", "seven")
    with pytest.raises(PostdeskError, match=f"{DOORS} was changed since it was shown: nothing was signed; look at it"):
        list(desk.queue.sign([shown], "Jana", ""))
    assert [waits.before for waits in waiting(desk)] == [None]


def test_since_its_signature_line_by_line(desk):
    (post,) = [waits.post for waits in waiting(desk)]
    assert [each.ref for each in desk.queue.sign([post], "Jana", "")] == [DOORS]
    edited(desk, "    text: Doors open at six.", "    warning: Crowds\n    text: Doors open at seven.")
    (waits,) = waiting(desk)
    assert waits.before.who == "Jana"
    assert desk.queue.since_signed(waits) == [
        "- Doors open at six.",
        "+ Doors open at seven.",
        'warning none → "Crowds"',
    ]


def test_of_what_was_signed_before_contents_were_kept_nothing_is_said(desk):
    list(desk.queue.sign([waits.post for waits in waiting(desk)], "Jana", ""))
    edited(desk, "six", "seven")
    with desk.log.write() as connection:
        connection.execute(text("DELETE FROM content"))
    (waits,) = waiting(desk)
    assert (waits.before.who, waits.signed, desk.queue.since_signed(waits)) == ("Jana", None, [])


def test_what_was_signed_is_kept_however_often_it_is_edited(log):
    queued(log, wanted())
    queue.approve(log, "gifts", "Jana", hand())
    for words in ("Doors open at seven.", "Doors open at eight.", "Doors open at seven."):
        queued(log, wanted(text=words))
    (waits,) = approvals.waiting(log)
    assert "Doors open at six." in waits.signed
    assert msgspec.json.decode(waits.post.payload)["texts"] == ["Doors open at seven."]


def test_all_that_one_command_signed_is_taken_back_together(desk):
    list(desk.queue.sign([waits.post for waits in desk.queue.unsigned()], "Jana", ""))
    assert desk.queue.unsigned() == []
    assert len(desk.queue.undo("", "")) == 2
    assert len(desk.queue.unsigned()) == 2


def test_a_preview_shows_the_hash_that_is_queued(desk):
    assert {preview.ref: preview.hash for preview in desk.drafts.preview().previews} == {
        waits.post.ref: waits.post.content_hash for waits in desk.queue.unsigned()
    }
    again = Desk.open(desk.house.root, desk.machine)
    assert [preview.hash for preview in again.posts.preview(desk.posts.listing()).previews] == [
        post.content_hash for post in desk.posts.listing()
    ]


def test_a_picture_that_cannot_be_sent_gives_no_hash(desk):
    cut = SPRING.replace("six.", "six.\n    media: [{file: media/cut.jpg, alt: The hall.}]")
    (desk.house.campaigns / "media/cut.jpg").write_bytes(jpeg()[:-60])
    lay(desk.house.root, spring=cut)
    assert [bool(preview.hash) for preview in desk.drafts.preview().previews] == [False, True]
