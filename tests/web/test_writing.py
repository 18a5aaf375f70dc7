"""Somebody writes on the page: campaigns and posts, in the same files, byte by byte, beside colleagues and editors."""

import re

import msgspec
import pytest

from stage.browsing import Browser, filled, plain
from stage.desks import SPRING, lay
from stage.pictures import jpeg, png

DOORS = "/write/post/spring/doors"
NEW = "/write/campaign/spring/new"
COMMENTED = """\
# Agreed on Monday.
campaign: spring
accounts: [fedi, bsky]   # both
posts:
  - id: doors
    at: 2026-11-24 09:00  # after the minister
    text: Doors open at six.
    visibility: unlisted
    fedi: {text: "Doors, on fedi.", link: ""}
    media:
      - file: media/hall.jpg  # by Ana
        alt: The hall.
        fit: false
"""


@pytest.fixture
def spring(office):
    return office.house.campaigns / "spring.yaml"


@pytest.fixture
def browser(office):
    return Browser(office).enter()


def edited(browser, address=DOORS, **changed):
    return {**browser.form(address), **changed}


def test_the_way_leads_from_the_menu_to_the_draft(browser):
    assert "Spring in the community centre spring · 2 posts · campaigns/spring.yaml" in browser.page("/write")
    listed = browser.page("/write/campaign/spring")
    assert "doors 24 Nov 2026, 09:00 Doors open at six. tea next Tea for everybody who helped." in listed
    assert "No post fits." in browser.page("/write/campaign/spring?find=winter")
    shown = browser.page("/write/post/spring/doors")
    assert "spring/doors campaigns/spring.yaml" in shown
    assert "35/500 graphemes" in shown
    assert "On every post of the campaign: #SpringTogether" in shown


def test_a_post_is_saved_where_it_stands_and_taken_back(browser, spring, office):
    browser.send(DOORS, **edited(browser, text="Doors open at seven: come!\r\n\r\n#Early"))
    after = SPRING.replace("Doors open at six.", "|\n      Doors open at seven: come!\n\n      #Early")
    assert spring.read_text() == after
    said = browser.ask("GET", DOORS).text
    assert "spring/doors is saved in its file." in plain(said)
    form = next(each for each in said.split("<form") if "/do/take-back" in each)
    browser.do("take-back", edit=filled(f"<form {form}")["edit"][0])
    assert spring.read_text() == SPRING
    assert f"Taken back: {office.who} saved spring/doors." in browser.page("/write")


def test_only_what_is_changed_changes(browser, spring):
    spring.write_bytes(COMMENTED.replace("\n", "\r\n").encode())
    form = edited(browser)
    assert (form["text-fedi"], form["account"]) == (["Doors, on fedi."], ["fedi", "bsky"])
    assert "The file says more of this post (visibility)" in browser.page(DOORS)
    browser.send(DOORS, **form)  # nothing was changed
    assert spring.read_bytes() == COMMENTED.replace("\n", "\r\n").encode()
    browser.send(DOORS, **edited(browser, alt="The hall, lit.", **{"text-fedi": "Gates."}, hashtags="#One two"))
    wanted = COMMENTED.replace("The hall.", '"The hall, lit."').replace("Doors, on fedi.", "Gates.")
    wanted = wanted.replace("    visibility: unlisted", "    hashtags: [One, two]\n    visibility: unlisted")
    assert sorted(spring.read_text().splitlines()) == sorted(wanted.splitlines())


def test_accounts_language_moment_and_link_are_set_and_left_to_the_campaign_again(browser, spring):
    told = {"account": ["fedi", "linkedin"], "language": "sq", "at": "next", "link": "https://example.org/a"}
    browser.send(DOORS, **edited(browser, **told))
    said = "at: next\n    accounts: [fedi, linkedin]\n    language: sq\n    text: Doors open at six.\n"
    assert f"{said}    link: https://example.org/a\n" in spring.read_text()
    browser.send(DOORS, **edited(browser, account=["fedi"], language="", link="", at="2026-11-24 09:00"))
    assert "accounts: [fedi]\n    text" in spring.read_text()
    spring.write_text(SPRING)
    browser.send(DOORS, **edited(browser, account=["fedi"]))
    assert spring.read_text() == SPRING


def test_accounts_that_the_desk_has_not_stay_and_none_at_all_is_refused(browser, spring):
    spring.write_text(SPRING.replace("    text: Doors", "    accounts: [gone, fedi]\n    text: Doors"))
    browser.send(DOORS, **edited(browser, text="Doors open at seven."))
    assert "accounts: [gone, fedi]" in spring.read_text()
    browser.send(DOORS, **edited(browser, account=["fedi", "bsky"]))
    assert "accounts: [gone, fedi, bsky]" in spring.read_text()
    form = {name: value for name, value in edited(browser).items() if name != "account"}
    assert "choose at least one account" in plain(browser.send(DOORS, 409, **form).text)


def test_an_own_text_that_is_emptied_is_gone_with_its_key(browser, spring):
    browser.send(DOORS, **edited(browser, **{"text-fedi": "Other"}))
    assert "    fedi:\n      text: |\n        Other\n" in spring.read_text()
    browser.send(DOORS, **edited(browser, **{"text-fedi": ""}))
    assert spring.read_text() == SPRING


def test_a_campaign_is_begun_and_gets_its_first_post(browser, office):
    begun = {"name": "winter", "title": "Winter: warm", "account": ["fedi", "bsky"], "hashtags": "#WarmWinter"}
    assert browser.send("/write/begin", **begun).headers["location"] == "/write/campaign/winter/new"
    address = "/write/campaign/winter/new"
    empty = browser.page(address)
    assert "The campaign winter is begun: write its first post." in empty
    assert "Write what it says, and choose an account" in empty
    assert "Nothing to mend." not in empty, "nothing was looked at yet"
    written = edited(browser, address, text="Blankets for all. Come.", at="2026-12-01 10:00")
    assert browser.send(address, **written).headers["location"] == "/write/post/winter/blankets-for-all-come"
    file = (office.house.campaigns / "winter.yaml").read_text()
    assert file.endswith(
        'campaign: winter\ntitle: "Winter: warm"\naccounts: [fedi, bsky]\nhashtags: [WarmWinter]\nposts:\n'
        "  - id: blankets-for-all-come\n    at: 2026-12-01 10:00\n    text: |\n      Blankets for all. Come.\n"
    )
    assert office.drafts.check().findings == []


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": "a b", "account": "fedi"}, '"a b" cannot name a campaign'),
        ({"name": "../x", "account": "fedi"}, '"../x" cannot name a campaign'),
        ({"name": "spring", "account": "fedi"}, 'there is a campaign "spring" in campaigns/spring.yaml already'),
        ({"name": "new", "account": "nobody"}, "choose the accounts for which the campaign is"),
    ],
)
def test_a_campaign_that_cannot_be_begun_keeps_what_was_typed(browser, office, fields, says):
    before = sorted(office.house.campaigns.iterdir())
    answer = browser.send("/write/begin", 409, title="Typed words", **fields)
    assert says in plain(answer.text)
    assert "Typed words" in answer.text
    assert sorted(office.house.campaigns.iterdir()) == before


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"id": "doors"}, 'there is a post "doors" in campaigns/spring.yaml already'),
        ({"id": "a/b"}, '"a/b" cannot name a post'),
        ({"text": "a\x07b"}, "U+0007"),
    ],
)
def test_a_post_that_cannot_be_written_keeps_the_words(browser, spring, fields, says):
    answer = browser.send(NEW, 409, **{**edited(browser, NEW, text="My words."), **fields})
    assert says in plain(answer.text)
    assert "Nothing was saved; your words are below." in plain(answer.text)
    assert fields.get("text", "My words.").split("\x07")[0] in answer.text
    assert spring.read_text() == SPRING


def test_two_browsers_race_and_nobodys_words_are_lost(browser, office, spring):
    other = Browser(office.acting("Mina")).enter()
    mine, theirs = edited(browser, text="My words."), edited(other, text="Minas words.", link="https://example.org/m")
    other.send(DOORS, **theirs)
    answer = browser.send(DOORS, 409, **mine)
    shown = plain(answer.text)
    assert "Mina , at 23 Nov 2026, 13:00, has changed this post meanwhile." in shown
    assert "In the file now: Minas words." in shown
    again = filled(answer.text)
    assert (again["text"], again["link"]) == (["My words."], ["https://example.org/m"])
    assert "Minas words." in spring.read_text()
    browser.send(DOORS, **again)
    assert "My words." in spring.read_text()
    assert "https://example.org/m" in spring.read_text()


def test_an_editor_and_the_page_may_be_open_at_once(browser, spring):
    mine = edited(browser, text="My words.")
    spring.write_text(SPRING.replace("Tea for", "Cake for"))  # another post: no conflict
    browser.send(DOORS, **mine)
    assert spring.read_text() == SPRING.replace("Tea for", "Cake for").replace("Doors open at six.", "My words.")
    mine = edited(browser, text="Mine again.")
    spring.write_text(SPRING.replace("Doors open", "Gates open"))
    shown = plain(browser.send(DOORS, 409, **mine).text)
    assert "Somebody, in an editor, has changed this post meanwhile." in shown
    assert "In the file now: Gates open at six." in shown


def test_a_post_that_is_gone_can_be_saved_as_a_new_one(browser, spring):
    mine = edited(browser, text="My words.", **{"text-fedi": "On fedi."})
    spring.write_text(SPRING.replace("id: doors", "id: gates"))
    answer = browser.send(DOORS, 409, **mine)
    assert "has taken this post out of its file" in plain(answer.text)
    browser.send(NEW, **filled(answer.text))
    assert "- id: doors" in spring.read_text()
    assert "My words." in spring.read_text()


def test_both_change_other_accounts_words_and_both_stay(browser, office, spring):
    spring.write_text(SPRING.replace("accounts: [fedi]", "accounts: [fedi, bsky]"))
    other = Browser(office).enter()
    mine, theirs = edited(browser, **{"text-fedi": "Mine."}), edited(other, **{"text-bsky": "Theirs."})
    other.send(DOORS, **theirs)
    again = filled(browser.send(DOORS, 409, **mine).text)
    assert (again["text-fedi"], again["text-bsky"]) == (["Mine."], ["Theirs."])


def test_what_it_would_be_is_shown_while_it_is_written(browser, spring):
    answer = browser.send("/write/look/spring", 200, **edited(browser, text="x" * 501 + " #Nobody's"))
    assert "<html" not in answer.text
    assert "length" in plain(answer.text)
    assert "too many" in plain(answer.text)
    assert spring.read_text() == SPRING
    shown = plain(browser.send(DOORS, 200, **edited(browser, text="Seen first.", only="look")).text)
    assert "Nothing was saved yet." in shown
    assert "Seen first. #SpringTogether" in shown
    assert spring.read_text() == SPRING
    assert "Write what it says, and choose an account" in browser.page(NEW)


def test_pictures_come_along_are_described_and_taken_out(browser, spring, office):
    files = {"picture": ("../../The Hall (1).PNG", png(), "text/html")}
    browser.send(DOORS, files=files, **edited(browser, **{"picture-alt": "The hall at night."}))
    media = office.house.campaigns / "media"
    assert (media / "the-hall-1.png").read_bytes() == png()
    assert "media:\n      - file: media/the-hall-1.png\n        alt: The hall at night.\n" in spring.read_text()
    assert browser.ask("GET", "/write/media?file=media/the-hall-1.png").headers["content-type"] == "image/png"
    assert "ALT The hall at night." in browser.page(DOORS)
    browser.send(DOORS, **edited(browser, gone="media/the-hall-1.png"))
    assert spring.read_text() == SPRING


def test_a_picture_that_is_dropped_is_kept_at_once_and_the_same_one_once(browser, office):
    sent = [("picture", ("a.jpg", jpeg())), ("picture", ("a.jpg", jpeg())), ("picture", ("a.jpg", png()))]
    answer = browser.send("/write/picture", 200, files=sent)
    assert filled(f"<form>{answer.text}")["file"] == ["media/a.jpg", "media/a.jpg", "media/a.png"]
    refused = browser.send("/write/picture", 409, files={"picture": ("a.png", b"<script>alert(1)</script>")})
    assert '"a.png" is no picture or film that networks show' in plain(refused.text)
    kept = sorted(path.name for path in (office.house.campaigns / "media").iterdir())
    assert kept == ["a.jpg", "a.png", "hall.jpg"]


def test_a_name_that_is_taken_by_another_picture_is_marked_by_the_content(browser, office):
    media = office.house.campaigns / "media"
    (media / "b.jpg").symlink_to("hall.jpg")
    sent = [("picture", ("hall.jpeg", jpeg(60, 20))), ("picture", ("b.jpg", jpeg())), ("picture", ("...", png()))]
    kept = filled(f"<form>{browser.send('/write/picture', 200, files=sent).text}")["file"]
    assert [name.partition("-")[0] for name in kept] == ["media/hall", "media/b", "media/picture.png"]
    assert browser.send("/write/picture", 200, files=sent[:1]).text.count(kept[0]) > 0
    assert len([path for path in media.iterdir() if path.name.startswith("hall-")]) == 1


def test_a_media_folder_that_leads_elsewhere_takes_nothing(browser, office, tmp_path):
    media = office.house.campaigns / "media"
    (media / "hall.jpg").unlink()
    media.rmdir()
    (tmp_path / "elsewhere").mkdir()
    media.symlink_to(tmp_path / "elsewhere")
    refused = browser.send("/write/picture", 409, files={"picture": ("a.jpg", jpeg())})
    assert "campaigns/media is a link that leads out of campaigns/" in plain(refused.text)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_the_disk_refuses_is_a_sentence(browser, office, spring):
    (office.house.memory / "edits").write_text("in the way")
    answer = browser.send(DOORS, 409, **edited(browser, text="My words."))
    assert "cannot be read or written" in plain(answer.text)
    assert filled(answer.text)["text"] == ["My words."]
    (office.house.memory / "received").write_text("in the way")
    assert "cannot be read or written" in plain(browser.send("/write/text", 409, name="a", text="b").text)


def test_only_the_newest_edits_are_kept(office, browser, spring):
    from postdesk.drafts.kept_edits import MOST

    for number in range(MOST + 3):
        form = edited(browser, text=f"Doors {number}.")
        browser.send(DOORS, **form)
    assert len(list((office.house.memory / "edits").iterdir())) == MOST


def test_a_campaign_may_lie_in_a_file_of_another_name(browser, office):
    lay(office.house.root, a="campaign: winter\ntitle: [no, text]\naccounts: fedi, bsky\nposts: {id: x}\n")
    assert "winter winter · 0 posts" in browser.page("/write")
    assert "This campaign has no post yet." in browser.page("/write/campaign/winter")
    assert browser.form("/write/campaign/winter/new")["account"] == ["fedi", "bsky"]
    assert "And 1 more: find them by their words." not in browser.page("/write/campaign/spring")


def test_more_drafts_than_a_page_shows_are_found_by_their_words(browser, office):
    posts = "".join(f"- {{id: p{number}, fedi: {{text: Post {number} of many}}}}\n" for number in range(203))
    lay(office.house.root, many=f"campaign: many\naccounts: [fedi]\nposts:\n{posts}")
    assert "And 3 more: find them by their words." in browser.page("/write/campaign/many")
    assert "p202 next Post 202 of many" in browser.page("/write/campaign/many?find=post+202")


def test_many_files_are_written_by_turns_and_none_is_taken_for_another(browser, office, spring):
    names = [f"spring-{number}" for number in range(6)]
    for name in names:
        spring.with_name(f"{name}.yaml").write_text(SPRING.replace("campaign: spring", f"campaign: {name}"))
    for text in ("Doors open at seven.", "Doors open at eight."):
        for name in names:
            address = f"/write/post/{name}/doors"
            browser.send(address, **edited(browser, address, text=f"{text} {name}"))
            assert browser.form(address)["text"] == [f"{text} {name}"]
    for name in names:
        changed = SPRING.replace("campaign: spring", f"campaign: {name}")
        changed = changed.replace("Doors open at six.", f"Doors open at eight. {name}")
        assert spring.with_name(f"{name}.yaml").read_text() == changed


def test_hashtags_of_the_campaign_are_offered(browser, office):
    tags = "accounts: [fedi]\nposts:\n- {id: a, text: A., hashtags: 'One #Two'}\n- {id: b, text: B., hashtags: [Two]}\n"
    lay(office.house.root, tags=f"campaign: tags\nhashtags: {{no: list}}\n{tags}")
    shown = browser.page("/write/post/tags/b")
    assert "#One" in shown
    assert browser.form("/write/post/tags/a")["hashtags"] == ["One Two"]


def test_a_file_that_is_no_picture_keeps_everything_back_but_the_words(browser, spring):
    files = {"picture": ("x.svg", b"<svg onload='alert(1)'/>", "image/png")}
    answer = browser.send(DOORS, 409, files=files, **edited(browser, text="My words."))
    assert '"x.svg" is no picture or film that networks show' in plain(answer.text)
    assert filled(answer.text)["text"] == ["My words."]
    assert spring.read_text() == SPRING


def test_what_was_changed_since_cannot_be_taken_back(browser, spring):
    browser.send(DOORS, **edited(browser, text="Once."))
    form = next(each for each in browser.ask("GET", DOORS).text.split("<form") if "/do/take-back" in each)
    edit = filled(f"<form {form}")["edit"][0]
    spring.write_text("campaign: spring\nposts: []\n")
    refused = plain(browser.do("take-back", 409, edit=edit).text)
    assert "campaigns/spring.yaml was changed since" in refused
    assert spring.read_text() == "campaign: spring\nposts: []\n"
    spring.unlink()
    assert "campaigns/spring.yaml was changed since" in plain(browser.do("take-back", 409, edit=edit).text)
    for unknown in ("x", "../../desk", "0" * 32):
        assert "this edit is not kept any more" in plain(browser.do("take-back", 409, edit=unknown).text)


@pytest.mark.parametrize("was", ["{", "[]", '{"id": 1}', '{"texts": []}'])
def test_a_form_that_is_not_whole_is_told(browser, spring, was):
    assert "this form is not whole" in plain(browser.send(DOORS, 409, **edited(browser, was=was)).text)
    assert spring.read_text() == SPRING


def test_an_id_that_somebody_plants_changes_no_other_post(browser, spring):
    was = msgspec.json.decode(browser.form(DOORS)["was"][0])
    form = edited(browser, was=msgspec.json.encode({**was, "id": "tea"}).decode(), text="Planted.")
    browser.send(DOORS, 409, **form)
    assert spring.read_text() == SPRING


@pytest.mark.parametrize(
    "address", ["/write/campaign/x", "/write/campaign/x/new", "/write/post/spring/x", "/write/post/x/y"]
)
def test_what_is_not_there_is_told(browser, address):
    assert "here is no " in browser.page(address, 404)


def test_a_file_that_cannot_be_read_is_named(browser, office):
    lay(office.house.root, broken="campaign: [\n", list="- a\n", nobody="campaign: nobody\nposts: [1, {id: }]\n")
    (office.house.campaigns / "gone.yaml").symlink_to("nowhere.yaml")
    shown = browser.page("/write")
    assert "campaigns/broken.yaml cannot be read here: Into the queue says why." in shown
    assert "campaigns/broken.yaml" in browser.page("/queue")
    assert "nobody nobody · 0 posts" in shown
    assert "campaigns/gone.yaml cannot be read here" in shown


def test_a_proposal_is_taken_as_a_post(browser, spring):
    spring.write_text(SPRING.replace("    at: next\n", '    at: next\n    proposal: "release.txt:3"\n'))
    address = "/write/post/spring/tea"
    assert "This is a proposal from release.txt:3" in browser.page(address)
    browser.send(address, **edited(browser, address, text="Tea for all."))
    assert "proposal:" in spring.read_text()
    browser.send(address, **edited(browser, address, accepted="yes"))
    assert "proposal:" not in spring.read_text()


def test_markup_in_a_draft_is_words_in_every_field(browser, spring):
    loud = '"><script>alert(1)</script>{{ 7 * 7 }}'
    names = ("text", "at", "link", "language", "hashtags", "text-fedi", "alt", "id")
    answer = browser.send(
        NEW, 409, **edited(browser, NEW, file="media/hall.jpg", account="fedi", **dict.fromkeys(names, loud))
    )
    assert "<script>alert" not in answer.text
    spring.write_text(SPRING.replace("Doors open at six.", "'<img src=x onerror=alert(1)>'"))
    for address in (DOORS, "/write/campaign/spring"):
        assert "<img src=x" not in browser.ask("GET", address).text


def test_a_draft_is_taken_out_of_its_file_and_put_back(browser, office, spring):
    before = spring.read_bytes()
    was = browser.form(DOORS)["was"]
    assert "Delete this draft" in browser.page(DOORS)
    answer = browser.send(f"{DOORS}/delete", was=was)
    assert answer.headers["location"] == "/write/campaign/spring"
    assert b"doors" not in spring.read_bytes()
    assert b"tea" in spring.read_bytes()
    page = browser.ask("GET", "/write/campaign/spring").text
    assert "spring/doors is out of its file." in plain(page)
    browser.do("take-back", edit=filled_of(page, "edit"))
    assert spring.read_bytes() == before
    assert f"{office.who} took spring/doors out" in browser.page("/")


def filled_of(page, name):
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def test_a_queued_draft_that_is_deleted_leads_to_the_queue_where_its_post_goes_out_of_it(browser, office, spring):
    office.queue.apply()
    answer = browser.send(f"{DOORS}/delete", was=browser.form(DOORS)["was"])
    assert answer.headers["location"] == "/queue"
    page = browser.page("/queue")
    assert "What is queued of it goes out until you do what is shown here." in page
    assert "Out of the queue: no file asks for it any more" in page
    assert office.posts.named("spring/doors@fedi").state == "queued"
    browser.send("/queue", seen=browser.form("/queue")["seen"])
    assert office.posts.named("spring/doors@fedi").state == "cancelled"


def test_a_draft_that_somebody_changed_meanwhile_is_not_deleted(browser, spring):
    was = browser.form(DOORS)["was"]
    spring.write_text(SPRING.replace("Doors open at six.", "Doors open at seven."), "utf-8")
    told = plain(browser.send(f"{DOORS}/delete", 409, was=was).text)
    assert "has changed this post meanwhile" in told
    assert "Doors open at seven." in spring.read_text("utf-8")
    spring.write_text("campaign: spring\naccounts: [fedi]\nposts: []\n", "utf-8")
    before = spring.read_bytes()
    browser.send(f"{DOORS}/delete", was=was)
    assert "spring/doors is out of its file." in browser.page("/write"), "who presses twice hears what was wanted"
    assert spring.read_bytes() == before


@pytest.mark.parametrize("was", ["", "{}", "[]"])
def test_a_deletion_that_says_nothing_of_the_draft_does_nothing(browser, spring, was):
    before = spring.read_bytes()
    assert "this form is not whole" in plain(browser.send(f"{DOORS}/delete", 409, was=was).text)
    assert spring.read_bytes() == before


def test_a_campaigns_drafts_say_when_they_go_out_also_those_that_come_back(browser, office):
    posts = """\
campaign: weekly
accounts: [fedi]
posts:
  - {id: brief, every: Monday 09:00, from: 2026-12-07, count: 3, text: The briefing.}
  - {id: thanks, after: spring/doors@fedi + 2 h, text: Thank you.}
  - {id: abroad, at: 2026-12-01 10:00 Asia/Manila, text: Hello.}
"""
    lay(office.house.root, weekly=posts)
    shown = browser.page("/write/campaign/weekly")
    assert "brief Monday 09:00 The briefing. thanks spring/doors@fedi + 2 h Thank you." in shown
    assert "abroad 2026-12-01 10:00 Asia/Manila Hello." in shown
