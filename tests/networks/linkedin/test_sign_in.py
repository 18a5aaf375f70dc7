"""Signing a page or a member of LinkedIn in, as an officer is led to it; what is kept, renewed, and told before its end."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from contracts.linkedin import MEMBER, MEMBERS, PAGE, SCOPES, TOKEN, LinkedInApi
from contracts.linkedin_oauth import CLIENT, SECRET
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, Refused, SettingsError, Unreachable
from postdesk.networks.signing_in import Person
from stage.life import NOON
from stage.loopback import answer

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
CAMPAIGN = """\
campaign: doors
accounts: [page]
posts:
  - id: open
    at: 2026-11-23 15:30
    text: Doors open at six.
"""
OTHER = "urn:li:organization:77"


class Ana(Person):
    """Signs in as she is told; `feed` is whether the app lists those scopes, `chosen` the number that she says."""

    def __init__(self, api, way, feed="yes", chosen="1"):
        self.api, self.way, self.feed, self.chosen, self.told = api, way, feed, chosen, []

    def tell(self, *sentences):
        self.told += sentences

    def ask(self, what, *, secret=False):
        said = {"The client ID": CLIENT, "The client secret": SECRET, "yes or no": self.feed}
        return said.get(what) or (TOKEN if "token" in what else self.chosen)

    def choose(self, what, choices):
        assert self.way in choices
        return self.way

    def come_back(self, page):
        said = parse_qs(urlsplit(page.address).query)
        assert urlsplit(page.address).path == "/oauth/v2/authorization"
        assert set(said) == {"response_type", "client_id", "redirect_uri", "state", "scope"}
        return self.api.oauth.allow(page.address)


@pytest.fixture
def api():
    api = LinkedInApi()
    api.token = "nobody's-before-it-was-made"
    yield api
    assert api.broken == []


@pytest.fixture
def office(api, tmp_path, monkeypatch):
    """A desk; `sign_in` lets Ana sign an account in, `run` is a command at so many minutes past noon."""
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns/desk.toml").write_text(PLAIN)
    (tmp_path / "campaigns/doors.yaml").write_text(CAMPAIGN)

    class Desks:
        root, told, desk = tmp_path, [], tmp_path / "campaigns/desk.toml"

        def sign_in(self, way, name="page", keep="env", given=None, sure=lambda _question: True, **more):
            desk, ana = Desk.open(tmp_path, lambda: api.at), Ana(api, way, **more)
            with desk.log:
                said = {"server": self.url, **(given or {})}
                joined = desk.accounts.add(name, "linkedin", ana, said, keep, sure)
            self.told += ana.told
            return joined

        def run(self, *words, minutes=0):
            api.at = NOON + timedelta(minutes=minutes)
            ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], obj=Office(lambda: api.at))
            assert type(ran.exception) in {type(None), SystemExit}, (ran.output, ran.exception)
            self.told.append(ran.output)
            return ran.output

        @property
        def env(self):
            return (tmp_path / ".env").read_text()

    desks = Desks()
    with api.serve() as door:
        desks.url = door.url
        yield desks
    plain = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".env"]
    for secret in (b"planted-access", b"planted-refresh", SECRET.encode(), TOKEN.encode()):
        assert not [path for path in plain if secret in path.read_bytes()]
        assert secret.decode() not in "".join(desks.told)


def test_a_page_posts_with_a_token_that_renews_itself_for_a_year(office, api):
    joined = office.sign_in("page")
    assert (joined.standing.handle, joined.account.id) == ("country-office", PAGE)
    desk = office.desk.read_text()
    assert f'id = "{PAGE}"' in desk
    assert "token_ends = 2027-11-23" in desk
    assert api.scopes == SCOPES
    office.run("queue")
    assert "published: doors/open@page https://www.linkedin.com/feed/update/" in office.run("publish", minutes=211)
    (listed,) = json.loads(office.run("accounts", "--check", "--format", "json", minutes=59 * 1440))
    assert (listed["trouble"], listed["lacks"], listed["version_ends"]) == (None, None, "2027-09-15")
    office.run("accounts", "--check", minutes=61 * 1440)
    assert api.oauth.renewals == 1


def test_where_there_is_no_refresh_token_the_token_itself_is_kept_and_its_end_is_told(office, api):
    api.oauth.renews = False
    office.sign_in("page", feed="no")
    assert "POSTDESK_PAGE_TOKEN='AQX-planted-access-0'" in office.env
    (listed,) = json.loads(office.run("accounts", "--check", "--format", "json"))
    assert listed["scopes"].endswith("; r_organization_social rw_organization_admin w_organization_social")
    assert listed["token_ends"] == "2027-01-22"
    assert "token_ends = 2027-01-22" in office.desk.read_text()
    assert "ends on 2027-01-22" in office.run("doctor", minutes=50 * 1440)
    assert api.scopes == {scope for scope in SCOPES if not scope.endswith("_feed")}


def test_a_member_is_told_what_the_token_cannot(office, api):
    joined = office.sign_in("member", name="ana")
    assert (joined.account.id, joined.standing.handle) == (MEMBER, "Ana Marić")
    assert "LinkedIn shows it no posts, comments or followers" in office.run("accounts", "--check")
    assert api.scopes == MEMBERS


def test_both_of_one_person_are_asked_for_at_once_and_neither_ends_the_other(office, api):
    office.sign_in("both", chosen="1")
    office.sign_in("both", name="ana", chosen="2")
    assert [line.split()[3] for line in office.run("accounts", "--check").splitlines()[1:]] == ["country-office", "Ana"]
    assert api.scopes == SCOPES | MEMBERS
    assert "choose *both*: other rights end its token." in " ".join(office.told)


def test_other_rights_end_the_tokens_before_only_where_the_person_said_so(office, api):
    office.sign_in("page")
    asked = []
    with pytest.raises(PostdeskError, match="ana was not signed in, and page goes on: nothing was changed"):
        office.sign_in("member", name="ana", sure=asked.append)
    (question,) = asked
    assert question.startswith(
        "page may rest on the same consent at LinkedIn. If so, ask for the rights of all of them"
    )
    (listed,) = json.loads(office.run("accounts", "--check", "--format", "json"))
    assert (listed["account"], listed["trouble"], "ana" in office.desk.read_text()) == ("page", None, False)
    joined = office.sign_in("member", name="ana")
    (ended,) = joined.ended
    assert ended.startswith("page cannot post: ")
    assert ended.endswith("sign it in again: `postdesk accounts add page --network linkedin`")


def test_the_end_of_the_consent_is_told_two_weeks_and_three_days_before(office, api):
    office.sign_in("page")
    told = []
    for days in (350, 352, 361, 363, 366):
        lines = office.run("doctor", minutes=days * 1440).splitlines()
        told.append([line.strip() for line in lines if "sign-in of page" in line or "token of page" in line])
    assert [bool(each) for each in told] == [False, True, True, True, True]


def test_a_token_of_the_portal_needs_no_browser_here(office, api):
    api.token = TOKEN
    joined = office.sign_in("token")
    assert (joined.account.id, joined.account.ends["token"].isoformat()) == (PAGE, "2027-01-21")
    assert f"POSTDESK_PAGE_TOKEN='{TOKEN}'" in office.env


def test_another_way_of_signing_in_leaves_no_secret_of_the_first(office, api):
    office.sign_in("page")
    assert "POSTDESK_PAGE_CLIENT_SECRET" in office.env
    api.token = TOKEN
    office.sign_in("token")
    assert "CLIENT" not in office.env
    office.sign_in("page")
    assert "POSTDESK_PAGE_TOKEN" not in office.env


def test_who_is_named_already_is_who_posts(office, api):
    assert office.sign_in("both", given={"id": MEMBER}).account.id == MEMBER
    with pytest.raises(Refused, match=f"the token cannot post as {OTHER}, but as {PAGE}: begin again"):
        office.sign_in("page", name="other", given={"id": OTHER})


def test_who_has_no_role_posts_for_nobody(office, api):
    api.role = "ANALYST"
    with pytest.raises(Refused, match="the token can post for nobody: the person who signed in has no role on a page"):
        office.sign_in("page")
    assert office.desk.read_text() == PLAIN


def test_a_page_without_a_name_goes_by_its_number(office, api):
    api.names_of = lambda *_: answer(body={"id": 1234})
    assert office.sign_in("both").account.id == PAGE


def test_what_was_not_granted_is_told(office, api):
    usual = api.oauth.allow
    api.oauth.allow = lambda page: usual(page.replace("w_organization_social%20", ""))
    with pytest.raises(Refused, match="LinkedIn did not grant w_organization_social: begin again and allow all"):
        office.sign_in("page")


def test_a_scope_that_the_app_does_not_have_is_told(office, api):
    api.oauth.listed = {"openid"}
    with pytest.raises(Refused, match=r"did not let postdesk in \(unauthorized_scope_error\)"):
        office.sign_in("page")


def test_a_code_is_good_for_half_an_hour(office, api):
    usual = api.oauth.allow

    def late(page):
        address = usual(page)
        api.at += timedelta(minutes=31)
        return address

    api.oauth.allow = late
    with pytest.raises(Refused, match="invalid, expired or revoked"):
        office.sign_in("page")


def test_a_token_that_is_not_good_is_told(office):
    with pytest.raises(Unreachable, match="does not accept the token"):
        office.sign_in("token")


def test_a_version_is_told_before_a_page_is_opened(office):
    with pytest.raises(SettingsError, match="version is a year and a month"):
        office.sign_in("token", given={"version": "2026-09"})


def test_it_leaves_with_all_that_was_kept(office, api):
    office.sign_in("page")
    assert "To take the token's power away, sign in to LinkedIn as that person" in office.run(
        "accounts", "remove", "page", "--yes"
    )
    assert "POSTDESK_PAGE" not in office.env
