"""A page's life on LinkedIn: what readers get, what a lost answer leads to, and that nothing comes twice."""

from datetime import timedelta

import pytest

from contracts import linkedin as contract
from contracts.linkedin import PAGE, forbidden, no, old_version
from postdesk import networks
from postdesk.errors import Ambiguous, Refused, SettingsError, Unknown, Unreachable
from postdesk.models import Account, Page, Remote
from postdesk.networks.linkedin import NETWORK
from postdesk.networks.network import KnownPost, OtherPost
from postdesk.settings import House
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import jpeg

POSTS = "POST /rest/posts"
RESERVED = "A (b) [c] {d} <e> #f *g* _h_ ~i~ @j \\ | k"


def once(api, call, said, done=False):
    """The next call is answered so."""
    usual = type(api)._answered

    def played(asked, parts):
        if f"{asked.method} {parts.path}" != call:
            return usual(api, asked, parts)
        del api._answered
        if done:
            usual(api, asked, parts)
        return said

    api._answered = played


def when(api, call, act):
    """Do something right after the next such call was answered."""
    usual = type(api)._answered

    def played(asked, parts):
        said = usual(api, asked, parts) if f"{asked.method} {parts.path}" != call else None
        if said is None:
            del api._answered
            try:
                said = usual(api, asked, parts)
            finally:
                act()
        return said

    api._answered = played


def tried(network, api, minutes=0, taken=()):
    """Let some minutes pass after an attempt that may have left the post."""
    network.concerns(KnownPost(NOON, begun=True, taken=lambda ids: set(ids) & set(taken)))
    api.at = NOON + timedelta(minutes=minutes)
    return api.at


def test_a_text_is_public_at_its_address_and_in_one_call(linkedin, api, post):
    remote, _ = out(linkedin, post("Doors open at six. #MigrantsDay"))
    (made,) = api.posts
    assert remote == Remote(made["id"], f"https://www.linkedin.com/feed/update/{made['id']}/")
    assert made["asked"]["commentary"] == r"Doors open at six. {hashtag|\#|MigrantsDay}"
    assert api.called == [POSTS]


@pytest.mark.parametrize(
    "text", [RESERVED, "Врата — отворена 🚪 #ОтворенаВрата", "https://iom.int/a_(b)~c#d @all", "\\#x"]
)
def test_no_sign_cuts_a_text_and_it_is_found_as_it_was_written(linkedin, api, post, text):
    payload = post(text)
    remote, prepared = out(linkedin, payload)
    assert api.posts[0]["said"] == text
    assert linkedin.find(payload, KEY, tried(linkedin, api, 1), prepared) == remote


def test_both_kinds_of_urn_are_taken_as_they_come(linkedin, api, post):
    found = [out(linkedin, post(f"Number {number}."))[0].id for number in range(2)]
    assert [urn.split(":")[2] for urn in found] == ["share", "ugcPost"]


def test_a_link_has_a_card_that_says_what_its_page_says(account, api, post, visits):
    page = Page(
        "https://iom.int/a", 200, kind="text/html", title="The doors", description="All of it.", picture="p.jpg"
    )
    pages, asked = visits(page, jpeg())
    network = account(pages)
    network.concerns(KnownPost(NOON, begun=False))
    out(network, post("Doors: https://iom.int/a", link="https://iom.int/a"))
    article = api.posts[0]["content"]["article"]
    assert (article["source"], article["title"], article["description"]) == (
        "https://iom.int/a",
        "The doors",
        "All of it.",
    )
    assert api.files.there[article["thumbnail"]]["state"] == ["AVAILABLE"]
    assert asked == ["https://iom.int/a", "https://iom.int/p.jpg"]


def test_a_page_that_is_silent_is_asked_again_until_it_is_late_and_then_its_site_is_named(account, api, post, visits):
    network = account(visits(Page("https://elsewhere.org", 200))[0])
    payload = post("Doors: https://www.iom.int/a")
    with pytest.raises(Unreachable, match=r"https://www.iom.int/a gives no answer"):
        network.ahead(payload, KEY, NOON, "")
    out(network, payload)
    assert api.posts[0]["content"] == {"article": {"source": "https://www.iom.int/a", "title": "iom.int"}}


def test_a_card_can_be_left_out_and_pictures_take_its_place(linkedin, api, post):
    out(linkedin, post("Doors: https://iom.int", link="https://iom.int", card=False))
    out(linkedin, post("Door: https://iom.int", link="https://iom.int", files={"a.jpg": jpeg()}))
    assert [list(made["content"]) for made in api.posts] == [[], ["media"]]


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (old_version("202609"), Unreachable, r"does not answer in this version of its API \(426\): install a newer"),
        (contract.NO_VERSION, Unreachable, r"in this version of its API \(400\)"),
        (contract.INVALID, Unreachable, r"does not accept the token \(401\): run `postdesk accounts add` again"),
        (contract.REVOKED, Unreachable, r"does not accept the token"),
        (forbidden("Not enough permissions"), Unreachable, "403, Not enough permissions: see that the person"),
        (contract.CONFLICT, Unreachable, "asks to send the same again"),
        (contract.BUSY, Unreachable, "allows no more calls for now"),
        (no(400, "MEDIA_ASSET_WAITING_UPLOAD", "x"), Unreachable, "is still working on a file"),
        (no(400, "INVALID_VALUE_FOR_FIELD", "The URN is bad."), Refused, "refused it: 400, The URN is bad"),
        (
            answer(422, {"errorDetails": {"inputErrors": [{"code": "X", "description": "Too bold."}]}}),
            Refused,
            "422, Too bold.",
        ),
        (answer(404, b"", "text/plain"), Refused, "404$"),
        (answer(413, b"<h1>", "text/html"), Refused, "413"),
        (answer(400, {"code": 7, "message": "?"}), Refused, "400, ?"),
        (contract.BROKEN, Unknown, "answered 500"),
        (contract.TOO_LATE, Unknown, "answered 504"),
        (answer(503, b"<h1>Maintenance</h1>", "text/html"), Unknown, "answered 503"),
        *(
            (answer(own, {"message": "no"}, x_restli_error_response="true"), Unreachable, f"{own}")
            for own in (401, 403, 429)
        ),
        (answer(401, {"code": "EXPIRED_ACCESS_TOKEN", "message": "no"}), Unreachable, "does not accept the token"),
        (answer(403, {"serviceErrorCode": 100, "message": "no"}), Unreachable, "403, no: see that the person who"),
        *((answer(odd, {"message": "no"}), Unknown, f"answered {odd} in words that") for odd in (401, 403, 409, 429)),
        (answer(201, b""), Unknown, "took the post, and does not say as which"),
        (answer(201, b"", x_restli_id="urn:li:person:1"), Unknown, "does not say as which"),
    ],
)
def test_what_an_answer_makes_certain(linkedin, api, post, said, kind, words):
    once(api, POSTS, said)
    with pytest.raises(kind, match=words):
        out(linkedin, post())
    assert api.posts == []


def test_the_days_calls_begin_anew_at_midnight_utc(linkedin, api, post):
    waits = []
    for hour, minute in ((12, 0), (23, 55)):
        once(api, POSTS, contract.BUSY)
        with pytest.raises(Unreachable) as busy:
            out(linkedin, post(), now=NOON.replace(hour=hour, minute=minute))
        waits.append(busy.value.retry_after)
    assert waits == [900, 360]


def test_a_write_conflict_after_a_doubt_is_a_doubt(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    now = tried(linkedin, api, 4)
    once(api, POSTS, contract.CONFLICT)
    with pytest.raises(Unknown, match="it may have the post"):
        linkedin.publish(payload, KEY, now, prepared)


def test_what_is_there_is_found_and_what_is_not_may_be_sent_again_for_eight_minutes(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    assert linkedin.find(payload, KEY, tried(linkedin, api, 4), prepared) is None
    with pytest.raises(Unknown, match=r"not on the page, and a person may have deleted it: .*company/1234/"):
        linkedin.find(payload, KEY, tried(linkedin, api, 9), prepared)
    remote = linkedin.publish(payload, KEY, NOON, prepared)
    assert linkedin.find(payload, KEY, tried(linkedin, api, 9), prepared) == remote
    assert linkedin.settles(prepared) == timedelta(minutes=3)


def test_a_post_of_another_memory_is_found_by_what_it_says(linkedin, api, post):
    payload = post()
    remote, _ = out(linkedin, payload)
    assert linkedin.find(payload, KEY, tried(linkedin, api, 20), "") == remote
    assert linkedin.find(post("Another."), KEY, tried(linkedin, api, 20), "") is None
    assert linkedin.find(payload, KEY, tried(linkedin, api, 20, taken=[remote.id]), "") is None


@pytest.mark.parametrize("files", [{"hall.jpg": jpeg()}, {"hall.jpg": jpeg(), "tea.jpg": jpeg()}])
def test_words_with_pictures_are_found_and_are_not_the_same_words_without(linkedin, api, post, files):
    pictured = post(files=files)
    remote, prepared = out(linkedin, pictured)
    assert linkedin.find(pictured, KEY, tried(linkedin, api, 1), prepared) == remote
    assert linkedin.find(post(), KEY, tried(linkedin, api, 1), "") is None


def test_whose_shortened_link_it_is_nobody_can_tell_where_another_of_ours_may_be_there(linkedin, api, post):
    day_one, day_two = (post(f"Register: https://example.org/register/day/{day}") for day in (1, 2))
    out(linkedin, day_one)
    api.posts[0]["commentary"] = "Register: https://lnkd.in/eXyZ"
    beside = KnownPost(NOON, others=lambda: [OtherPost(day_one)])
    linkedin.concerns(beside)
    with pytest.raises(Ambiguous, match=r"may be this post, or another of ours that says the same"):
        linkedin.find(day_two, KEY, NOON, "")
    linkedin.concerns(KnownPost(NOON, others=lambda: [OtherPost(day_two), OtherPost(post("Tea at four."))]))
    assert linkedin.find(day_two, KEY, NOON, "").id == api.posts[0]["id"]


def test_what_failed_is_not_there_what_is_to_come_is_a_doubt_and_of_two_a_person_chooses(linkedin, api, post):
    payload = post()
    _, prepared = out(linkedin, payload)
    api.posts[0]["state"] = "PUBLISH_FAILED"
    assert linkedin.find(payload, KEY, tried(linkedin, api, 1), prepared) is None
    api.posts[0]["state"] = "PUBLISH_REQUESTED"
    with pytest.raises(Unknown, match="has not shown it yet"):
        linkedin.find(payload, KEY, tried(linkedin, api, 1), prepared)
    api.posts = [{**api.posts[0], "state": "PUBLISHED", "id": f"urn:li:share:{number}"} for number in (1, 2)]
    with pytest.raises(Ambiguous, match="2 posts of the page may be this one"):
        linkedin.find(payload, KEY, tried(linkedin, api, 1), prepared)


def test_a_repeat_first_looks_and_sends_nothing_where_the_post_shows(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    assert linkedin.publish(payload, KEY, tried(linkedin, api, 3), prepared) == remote
    assert api.called.count(POSTS) == 1


def test_a_repeat_that_meets_the_guard_is_the_post_that_shows_by_then(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    api.late = 600
    now = tried(linkedin, api, 3)
    when(api, POSTS, lambda: setattr(api, "late", 0))
    assert linkedin.publish(payload, KEY, now, prepared) == remote
    assert len(api.posts) == 1


def test_a_twin_that_stood_there_before_is_somebody_elses(linkedin, api, post):
    payload = post()
    remote, _ = out(linkedin, payload)
    late = ready(linkedin, payload, now=NOON + timedelta(minutes=6))
    with pytest.raises(Refused, match=f"the same is public there already, and not by this post: .*{remote.id}/"):
        linkedin.publish(payload, KEY, tried(linkedin, api, 6), late)


def test_a_twin_on_the_first_attempt_is_somebody_elses(linkedin, api, post):
    payload = post()
    remote, _ = out(linkedin, payload)
    with pytest.raises(Refused, match=f"the same is public there already, and not by this post: .*{remote.id}/"):
        out(linkedin, payload, now=NOON + timedelta(minutes=5))
    taken = ready(linkedin, payload, now=NOON)
    with pytest.raises(Refused, match="not by this post"):
        linkedin.publish(payload, KEY, tried(linkedin, api, 3, taken=[remote.id]), taken)


@pytest.mark.parametrize("named", ["urn:li:share:99", "urn:li:activity:99", "urn:li:person:782bbtaQ", "nothing"])
def test_a_twin_that_is_a_ghost_asks_a_person(linkedin, api, post, named):
    payload = post()
    prepared = ready(linkedin, payload)
    now = tried(linkedin, api, 3)
    once(api, POSTS, contract.duplicate(named))
    with pytest.raises(Unknown, match="the same was posted just before, and does not show it: look at"):
        linkedin.publish(payload, KEY, now, prepared)


def test_a_repeat_that_became_a_second_post_is_told(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    api.guard, api.late = timedelta(), 600
    now = tried(linkedin, api, 3)
    when(api, POSTS, lambda: setattr(api, "late", 0))
    again = linkedin.publish(payload, KEY, now, prepared)
    assert again.id != remote.id
    assert again.differs == (f"it stands there a second time, {remote.url}: delete one of them",)


def test_that_nobody_can_look_after_a_repeat_is_no_trouble(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    now = tried(linkedin, api, 3)
    when(api, POSTS, lambda: api.scopes.discard("r_organization_social"))
    assert linkedin.publish(payload, KEY, now, prepared).differs == ()


def test_a_page_that_may_not_read_itself_relies_on_the_guard(linkedin, api, post):
    api.scopes.discard("r_organization_social")
    payload = post()
    remote, prepared = out(linkedin, payload)
    now = tried(linkedin, api, 4)
    assert linkedin.find(payload, KEY, now, prepared) is None
    assert linkedin.publish(payload, KEY, now, prepared) == remote
    assert len(api.posts) == 1


def test_what_took_long_to_make_ready_is_begun_when_it_is_ready(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    assert linkedin.prepare(payload, KEY, NOON + timedelta(seconds=30), prepared) == prepared
    later = NOON + timedelta(minutes=7)
    begun = ready(linkedin, payload, now=later)
    assert linkedin.prepare(payload, KEY, later, prepared) == begun
    assert linkedin.prepare(payload, KEY, tried(linkedin, api, 9), begun) == begun


def test_an_old_post_that_is_not_public_is_begun_anew(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    later = tried(linkedin, api, 70)
    begun = linkedin.prepare(payload, KEY, later, prepared)
    assert begun != prepared
    assert linkedin.prepare(payload, KEY, later, begun) == begun
    linkedin.publish(payload, KEY, NOON, prepared)
    assert linkedin.prepare(payload, KEY, tried(linkedin, api, 140), prepared) == prepared


def test_what_was_never_begun_here_is_not_sent(linkedin, post):
    payload = post()
    with pytest.raises(Unknown, match="since when the post may be public is not known"):
        linkedin.publish(payload, KEY, NOON, "")


def test_it_is_deleted_as_often_as_anybody_likes_and_edited_in_its_text_alone(linkedin, api, post):
    payload = post("Doors open at six.")
    remote, prepared = out(linkedin, payload)
    assert linkedin.edit(payload, post("Doors open at (seven)."), remote, KEY, NOON, prepared) == ()
    assert (api.posts[0]["said"], api.posts[0]["edited"]) == ("Doors open at (seven).", True)
    with pytest.raises(Refused, match="LinkedIn changes only the text of a post"):
        linkedin.edit(payload, post("Doors open at six.", "A comment."), remote, KEY, NOON, prepared)
    pasted = Remote("", remote.url.replace(":", "%3A").replace("https%3A", "https:"))
    for _ in range(2):
        linkedin.delete(payload, pasted, KEY, NOON, prepared)
    assert api.posts == []
    with pytest.raises(Refused, match="404"):
        linkedin.edit(payload, payload, remote, KEY, NOON, prepared)
    with pytest.raises(Refused, match="does not name a post by its URN: do it on LinkedIn itself"):
        linkedin.delete(payload, Remote("1", "https://www.linkedin.com/posts/office_hello"), KEY, NOON, prepared)


def test_a_long_page_is_read_as_far_back_as_the_post(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    api.at = NOON + timedelta(minutes=1)
    api.posts += [
        {**api.posts[0], "id": f"urn:li:share:{n}", "said": "x", "commentary": "x", "at": api.at} for n in range(70)
    ]
    before = len(api.called)
    assert linkedin.find(payload, KEY, tried(linkedin, api, 2), prepared) == remote
    assert len(api.called) - before == 2
    api.posts += [{**api.posts[-1], "id": f"urn:li:share:{n}"} for n in range(100, 2100)]
    with pytest.raises(Unreachable, match="more than 2000 posts of the page are younger"):
        linkedin.find(payload, KEY, tried(linkedin, api, 2), prepared)


def test_a_link_that_came_back_short_and_a_mention_are_known_again(linkedin, api, post):
    payload = post("With UN Egypt: https://iom.int/a (soon)", card=False)
    remote, prepared = out(linkedin, payload)
    api.posts[0]["commentary"] = "With @[UN Egypt](urn:li:organization:7): https://lnkd.in/eXyZ \\(soon\\)"
    assert linkedin.find(payload, KEY, tried(linkedin, api, 2), prepared) == remote


def test_a_post_with_one_file_is_told_from_one_without(linkedin, api, post):
    payload = post(files={"a.jpg": jpeg()})
    remote, prepared = out(linkedin, payload)
    assert linkedin.find(payload, KEY, tried(linkedin, api, 1), prepared) == remote
    assert linkedin.find(post(), KEY, tried(linkedin, api, 1), prepared) is None


def test_how_a_page_stands(linkedin, api):
    said = linkedin.standing(NOON)
    assert (said.handle, said.scopes, said.id, said.lacks) == (
        "country-office",
        "post and see figures, as an administrator",
        PAGE,
        "",
    )
    assert said.version_ends.isoformat() == "2027-09-15"
    api.role, api.target = "CONTENT_ADMINISTRATOR", "organizationTarget"
    assert linkedin.standing(NOON).lacks.startswith("the page's figures: LinkedIn gives them to its administrators")
    api.scopes.discard("w_organization_social")
    barred = linkedin.standing(NOON)
    assert barred.bars == (
        "the token may not post, for it lacks w_organization_social: run `postdesk accounts add` again, and allow it"
    )
    assert (barred.handle, barred.scopes) == ("country-office", "")
    api.scopes.add("w_organization_social")
    api.scopes.discard("r_organization_social")
    assert linkedin.standing(NOON).lacks.endswith("looked up: sign in again with it")
    api.role = "RECRUITING_POSTER"
    with pytest.raises(Unreachable, match="has no role on urn:li:organization:1234: a super admin"):
        linkedin.standing(NOON)
    api.scopes.discard("rw_organization_admin")
    assert linkedin.standing(NOON).lacks.startswith("the scope rw_organization_admin")


def test_it_says_when_its_server_wants_rest_and_heeds_its_turn(linkedin):
    assert linkedin.rests() is None
    linkedin.turn_ends(7.0)
    assert linkedin.caller.wire.turn_ends == 7.0


def test_an_account_names_a_page_or_a_member_and_a_version(tmp_path):
    house = House(tmp_path, "Office", "UTC")
    (tmp_path / ".env").write_text("POSTDESK_PAGE_TOKEN=planted-token-of-linkedin\n")
    for own, words in (
        ({"id": "1234"}, r"\[accounts.page\] id is the URN of a page or a member, such as .*, not 1234"),
        (
            {"id": PAGE, "version": "2026-09"},
            r"\[accounts.page\] version is a year and a month, such as .202609., not 2026-09",
        ),
    ):
        with pytest.raises(SettingsError, match=words):
            networks.connect(Account("page", "linkedin", own=own), house, networks.only_looked_at)
    found = networks.connect(
        Account("page", "linkedin", own={"id": PAGE, "version": "202607"}), house, networks.only_looked_at
    )
    assert (found.page, found.caller.version, found.caller.wire.base) == (True, "202607", "https://api.linkedin.com")
    with pytest.raises(SettingsError, match="other needs a token: set POSTDESK_OTHER_TOKEN, or say by_hand = true"):
        networks.connect(Account("other", "linkedin", own={"id": PAGE}), house, networks.only_looked_at)
    assert NETWORK.version(Account("page", "linkedin", own={"version": "202603"}))[1].isoformat() == "2027-03-16"
