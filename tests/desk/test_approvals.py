"""Two people sign, never the author, what they saw; and what is not good enough goes back with a note."""

import pytest

from postdesk.errors import NotPermitted, PostdeskError
from postdesk.log.posts import notices
from postdesk.models.life import State
from stage.colleagues import ANA, BEN, CARA, SIGNED, TWICE, peopled
from stage.desks import DOORS, SETTINGS, SPRING, TEA, states, write


@pytest.fixture
def twice(tmp_path, clock):
    return peopled(tmp_path, clock, TWICE)


def waits(desk, ref=DOORS):
    """Who signed a post, of how many, and who may."""
    found = next((each for each in desk.queue.unsigned() if each.post.ref == ref), None)
    return found and ([each.who for each in found.signatures], found.needs, desk.queue.missing([found])[found.post.ref])


def sign(desk, who, ref=DOORS):
    return desk.acting(who).queue.approve([ref], "", "")


def reworded(desk, **changes):
    text = SPRING
    for before, after in changes.values():
        text = text.replace(before, after)
    write(desk, spring=text)
    desk.queue.apply()


def test_a_post_goes_out_once_two_different_people_have_signed_it(twice, clock):
    clock.forward(hours=21)
    assert waits(twice) == ([], 2, [ANA, BEN])
    assert twice.publishing.publish_due() == []
    sign(twice, ANA)
    assert waits(twice) == ([ANA], 2, [BEN])
    assert twice.publishing.publish_due() == []
    with pytest.raises(NotPermitted, match=f"{DOORS} has the signature of {ANA}, and two people sign it: {BEN} may"):
        sign(twice, ANA)
    sign(twice, BEN)
    assert waits(twice) is None
    assert [outcome.ref for outcome in twice.publishing.publish_due()] == [DOORS]


def test_other_words_void_both_signatures_and_show_what_changed(twice):
    sign(twice, ANA)
    sign(twice, BEN)
    assert twice.queue.unapproved() == {TEA}
    reworded(twice, six=("at six", "at seven"))
    (found,) = [each for each in twice.queue.unsigned() if each.post.ref == DOORS]
    assert (found.signatures, found.before.who) == ((), BEN)
    assert twice.queue.since_signed(found) == ["- Doors open at six.", "+ Doors open at seven."]


def test_nobody_signs_what_they_queued(tmp_path, clock):
    desk = peopled(tmp_path, clock, SIGNED)
    sign(desk, ANA)
    reworded(desk.acting(ANA), six=("at six", "at seven"))
    with pytest.raises(NotPermitted) as told:
        sign(desk, ANA)
    assert str(told.value) == f"{DOORS} is {ANA}'s own, and nobody signs their own words: {BEN} may"
    assert not desk.acting(ANA).queue.theirs_to_sign([desk.posts.named(DOORS)])
    assert [post.ref for post in desk.acting(ANA).queue.approve_all("", "")] == [TEA]
    assert [post.ref for post in desk.acting(BEN).queue.approve_all("", "")] == [DOORS]


def test_who_else_may_is_never_the_author_nor_who_has_signed(twice, clock):
    """Ana wrote it, Ben signed it: of those who may approve here there is nobody else."""
    reworded(twice.acting(ANA), six=("at six", "at seven"))
    assert waits(twice) == ([], 2, [BEN])
    clock.forward(minutes=1)
    sign(twice, BEN)
    assert waits(twice) == ([BEN], 2, [])
    for who, said in ((BEN, "has the signature of"), (ANA, "is")):
        with pytest.raises(NotPermitted, match=f"{said} {who}.*: nobody else may"):
            sign(twice, who)


def test_everybody_signs_for_themselves(twice):
    with pytest.raises(NotPermitted, match=f"signs for themselves, and you are {ANA}, not {BEN}"):
        twice.acting(ANA).queue.approve([DOORS], BEN, "")
    assert [post.ref for post in twice.acting(ANA).queue.approve([DOORS], "ana@example.org", "")] == [DOORS]


def test_without_people_somebody_is_named(office):
    office.queue.apply()
    with pytest.raises(PostdeskError, match="say who with --by"):
        office.queue.approve([DOORS], "", "")
    assert office.queue.theirs_to_sign([office.posts.named(DOORS)]) == {DOORS}


def test_one_account_or_campaign_asks_for_more_than_the_others(tmp_path, clock):
    desk = peopled(tmp_path, clock, f'{SETTINGS}\n[signers]\n"autumn/" = 2\n"@bsky" = 1\n')
    other = SPRING.replace("at: next", "at: 2026-11-24 09:30")
    gates = other.replace("spring", "autumn").replace("Doors", "Gates").replace("Tea", "Juice")
    write(desk, autumn=gates, more=other.replace("spring", "more").replace("fedi", "bsky"))
    desk.queue.apply()
    autumn, bsky = "autumn/doors@fedi", "more/doors@bsky"
    assert desk.queue.unapproved() == {autumn, "autumn/tea@fedi", bsky, "more/tea@bsky"}
    sign(desk, ANA, autumn)
    sign(desk, ANA, bsky)
    assert desk.queue.unapproved() == {autumn, "autumn/tea@fedi", "more/tea@bsky"}
    sign(desk, BEN, autumn)
    for _ in range(2):
        clock.forward(hours=20 if clock().hour == 12 else 0, minutes=5)
        desk.publishing.publish_due()
    done = {ref for ref, state in states(desk).items() if state == "published"}
    assert done == {DOORS, autumn, bsky}


def test_taking_back_one_signature_leaves_the_other(twice, clock):
    sign(twice, ANA)
    clock.forward(minutes=1)
    sign(twice, BEN)
    twice.acting(BEN).queue.undo("", "")
    assert waits(twice) == ([ANA], 2, [BEN])


def sent_back(desk, who=BEN, note="Who  took\nthe picture?", ref=DOORS):
    return desk.acting(who).queue.send_back([desk.posts.named(ref)], note)


def test_a_post_that_was_sent_back_waits_until_its_draft_says_something_else(tmp_path, clock):
    desk = peopled(tmp_path, clock)
    assert [post.state for post in sent_back(desk)] == ["queued"]
    clock.forward(hours=20, minutes=5)
    assert desk.publishing.publish_due() == []
    (layer,) = desk.posts.held([desk.posts.named(DOORS)])[DOORS]
    assert (layer.scope, layer.who, layer.why) == ("sent-back", BEN, "Who took the picture?")
    assert states(desk)[DOORS] == "held"
    desk.queue.apply()
    assert desk.publishing.publish_due() == []
    reworded(desk, six=("at six.", "at six. Photo by Mina."))
    assert [str(outcome.state) for outcome in desk.publishing.publish_due()] == ["published"]
    said = [entry.why for entry in desk.posts.history(DOORS) if entry.who == BEN]
    assert said == ["sent back: Who took the picture?"]


def test_what_was_sent_back_is_not_signed_nor_released_but_can_be_taken_back(tmp_path, clock):
    desk = peopled(tmp_path, clock, SIGNED)
    sent_back(desk)
    says = f'{DOORS} was sent back by {BEN} \\("Who took the picture\\?"\\): it waits until its draft is changed'
    with pytest.raises(PostdeskError, match=says):
        sign(desk, ANA)
    with pytest.raises(PostdeskError, match=says):
        desk.acting(BEN).queue.release([DOORS], "")
    assert [post.ref for post in desk.acting(ANA).queue.approve_all("", "")] == [TEA]
    desk.acting(ANA).queue.undo(DOORS, "a misunderstanding")
    assert sign(desk, ANA)[0].ref == DOORS


def test_sending_back_wants_a_note_and_what_was_seen(tmp_path, clock):
    desk = peopled(tmp_path, clock)
    with pytest.raises(PostdeskError, match="was not sent back: say in a note what is to be changed"):
        sent_back(desk, note=" ")
    seen = desk.posts.named(DOORS)
    reworded(desk, six=("at six", "at seven"))
    with pytest.raises(PostdeskError, match="was changed since it was shown: it was not sent back"):
        desk.acting(BEN).queue.send_back([seen], "x")


def test_a_newer_note_takes_the_place_of_an_older_and_a_new_label_keeps_it(tmp_path, clock):
    desk = peopled(tmp_path, clock)
    sent_back(desk, note="one")
    sent_back(desk, ANA, note="two")
    write(desk, spring=SPRING.replace("id: doors", "id: gates"))
    desk.queue.apply()
    (only,) = desk.queue.sent_back().values()
    assert (only.who, only.why) == (ANA, "two")
    assert desk.posts.named("spring/gates@fedi").state == State.QUEUED


def test_the_author_is_told_once(tmp_path, clock):
    desk = peopled(tmp_path, clock)
    sent_back(desk)
    told = [one.says for one in notices.news(desk.log, clock())]
    assert told == [f"sent back by {BEN}: {DOORS} (Who took the picture?)"]
    assert desk.who == CARA
