"""No channel, and no bot, gets more in a while than Telegram takes: whoever paces themselves is never told to wait."""

from datetime import timedelta

from msgspec.structs import replace

from postdesk.models import Attachment, Payload
from postdesk.networks.telegram.pacing import A_SECOND, message_costs
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.pictures import jpeg


def test_a_thread_goes_out_a_message_a_second(channel, api, post):
    api.apart = 1.0
    remote, _ = out(channel, post("One.", "Two.", "Three."))
    assert (remote.id, [said["text"] for said in api.posts.values()]) == ("41+42+43", ["One.", "Two.", "Three."])


def test_a_channel_that_rests_gets_twenty_in_any_minute(channel, api, post):
    """Albums and texts by turns, each as soon as the one before lets it: no span of a minute has more."""
    moment, sent = NOON, []
    album = post(files={f"{n}.jpg": jpeg(30 + n) for n in range(10)})
    for payload in [album, post(), post("One.", "Two."), album, album, *[post()] * 12]:
        api.at = moment.timestamp()
        before = len(api.posts)
        channel.publish(payload, KEY, moment, ready(channel, payload, now=moment))
        sent += [moment] * (len(api.posts) - before)
        assert channel.rests() == moment + timedelta(seconds=6) * (len(api.posts) - before)
        moment = channel.rests()
    assert max(sum(at <= one < at + timedelta(minutes=1) for one in sent) for at in sent) <= 20


def test_what_a_bot_sends_in_a_second_is_counted_for_all_its_channels():
    text = Payload("telegram", "tg", ("Doors open at six.",))
    shown = replace(text, media=tuple(Attachment(f"{n}.jpg", "", 9, f"{n}.jpg") for n in range(3)))
    (ours, ones), (bots, once) = message_costs(text, "123")
    assert (ours.holder, ones, bots.holder, once) == ("", 1, "bot 123", 1)
    assert (bots.most, bots.seconds) == (A_SECOND, 1)
    assert [cost for _, cost in message_costs(shown, "123")] == [3, 3]
