"""The roles of [people] hold on the page: no act of another role, in one sentence, and no button that would lead to it."""

import pytest

from postdesk.desk import Desk
from postdesk.web import shelf
from postdesk.web.acts import ACTS
from stage.browsing import OURS, Browser, plain
from stage.colleagues import ANA, BEN, CARA, DAN, EVE, TWICE, peopled
from stage.desks import DOORS, LINKEDIN, SETTINGS, SPRING, TEA, lay
from stage.names_read import FIELDS, those_read

NEEDS = {
    "hold": {BEN},
    "release": {BEN},
    "hold-all": {BEN},
    "release-all": {BEN},
    "cancel": {ANA, CARA},
    "move": {ANA, CARA},
    "take-back": {ANA, CARA},
    "sign": {ANA, BEN},
    "send-back": {ANA, BEN},
    "retry": {DAN},
    "resolve": {DAN},
    "absent": {DAN},
    "delete": {DAN},
    "edit": {DAN},
}
BUTTONS = {
    "Hold everything": {BEN},
    "Cancel it": {ANA, CARA},
    "Send it back": {ANA, BEN},
    "Sign what is shown here": {ANA, BEN},
}
READING = {"/write/look/{campaign}", "/accounts/check"}
"""Forms that change nothing: how a post would look, and whether a network lets an account in."""
PEOPLE = (ANA, BEN, CARA, DAN, EVE)


@pytest.fixture
def desk(tmp_path, clock):
    return peopled(tmp_path, clock, TWICE)


@pytest.mark.parametrize("act", sorted(NEEDS))
def test_an_act_of_another_role_is_refused_in_one_sentence(desk, act):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    form = {
        "ref": seen if act in {"sign", "send-back"} else DOORS,
        "note": "x",
        "when": "2026-11-25T09:00",
        "edit": "x",
    }
    before = desk.posts.count_of_changes()
    for who in PEOPLE:
        if who not in NEEDS[act]:
            answer = Browser(desk).enter(who).do(act, 403, url="https://example.social/@office/1", **form)
            assert "nothing was done" in plain(answer.text), who
    assert desk.posts.count_of_changes() == before


def test_every_act_of_the_page_has_its_role():
    assert set(ACTS) - set(NEEDS) == {"undo"}  # which asks for the role of what it takes back


@pytest.mark.parametrize("who", PEOPLE)
def test_buttons_are_offered_to_those_whose_they_are(desk, who):
    shown = Browser(desk).enter(who).page("/post/spring/doors/fedi")
    assert {button for button, theirs in BUTTONS.items() if who in theirs} == {
        button for button in BUTTONS if button in shown
    }
    assert who in shown


def test_two_people_sign_what_they_saw_each_in_their_own_name(desk):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    assert f"may sign: {ANA}, {BEN}" in Browser(desk).enter(CARA).page("/approvals")
    Browser(desk).enter(ANA).do("sign", ref=seen)
    assert f"signed by {ANA} · may sign: {BEN}" in Browser(desk).enter(BEN).page("/approvals")
    assert "has the signature of" in plain(Browser(desk).enter(ANA).do("sign", 403, ref=seen).text)
    Browser(desk).enter(BEN).do("sign", ref=seen)
    assert DOORS not in desk.queue.unapproved()


def test_a_post_is_sent_back_with_a_note_and_says_so(desk):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    ben = Browser(desk).enter(BEN)
    ben.do("send-back", ref=seen, note="Who took the picture?")
    assert f"{DOORS}: sent back." in ben.page("/")
    shown = Browser(desk).enter(CARA).page("/post/spring/doors/fedi")
    assert f"Sent back by {BEN} ," in shown
    assert "Who took the picture?" in shown


def test_one_of_two_signatures_is_told_as_one_and_a_post_sent_back_has_no_button(desk):
    desk.acting(ANA).queue.approve([DOORS], "", "")
    mine = Browser(desk).enter(BEN)
    assert f"Signed by {ANA} as it is" in mine.page("/post/spring/doors/fedi")
    assert "Nobody has signed it" not in mine.page("/post/spring/doors/fedi")
    assert f"Sign as {BEN}" in mine.page("/approvals")
    for ref in (DOORS, TEA):
        desk.acting(BEN).queue.send_back([desk.posts.named(ref)], "Who took the picture?")
    told = mine.page("/approvals")
    assert f"sent back by {BEN}: Who took the picture?" in told
    assert f"Sign as {BEN}" not in told


def test_what_became_of_an_act_is_told_to_whoever_did_it(desk):
    both = Browser(desk)
    ana, ben = both.enter(ANA).cookies, Browser(desk)
    both.cookies = {}
    assert both.enter(CARA).cookies != ana
    both.do("move", ref=DOORS, when="2026-11-25T09:00")
    cara = both.cookies
    both.cookies = ana
    assert "moved to" not in both.page("/settings")
    both.cookies = cara
    assert "moved to" in both.page("/settings")
    assert ben.keys.whose("guessed") is None


FORMS = {
    "/write": ({ANA, CARA}, "New campaign"),
    "/write/campaign/spring": ({ANA, CARA}, "New post"),
    "/write/post/spring/doors": ({ANA, CARA}, "Save in the file"),
    "/import": ({ANA, CARA}, "Read the figures"),
    "/accounts": ({DAN}, "Take it off the desk"),
    "/handoff": ({DAN}, "Paste its address"),
    "/": ({ANA, CARA}, "data-on="),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_no_form_is_shown_that_would_be_refused_and_who_may_is_said(desk, clock, who):
    lay(desk.house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-23 13:30"))
    desk.acting(CARA).queue.apply()
    for ref in ("page/hall@linkedin",):
        for signer in (ANA, BEN):
            desk.acting(signer).queue.approve([ref], "", "")
    clock.forward(minutes=31)
    desk.publishing.publish_due()
    browser = Browser(desk).enter(who)
    for address, (theirs, offered) in FORMS.items():
        shown = browser.ask("GET", address).text
        assert (offered in shown) is (who in theirs), address
        if who not in theirs and address not in {"/", "/write/campaign/spring"}:
            assert "to do; you may read here." in shown, address


@pytest.mark.parametrize("address", ["/write/begin", "/write/text", "/write/campaign/spring/new", "/accounts/add"])
def test_a_page_that_is_a_form_says_whose_it_is(desk, address):
    dans = address.startswith("/accounts")
    mine, other = (DAN, EVE) if dans else (CARA, EVE)
    assert Browser(desk).enter(mine).ask("GET", address).status_code == 200
    told = Browser(desk).enter(other).page(address, 403)
    assert f"For {DAN if dans else f'{ANA}, {CARA}'} to do; you may read here." in told
    assert "<form" not in Browser(desk).enter(other).ask("GET", address).text.partition("<main")[2]


@pytest.mark.parametrize("form", shelf.FORMS, ids=lambda form: form.address)
def test_no_form_changes_anything_for_whoever_may_only_read(desk, form):
    def kept():
        files = {path: path.read_bytes() for path in desk.house.campaigns.rglob("*") if path.is_file()}
        return files, desk.posts.count_of_changes()

    before, eve = kept(), Browser(desk).enter(EVE)
    address = form.address.format(campaign="spring", draft="doors", account="fedi", name="fedi")
    told = dict.fromkeys(those_read(FIELDS, form.take), "yes") | {"account": "fedi", "network": "mastodon"}
    for sent in (told, {**told, "was": "", "only": ""}):
        answer = eve.ask("POST", address, OURS, data=sent)
        assert answer.status_code in {403, 404, 409, 200 if form.address in READING else 409}, answer.text
    assert kept() == before


def test_a_role_that_nobody_has_is_said(tmp_path, clock):
    people = '\n[people]\nAna = ["draft"]\nBen = ["approve"]\n'
    office = Desk.open(lay(tmp_path, SETTINGS + people, spring=SPRING), clock)
    assert "Nobody may do this: [people] in desk.toml" in Browser(office).enter("Ana").page("/hold-all")
