"""Other words for a post that is public: each text in its own message, as what it stands there."""

import pytest

from contracts.telegram import CHANNEL
from postdesk.errors import Refused
from postdesk.models import Remote
from stage.begun import KEY, out
from stage.life import NOON
from stage.pictures import jpeg

LINK = "https://example.org/doors"


def said(api):
    return [message.get("text", message.get("caption", "")) for message in api.posts.values()]


def test_a_thread_is_edited_where_its_words_are_others(channel, api, post):
    before, after = post("One", "Two", "Three"), post("One", f"Too #doors {LINK}", "Three", link=LINK)
    remote, prepared = out(channel, before)
    for _ in range(2):
        assert channel.edit(before, after, remote, KEY, NOON, prepared) == ()
    assert said(api) == ["One", f"Too #doors {LINK}", "Three"]
    second = list(api.posts.values())[1]
    assert [entity["type"] for entity in second["entities"]] == ["hashtag", "url"]
    assert api.called.count("editMessageText") == 2


@pytest.mark.parametrize("pictures", [1, 2])
def test_a_caption_stays_one_and_what_follows_keeps_its_place(channel, api, post, pictures):
    files = {f"{number}.jpg": jpeg() for number in range(pictures)}
    before, after = post("One", "Two", files=files), post("Won", "Too", files=files)
    remote, prepared = out(channel, before)
    channel.edit(before, after, remote, KEY, NOON, prepared)
    assert said(api) == ["Won", *[""] * (pictures - 1), "Too"]
    assert api.called[-2:] == ["editMessageCaption", "editMessageText"]


def test_a_text_below_its_pictures_is_edited_there(channel, api, post):
    before, after = (post(sign * 1100, files={"a.jpg": jpeg()}) for sign in "xy")
    remote, prepared = out(channel, before)
    channel.edit(before, after, remote, KEY, NOON, prepared)
    assert said(api) == ["", "y" * 1100]


@pytest.mark.parametrize(("first", "then"), [(10, 1100), (1100, 10)])
def test_a_caption_cannot_become_a_message_nor_a_message_a_caption(channel, api, post, first, then):
    before, after = (post("x" * length, files={"a.jpg": jpeg()}) for length in (first, then))
    remote, prepared = out(channel, before)
    with pytest.raises(
        Refused, match=r"longer than a caption of 1,024 characters, and stands elsewhere: edit it in Telegram"
    ):
        channel.edit(before, after, remote, KEY, NOON, prepared)
    assert "editMessageText" not in api.called


def test_what_is_gone_and_what_is_only_partly_known_is_told(channel, api, post):
    before, after = post("One", "Two"), post("Won", "Two")
    remote, prepared = out(channel, before)
    with pytest.raises(Refused, match="of the 2 messages of this post 1 are known: do it in Telegram"):
        channel.edit(before, after, Remote("41", ""), KEY, NOON, prepared)
    api.posts.clear()
    with pytest.raises(Refused, match="message to edit not found"):
        channel.edit(before, after, remote, KEY, NOON, prepared)


def test_a_post_whose_address_a_person_gave_is_edited_in_its_channel(channel, api, post):
    before, after = post("One"), post("Won")
    out(channel, before)
    channel.edit(before, after, Remote("", "https://t.me/office/41"), KEY, NOON, "")
    assert (said(api), api.posts[41]["chat"]["id"]) == (["Won"], CHANNEL)


def test_one_whose_files_went_ahead_and_that_a_person_then_posted_is_edited_in_its_channel(roomy, api, post):
    before, after = (post(text, files={"a.jpg": jpeg()}) for text in ("One", "Won"))
    early = roomy.ahead(before, KEY, NOON, "")
    out(roomy, before)
    roomy.edit(before, after, Remote("", f"https://t.me/office/{next(iter(api.posts))}"), KEY, NOON, early)
    assert said(api) == ["Won"]


@pytest.mark.parametrize(
    ("card", "shown"), [(None, {"url": LINK}), (False, {"is_disabled": True})], ids=["with its card", "without a card"]
)
def test_the_card_of_a_link_is_shown_or_left_out(channel, api, post, card, shown):
    said = {} if card is None else {"card": card}
    out(channel, post(f"Doors: {LINK}", link=LINK, **said))
    assert api.posts[41]["link_preview_options"] == shown
