"""A Page's posts: what is sent, what an answer makes certain, and what a look at the Page can say."""

from datetime import timedelta

import pytest

from contracts.graph import CALM, error, full
from postdesk.errors import Ambiguous, Refused, Unknown, Unreachable
from postdesk.networks.network import KnownPost
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import jpeg, png
from stage.stepped import KEY, out, ready

LATER = NOON + timedelta(minutes=3)
ADDRESS = "https://www.facebook.com/ouroffice/posts/"


def test_a_text_with_the_card_of_its_link(page, api, post):
    remote, _ = out(page, post("Doors open. https://iom.int", link="https://iom.int"))
    (made,) = api.posts.values()
    assert (made["message"], made["link"]) == ("Doors open. https://iom.int", "https://iom.int")
    assert remote.url == f"{ADDRESS}{remote.id.partition('_')[2]}"
    assert remote.differs == ()
    assert api.called == ["POST feed"]


def test_pictures_with_their_words_and_no_card_beside_them(page, api, post):
    payload = post("Doors open.", files={"a.jpg": jpeg(), "b.png": png()}, link="https://iom.int")
    early = ready(page, payload, early=True)
    assert api.called == ["POST photos"] * 2
    out(page, payload, prepared=early)
    (made,) = api.posts.values()
    assert [api.photos[each]["alt"] for each in made["pictures"]] == ["What it shows."] * 2
    assert (made["link"], api.called) == ("", ["POST photos", "POST photos", "POST feed"])


def test_a_picture_without_words_and_a_post_without_text_or_card(page, api, post):
    out(page, post("", files={"a.jpg": jpeg()}, alt=""))
    out(page, post("Look: https://iom.int", link="https://iom.int", card=False))
    bare, plain = api.posts.values()
    assert (bare["message"], api.photos[bare["pictures"][0]]["alt"], plain["link"]) == ("", "", "")


def test_a_picture_that_was_sent_a_day_ago_is_sent_again(page, api, post):
    payload = post(files={"a.jpg": jpeg(), "b.png": png()})
    prepared = ready(page, payload)
    api.at = NOON + timedelta(hours=25)
    out(page, payload, api.at, prepared)
    assert api.called.count("POST photos") == 4
    assert len(api.seen) == 1


def test_the_further_parts_are_comments_of_the_pages_own(page, api, post):
    remote, _ = out(page, post("One", "Two", "Three"))
    assert [(each["below"], each["message"]) for each in api.comments.values()] == [
        (remote.id, "Two"),
        (remote.id, "Three"),
    ]
    assert remote.parts == 3


def test_comments_that_broke_off_go_on_where_they_were(page, api, post):
    payload = post("One", "Two", "Three")
    prepared = ready(page, payload)
    api.faults["POST comments"] = [error(613, status=403)]
    with pytest.raises(Unreachable, match="asks to wait") as told:
        page.publish(payload, KEY, NOON, prepared)
    assert told.value.begun == (next(iter(api.posts)), page.publish(payload, KEY, NOON, told.value.kept).url)
    assert len(api.posts) == 1
    assert [each["message"] for each in api.comments.values()] == ["Two", "Three"]


def test_a_comment_that_is_refused_says_what_is_public(page, api, post):
    api.faults["POST comments"] = [error(368)]
    with pytest.raises(Refused, match=r"1 of 2 parts are public, https://www.facebook.com/\S+; then .*\(368\)"):
        out(page, post("One", "Two"))


def test_comments_are_read_on_until_the_pages_own_is_found(page, api, post):
    payload = post("One", "Two")
    remote, prepared = out(page, payload)
    others = {"below": remote.id, "message": "Hurrah", "by": "77", "at": NOON}
    api.comments |= {f"9_{number}": others for number in range(450)}
    assert page.find(payload, KEY, LATER, prepared).whole
    api.comments |= {f"9_{number}": others for number in range(500)}
    with pytest.raises(Unknown, match="a list on the network has more than 10 pages: look there"):
        page.find(payload, KEY, LATER, prepared)


def test_a_comment_whose_answer_was_lost_is_found_or_sent(page, api, post):
    payload = post("One", "Two", "Two")
    prepared = ready(page, payload)
    api.faults["POST comments"] = [(b"", True)]
    with pytest.raises(Unknown) as told:
        page.publish(payload, KEY, NOON, prepared)
    api.comments["9_9"] = {"below": next(iter(api.posts)), "message": "Two", "by": "77", "at": NOON}
    begun = page.find(payload, KEY, LATER, told.value.kept)
    assert (begun.whole, begun.parts) == (False, 2)
    assert page.find(payload, KEY, LATER, prepared) == begun
    remote = page.publish(payload, KEY, LATER, begun.kept)
    assert (remote.parts, len(api.comments)) == (3, 3)
    assert page.find(payload, KEY, LATER, remote.kept) == remote


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (error(1, "An unknown error occurred", 99), Unknown, "nobody can tell"),
        (error(2, status=500, transient=True), Unknown, "nobody can tell"),
        (error(1, status=503, transient=True), Unknown, "nobody can tell"),
        (answer(502, b"<h1>Bad Gateway</h1>", "text/html"), Unknown, "answered 502"),
        (answer(body={}), Unknown, "makes no sense"),
        (answer(body=b'{"id":'), Unknown, "makes no sense"),
        (error(100, "Try later.", 1363047), Unknown, "nobody can tell"),
        (error(506), Unknown, "is there already"),
        (error(100, "These photos were already posted.", 1366051), Unknown, "is there already"),
        (error(80001, **full(7)), Unreachable, "asks to wait"),
        (error(4, status=403), Unreachable, "asks to wait"),
        (error(613, subcode=1996, status=403), Unreachable, "asks to wait"),
        (answer(429, {"error": {"code": 32}}), Unreachable, "asks to wait"),
        (error(190, subcode=458), Unreachable, "the app was removed"),
        (error(190, subcode=492), Unreachable, "no role on the Page"),
        (error(200, subcode=1404078, status=403), Unreachable, "refused it"),
        (error(368, subcode=1390008), Refused, "refused it"),
        (error(197, "The post is empty."), Refused, "The post is empty"),
        (error(1609005), Refused, "1609005"),
        (error(100, "No.", 1609008), Refused, "1609008"),
    ],
)
def test_what_an_answer_makes_certain(page, api, post, said, kind, words):
    api.faults["POST feed"] = [said]
    with pytest.raises(kind, match=words):
        out(page, post())
    assert api.posts == {}


def test_javascript_is_json_too(page, api, post):
    api.faults["POST feed"] = [answer(body={"id": "1055_7"}, kind="text/javascript; charset=UTF-8")]
    remote, _ = out(page, post())
    assert (remote.id, remote.url) == ("1055_7", "https://www.facebook.com/1055_7")


def test_a_lost_answer_is_found_by_its_picture_which_no_list_has_to_show(page, api, post):
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(page, payload)
    api.faults["POST feed"] = [(b"", True)]
    with pytest.raises(Unknown):
        page.publish(payload, KEY, NOON, prepared)
    api.left_out = set(api.posts)
    found = page.find(payload, KEY, LATER, prepared)
    assert (found.id, found.url[: len(ADDRESS)], found.whole) == (next(iter(api.posts)), ADDRESS, True)
    api.blind = {found.id: 1}
    assert page.find(payload, KEY, LATER, prepared).url == f"https://www.facebook.com/{found.id}"


def test_pictures_that_are_used_up_lead_to_the_post_that_has_them(page, api, post):
    payload = post(files={"a.jpg": jpeg()})
    remote, prepared = out(page, payload)
    with pytest.raises(Unknown, match="is there already"):
        page.publish(payload, KEY, LATER, prepared)
    assert page.find(payload, KEY, LATER, prepared).id == remote.id
    assert len(api.posts) == 1


def test_a_picture_that_names_no_post_says_nothing_and_the_list_is_read(page, api, post):
    payload = post("Dürer", files={"a.jpg": jpeg(), "b.jpg": jpeg()})
    remote, prepared = out(page, payload)
    api.stories = False
    api.blind = {next(iter(api.photos)): 1}
    assert page.find(payload, KEY, LATER, prepared).id == remote.id


def test_a_post_of_the_same_words_with_other_pictures_is_another(page, api, post):
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(page, payload)
    out(page, post(files={"b.jpg": jpeg()}))
    with pytest.raises(Unknown, match="proves nothing: look at the Page"):
        page.find(payload, KEY, LATER, prepared)


def test_a_lost_text_is_found_in_the_list_by_its_words(page, api, post):
    payload = post("Zu\u0308rich  \r\nat six ")
    prepared = ready(page, payload)
    for number in range(120):
        api.by_person(f"Other {number}")
    remote = page.publish(payload, KEY, NOON, prepared)
    for number in range(120):
        api.by_person(f"More {number}")
    assert page.find(payload, KEY, LATER, prepared).id == remote.id


def test_a_post_with_a_card_is_found_by_its_words(page, api, post):
    payload = post("Doors open. https://iom.int", link="https://iom.int")
    remote, prepared = out(page, payload)
    assert page.find(payload, KEY, LATER, prepared).id == remote.id


def test_what_the_list_does_not_show_is_a_persons_question(page, api, post):
    payload = post()
    remote, prepared = out(page, payload)
    api.left_out = {remote.id}
    for later in (LATER, NOON + timedelta(hours=3)):
        with pytest.raises(Unknown, match="proves nothing: look at the Page"):
            page.find(payload, KEY, later, prepared)


def test_a_list_that_has_no_end_is_left(page, api, post):
    payload = post()
    prepared = ready(page, payload)
    api.at = LATER
    for number in range(1001):
        api.by_person(f"Other {number}")
    with pytest.raises(Unknown, match="proves nothing"):
        page.find(payload, KEY, LATER, prepared)
    assert api.called.count("GET published_posts") == 10


def test_several_that_may_be_it_and_those_of_others(page, api, post):
    payload = post()
    remote, prepared = out(page, payload)
    api.by_person("Doors open at six.", app="999")
    assert page.find(payload, KEY, LATER, prepared).id == remote.id
    twin = api.by_person("Doors open at six.")
    with pytest.raises(Ambiguous, match="2 posts on the Page may be this one"):
        page.find(payload, KEY, LATER, prepared)
    page.concerns(KnownPost(NOON, taken=lambda ids: {twin} & set(ids)))
    assert page.find(payload, KEY, LATER, prepared).id == remote.id


def test_without_the_apps_number_whose_post_it_is_does_not_matter(account, api, post):
    page = account(app="")
    prepared = ready(page, post())
    there = api.by_person("Doors open at six.", app="999")
    assert page.find(post(), KEY, LATER, prepared).id == there


@pytest.mark.parametrize("early", [True, False])
def test_what_nobody_fixed_is_looked_for_by_its_words_since_it_may_be_there(page, api, post, early):
    payload = post(files={"a.jpg": jpeg()})
    prepared = ready(page, payload, early=True) if early else ""
    with pytest.raises(Unknown, match="since when"):
        page.find(payload, KEY, LATER, prepared)
    with pytest.raises(Unknown, match="since when"):
        page.publish(payload, KEY, LATER, prepared)
    page.concerns(KnownPost(NOON))
    with pytest.raises(Unknown, match="proves nothing"):
        page.find(payload, KEY, LATER, prepared)
    there = api.by_person("Doors open at six.", app="4455667788")
    assert page.find(payload, KEY, LATER, prepared).id == there


def test_an_app_that_may_be_in_development_is_said_with_each_post(account, api, post):
    page = account(app_mode="development")
    api.live = False
    remote, prepared = out(page, post())
    assert remote.differs == ("to be seen only by the app's own people until the app is Live",)
    assert page.find(post(), KEY, LATER, prepared).differs == remote.differs
    assert api.seen == []


def test_other_words_for_a_post_and_its_comments(page, api, post):
    remote, _ = out(page, post("One", "Two"))
    assert page.edit(post("One", "Two"), post("Uno", "Due"), remote, KEY, LATER, remote.kept) == ()
    assert [each["message"] for each in api.posts.values()] == ["Uno"]
    assert [each["message"] for each in api.comments.values()] == ["Due"]
    with pytest.raises(Refused, match="which comments belong to this post is not known"):
        page.edit(post("Uno", "Due"), post("Uno", "Zwei"), remote, KEY, LATER, "")
    pictured = post(files={"a.jpg": jpeg()}), post(files={"a.jpg": jpeg()}, alt="Other words.")
    assert page.edit(*pictured, remote, KEY, LATER, "") == ("the words for its pictures, which are as they were",)


def test_a_post_is_deleted_with_its_pictures_and_what_is_gone_is_no_trouble(page, api, post):
    payload = post(files={"a.jpg": jpeg()})
    remote, prepared = out(page, payload)
    page.delete(payload, remote, KEY, LATER, prepared)
    assert (api.posts, api.photos) == ({}, {})
    page.delete(payload, remote, KEY, LATER, prepared)
    page.delete(payload, remote, KEY, LATER, "")
    api.scopes.discard("pages_read_engagement")
    with pytest.raises(Unreachable, match="Requires pages_read_engagement"):
        page.delete(payload, remote, KEY, LATER, prepared)


def test_films_count_against_the_day_and_a_full_limit_rests_the_account(page, api, post):
    assert page.costs(post()) == ()
    (cost,) = page.costs(post(files={"a.mp4": b""}))
    assert (cost[0].most, cost[1], page.costs(post(files={"a.mp4": b""}), deleting=True)) == (30, 1, ())
    api.usage = {**CALM, **full(5)}
    out(page, post())
    assert page.rests() == NOON + timedelta(minutes=5)
    page.turn_ends(0)
    with pytest.raises(Unreachable, match="stood still for too long"):
        out(page, post())
