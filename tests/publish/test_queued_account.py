"""What is queued goes out as it was queued: to that account, for those readers, whatever desk.toml says by then."""

import pytest

from postdesk.desk import Desk
from postdesk.errors import Refused, SettingsError, Unreachable
from postdesk.models import Account, Payload, Standing
from postdesk.publish.queued_account import connect_as_queued, known_to_readers
from stage.desks import lay
from stage.life import NOON, Told
from stage.pretend_mastodon import Instance

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.fedi]
network = "mastodon"
server = "{server}"
handle = "office"
visibility = "private"
"""
SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - {id: doors, at: 2026-11-23 12:30, text: Doors open at six.}
"""


class Street:
    """A desk and the two servers to which desk.toml may lead."""

    def __init__(self, root, clock, old, new):
        self.root, self.clock, self.old, self.new = root, clock, old, new
        self.settings = SETTINGS.format(server=old.url)
        self.desk = self.opened(self.settings)

    def opened(self, settings):
        """The desk as desk.toml is now."""
        self.desk = Desk.open(lay(self.root, settings, spring=SPRING), self.clock)
        return self.desk

    def later(self, line, other):
        """Change a line of desk.toml after queueing, and publish when the moment has come."""
        self.desk.queue.apply()
        self.desk.close()
        self.opened(self.settings.replace(line, other))
        return self.publish()

    def publish(self):
        self.clock.forward(minutes=31)
        return [(str(outcome.state), outcome.why) for outcome in self.desk.publishing.publish_due()]


@pytest.fixture
def street(tmp_path, clock):
    old, new = Instance(), Instance()
    old.at = new.at = NOON
    (tmp_path / ".env").write_text("POSTDESK_FEDI_TOKEN=token\n", encoding="utf-8")
    with old.serve() as here, new.serve() as there:
        here.play, there.play = old, new
        yield Street(tmp_path, clock, here, there)


def seen_by(server):
    """Who sees what a server has."""
    return [post["visibility"] for post in server.play.posts]


@pytest.mark.parametrize("other", ["", 'visibility = "public"\n'])
def test_who_sees_it_stays_as_it_was_queued(street, other):
    assert street.later('visibility = "private"\n', other)[0][0] == "published"
    assert seen_by(street.old) == ["private"]


def test_it_goes_to_the_server_it_was_queued_for(street):
    assert street.later(street.old.url, street.new.url)[0][0] == "published"
    assert (seen_by(street.old), seen_by(street.new)) == (["private"], [])


def test_another_account_under_that_name_does_not_get_it_with_its_token(street):
    street.old.play.acct = "press"
    said = "fedi was @office on 127.0.0.1"
    ((state, why),) = street.later('"office"', '"press"')
    assert (state, why.startswith(said), seen_by(street.old)) == ("queued", True, [])
    assert "and the token is of @press (7), and desk.toml" in why
    assert why.endswith("; `postdesk queue` lets its posts go where desk.toml leads now")
    street.desk.queue.apply()
    assert street.publish()[0][0] == "published"


def test_a_token_that_the_old_server_does_not_take_is_told_and_nothing_fails(street):
    street.old.play.token = "another"
    ((state, why),) = street.later(street.old.url, street.new.url)
    assert (state, seen_by(street.new)) == ("queued", [])
    assert "was @office on 127.0.0.1" in why


def test_an_account_that_went_to_another_network_waits(street):
    lines = f'network = "mastodon"\nserver = "{street.old.url}"\nhandle = "office"\nvisibility = "private"\n'
    ((state, why),) = street.later(lines, 'network = "bluesky"\nhandle = "office.example.org"\n')
    assert state == "queued"
    assert why.startswith("fedi was on Mastodon when this was queued, and is on Bluesky now: `postdesk queue`")


def test_what_was_queued_before_anything_was_frozen_goes_out_as_desk_toml_says(street):
    street.desk.queue.apply()
    with street.desk.log.write() as connection:
        connection.exec_driver_sql("""UPDATE post SET payload = json_remove(payload, '$.own')""")
    assert street.publish()[0][0] == "published"
    assert seen_by(street.old) == ["private"]


def test_a_post_is_deleted_where_it_is_public(street):
    street.desk.queue.apply()
    street.publish()
    street.opened(street.settings.replace(street.old.url, street.new.url))
    assert street.desk.posts.delete("doors", "", gone=False).state == "deleted"
    assert seen_by(street.old) == []


def test_an_account_without_a_handle_is_known_by_its_server_alone(street):
    street.settings = street.settings.replace('handle = "office"\n', "")
    assert street.later(street.old.url, street.new.url)[0][0] == "published"
    assert (seen_by(street.old), seen_by(street.new)) == (["private"], [])


class Nobody(Told):
    """A network that does not say who is signed in, or refuses to."""

    def standing(self, now):
        raise Refused("no scope for that")


def test_who_is_not_said_is_not_asked_twice():
    now = Account("fedi", "mastodon", own={"handle": "press"})
    queued = Payload("mastodon", "fedi", ("Doors open at six.",), own={"handle": "office"})
    told = Told()
    assert connect_as_queued(now, queued, lambda _: told, NOON) is told
    assert connect_as_queued(now, queued, lambda _: None, NOON) is None
    with pytest.raises(Unreachable, match=r"fedi was @office when this was queued, and no scope for that; `postdesk q"):
        connect_as_queued(now, queued, lambda _: Nobody(), NOON)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"handle": "@office", "server": "https://example.social"}, "@office on example.social"),
        ({"server": "https://example.social"}, "example.social"),
        ({"id": "-1001234"}, "-1001234"),
    ],
)
def test_an_account_as_its_readers_know_it(own, said):
    assert known_to_readers(Account("fedi", "mastodon", own=own)) == said


class TellsWhose(Told):
    """A network that says whose the token is, and leaves it at that."""

    def standing(self, now):
        return Standing("@press")


def test_a_token_of_whoever_desk_toml_names_now_is_not_used_for_a_post_of_before():
    account = Account("page", "facebook", own={"handle": "press", "id": "2"})
    payload = Payload("facebook", "page", ("Doors open at six.",), own={"handle": "office", "id": "1"})
    with pytest.raises(
        SettingsError, match="page was @office when this was queued, and the token there is now is of @press"
    ):
        connect_as_queued(account, payload, lambda _frozen: TellsWhose(), NOON)
