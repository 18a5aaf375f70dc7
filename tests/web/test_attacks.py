"""Whoever was let in and sends what no form would: refused in a sentence or taken as words, and nothing else is touched."""

import json
import os
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from postdesk.web.acts import ACTS, LONGEST
from postdesk.web.app import ACT, ServedSite
from postdesk.web.files import FILES
from postdesk.web.shelf import FORMS, PAGES
from stage.browsing import OURS, Browser, filled, plain
from stage.desks import DOORS, LINKEDIN, SETTINGS, SPRING, lay
from stage.names_read import FIELDS, QUERY, those_read
from stage.pictures import png

RELEASE = """\
Two hundred children learn to swim

Podgorica, 20 November 2026 – Two hundred children from the reception centre learned to swim this autumn, the \
municipality said on Friday.
"""
EVIL = {
    "a NUL": "a\0b",
    "another folder": "../../x",
    "separators": "a/b\\c:d",
    "a turned line": "a\u202eb",
    "markup": "\"'><script>alert(1)</script>",
    "a template": "{{ 7 * 7 }}{name}%s",
    "a formula": "=HYPERLINK(1)",
    "a megabyte": "x" * 1_000_000,
    "line ends": "a\r\nb: c\n- d",
    "an address that runs": "javascript:alert(1)",
    "YAML": "*anchor &x !!python/object:os.system {a: [b",
    "digits of no office": "٩" * 300,
}
"""What is typed into each field of each form, by what it is."""
REFUSED = {"a NUL", "a megabyte"}
"""What no field takes, but for a text to draft from, which may be long."""
ACTING = {
    "ref": DOORS, "why": "x", "when": "2026-11-25T09:00", "note": "x", "url": "https://example.social/@office/1",
    "edit": "x", "back": "/", "write": "yes", "sure": "yes", "gone": "yes", "seen": "x",
}  # fmt: skip
"""What an act is told, by the names of its fields."""
GUESSED = {
    "/write/begin": {"name": "winter", "title": "Winter", "account": "fedi", "hashtags": "Warm"},
    "/write/look/spring": {"text": "Doors open.", "account": "fedi"},
    "/write/text": {"name": "swim", "text": RELEASE, "link": "https://example.org/swim", "language": "en"},
    "/import/figures": {"as-of": "2026-11-23", "account": "fedi"},
    "/import/drafts": {"campaign": "swim", "account": "fedi"},
    "/import/drafts/write": {"token": "A" * 22, "seen": "x", "campaign": "swim", "account": "fedi"},
    "/queue": {"seen": "x"},
    "/accounts/add": {"network": "mastodon", "name": "news", "keep": ""},
    "/accounts/sign-in/{name}": {"answer": "x"},
    "/accounts/remove/fedi": {"sure": "yes"},
    "/accounts/check": {},
    "/write/picture": {},
    "/hashtags": {"tag": "SpringFair"},
}
"""What a form would send, where no page of its own has it."""
NAMES = {"campaign": "spring", "draft": "doors", "account": "fedi", "name": "x", "of": "2026-11", "number": "0"}
NAMES |= {"folder": "2026-W47", "week": "2026-W48", "tag": "SpringTogether"}
"""What stands in the addresses of the page, by the names that they give it."""
LOOSE = {"/hold-all": ServedSite._question, ACT: None, "/events": None, "/static": None}
"""Addresses that are on no shelf, and what reads what follows the `?` there."""
READS = {page.address: page.show for page in PAGES} | dict(FILES) | LOOSE


def on_disk(desk):
    """What the desk has in its folder, but for its memory."""
    return {path: path.read_bytes() for path in desk.house.campaigns.rglob("*") if path.is_file()}


def whole_form(browser, form):
    """Return where a form is sent, and what it would say: as its page has it, or as nobody's page does."""
    address = form.address.format(**NAMES)
    if address == "/write/text/save":
        return address, filled(browser.send("/write/text", 200, name="swim", text=RELEASE).text)
    if address.endswith("/delete"):
        return address, {"was": browser.form(address.removesuffix("/delete"))["was"]}
    if form.address == "/accounts/sign-in/{name}":
        address = browser.send("/accounts/add", **GUESSED["/accounts/add"]).headers["location"]
    guessed = GUESSED.get(form.address, GUESSED.get(address))
    return address, browser.form(address) if guessed is None else guessed


def looked_at(answer, address, field, name):
    """No answer is a traceback, or says what was typed in a way that a browser would run or turn."""
    assert answer.status_code in {200, 303, 400, 403, 404, 405, 409, 413}, (address, field, name)
    assert "<script>alert" not in answer.text, (address, field, name)
    assert not re.search(r"(?i)\b(href|src|action)=[\"']?\s*javascript:", answer.text), (address, field, name)
    assert not re.search("[\u202a-\u202e\0]", answer.text), (address, field, name)


def test_what_is_attacked_is_everything_that_the_page_reads():
    routes = {route.path for route in ServedSite(None).routes()}
    assert routes == {*READS, *(form.address for form in FORMS)}
    assert {*ACTING} == {"back", *those_read(FIELDS, *ACTS.values(), ServedSite._done)}
    assert {field for form in FORMS for field in those_read(FIELDS, form.take, form.again)} > {
        "text-fedi",
        "alt",
        "answer",
    }
    assert those_read(QUERY, READS["/charts"]) == ["first", "last", "of"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.address)
def test_whatever_stands_in_a_field_is_refused_or_written_as_words(desk, browser, form):
    address, sent = whole_form(browser, form)
    for field in dict.fromkeys((*sent, *those_read(FIELDS, form.take, form.again))):
        for name, typed in EVIL.items():
            before = on_disk(desk)
            answer = browser.ask("POST", address, OURS, data={**sent, field: typed})
            looked_at(answer, address, field, name)
            after = on_disk(desk)
            if answer.status_code >= 400 or (name in REFUSED and (address, field) != ("/write/text", "text")):
                assert answer.status_code >= 400, (field, name)
                assert after == before, (field, name)
            for path in after.keys() - before.keys():
                assert path.parent == desk.house.campaigns, path
                assert re.fullmatch(r"[\w~-]+\.yaml", path.name), path
                path.unlink()
            lay(desk.house.root, spring=SPRING)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_act_with_hostile_words_does_nothing_or_keeps_them_as_words(desk, browser, act):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    sent = {**ACTING, "ref": seen if act in {"sign", "send-back"} else DOORS}
    for field in those_read(FIELDS, ACTS[act], ServedSite._done):
        for name, typed in EVIL.items():
            answer = browser.ask("POST", f"/do/{act}", OURS, data={**sent, field: typed})
            looked_at(answer, act, field, name)
            assert name not in REFUSED or answer.status_code == 409, (field, name)
            assert answer.status_code != 303 or answer.headers["location"].startswith("/"), (field, name)
            assert not answer.headers.get("location", "").startswith("//")


def made_up(address, typed):
    """Return an address with something in each of its places by turns, and behind each `?` that its page reads."""
    places = re.findall(r"{(\w+)", address)
    open_ = re.sub(r":\w+}", "}", address)
    turns = [open_.format(**{**NAMES, place: typed}) for place in places]
    asked = [f"{open_.format(**{**NAMES, 'act': 'hold'})}?{name}={typed}" for name in those_read(QUERY, READS[address])]
    return [*turns, *asked] or [f"{address}/{typed}"]


@pytest.mark.parametrize("address", READS)
def test_an_address_that_somebody_made_up_shows_nothing_of_the_disk(browser, address):
    from urllib.parse import quote

    for name, typed in EVIL.items():
        for made in made_up(address, quote(typed[:3000], safe="")):
            answer = browser.ask("GET", made)
            assert answer.status_code in {200, 400, 404, 405}, (made, answer.status_code)
            looked_at(answer, made, "", name)
    for outside in ("..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cdesk.toml", "%2fetc%2fpasswd"):
        for made in made_up(address, outside):
            answer = browser.ask("GET", made)
            assert "root:" not in answer.text
            assert "timezone" not in answer.text or made.startswith("/settings"), made


PLANTED = "\"'><script>alert(1)</script><b onclick=alert(1)>planted"
SHOWN_PLANTED = ("/", "/approvals", "/handoff", "/log", "/post/page/hall/linkedin", "/write/post/spring/doors")
"""Pages on which somebody reads, as words, what was planted in a post and in the reasons given for acts."""


def planted_in(browser, address, sent, fields):
    for field in fields:
        answer = browser.ask("POST", address, OURS, data={**sent, field: PLANTED})
        looked_at(answer, address, field, "planted")


def test_what_is_planted_in_every_field_stands_as_words_on_every_page(desk, browser, clock):
    lay(desk.house.root, page=LINKEDIN.replace("Врата су отворена. #ОтворенаВрата", json.dumps(PLANTED)[1:-1]))
    desk.queue.apply()
    for form in FORMS:
        for field in those_read(FIELDS, form.take, form.again):
            address, sent = whole_form(browser, form)
            planted_in(browser, address, sent, [field])
    for act in ("send-back", "move", "hold", "release", "undo", "hold-all", "release-all"):
        seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
        sent = {**ACTING, "ref": seen if act == "send-back" else DOORS}
        planted_in(browser, f"/do/{act}", sent, those_read(FIELDS, ACTS[act]))
    clock.forward(hours=21, minutes=5)
    desk.publishing.publish_due()
    places = re.compile(r":\w+(?=})")
    for address in READS.keys() - {"/events", "/static", ACT}:
        for campaign in ("spring", "winter"):
            shown = browser.ask("GET", places.sub("", address).format(**{**NAMES, "campaign": campaign}))
            looked_at(shown, address, campaign, "planted")
            assert "<b onclick" not in shown.text, address
    assert [each for each in SHOWN_PLANTED if "&lt;script&gt;alert(1)" not in browser.ask("GET", each).text] == []


def zipped(**members):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return file.getvalue()


BOMB = bytes(100 << 20)
"""Nothing at all, 100 MB of it; packed it is 100 kB."""


@pytest.fixture(scope="module")
def bombs():
    """Files that are small, and would be vast once unpacked or drawn."""
    wide = bytearray(png())
    wide[16:24] = (60_000).to_bytes(4, "big") * 2
    return {
        "table.xlsx": zipped(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": BOMB}),
        "export.zip": zipped(**{"Shares.csv": BOMB, "Views.csv": BOMB}),
        "letter.docx": zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": BOMB}),
        "wide.png": bytes(wide),
        "laugh.xlsx": b"<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><lolz>&b;</lolz>",
    }


@pytest.mark.parametrize(
    ("address", "field", "name"),
    [
        *(("/import/figures", "file", name) for name in ("table.xlsx", "export.zip", "laugh.xlsx", "wide.png")),
        *(("/import/drafts", "file", name) for name in ("table.xlsx", "laugh.xlsx", "wide.png")),
        *(("/write/text", "file", name) for name in ("letter.docx", "export.zip", "wide.png")),
        *(("/write/picture", "picture", name) for name in ("export.zip", "letter.docx", "laugh.xlsx")),
    ],
)
def test_a_file_that_would_burst_is_refused_in_a_sentence(desk, browser, bombs, address, field, name):
    before = on_disk(desk)
    answer = browser.send(address, 409, files={field: (name, bombs[name])}, name="swim")
    assert name in plain(answer.text)
    assert on_disk(desk) == before


def test_a_picture_that_would_be_vast_is_named_by_the_rules_and_drawn_by_nobody(desk, browser, bombs):
    answer = browser.ask("POST", "/write/picture", OURS, files={"picture": ("wide.png", bombs["wide.png"])})
    assert answer.status_code in {200, 409}
    form = {**browser.form("/write/post/spring/doors"), "file": "media/wide.png", "alt": "Wide."}
    looked = browser.send("/write/look/spring", 200, **form)
    assert "wide.png" in plain(looked.text)


@pytest.mark.parametrize(
    "name", ["../../up.png", "a\0b.png", "CON.png", "x" * 300 + ".png", "\u202egnp.exe", "/etc/passwd", ".."]
)
def test_a_file_is_kept_under_a_plain_name(desk, browser, name):
    before = on_disk(desk)
    answer = browser.ask("POST", "/write/picture", OURS, files={"picture": (name, png())})
    looked_at(answer, "/write/picture", name, name)
    for path in on_disk(desk).keys() - before.keys():
        assert path.parent == desk.house.campaigns / "media"
        assert re.fullmatch(r"[\w-]{1,80}\.png", path.name)
    looked_at(
        browser.ask("POST", "/write/text", OURS, files={"file": (name, RELEASE.encode())}), "/write/text", name, name
    )


def test_a_hundred_megabytes_are_refused_before_they_are_read(desk, browser):
    for form in FORMS:
        answer = browser.ask(
            "POST", form.address.format(**NAMES), OURS | {"content-length": str(100 << 20)}, content=b"x"
        )
        assert answer.status_code == 413
        assert "nothing was done" in answer.text


@pytest.mark.parametrize("address", ["/charts/2026-11/{}.csv", "/hashtags.csv?weeks=12"])
def test_a_table_for_a_spreadsheet_runs_nothing(tmp_path, clock, address):
    from postdesk.desk import Desk

    evil = SPRING.replace("spring", "=cmd", 1).replace("SpringTogether", "+cmd").replace("id: doors", 'id: "@doors"')
    desk = Desk.open(lay(tmp_path, SETTINGS, evil=evil), clock)
    desk.queue.apply()
    browser = Browser(desk).enter()
    names = re.findall(r'href="(/charts/[^"]*\.csv)"', browser.ask("GET", "/charts?of=2026-11").text) or [address]
    for each in names if "{}" in address else [address]:
        table = browser.ask("GET", each)
        assert table.status_code == 200
        assert not [
            cell for line in table.text.splitlines()[1:] for cell in line.split(",") if cell[:1] in "=+@\t" and cell
        ]


@pytest.mark.parametrize(
    "seen", ["spring/doors@fedi", "spring/doors@fedi=", "spring/doors@fedi=" + "0" * 64, "=x", "@=", "x" * LONGEST]
)
@pytest.mark.parametrize("act", ["sign", "send-back"])
def test_what_nobody_saw_is_not_signed(desk, browser, act, seen):
    told = plain(browser.do(act, 409, ref=seen, note="x").text)
    assert "This did not work" in told
    assert len(desk.queue.unsigned()) == 2


def test_the_same_form_twice_does_no_more_than_once(desk, browser):
    form = filled(browser.send("/write/text", 200, name="swim", text=RELEASE).text)
    browser.send("/write/text/save", **form)
    before = on_disk(desk)
    assert 'there is a campaign "swim"' in plain(browser.send("/write/text/save", 409, **form).text)
    assert on_disk(desk) == before


def test_a_report_hands_out_no_file_that_lies_elsewhere(desk, browser):
    desk.reports.write(desk.reports.week("2026-W47"))
    (desk.house.root / ".env").write_text("POSTDESK_FEDI_TOKEN=brass")
    folder = desk.house.reports / "2026-W47"
    for name, target in {
        "a.png": "../../.env",
        "b.csv": "/etc/passwd",
        "c.html": "c.html",
        "d.json": "/dev/zero",
    }.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "e.md")
    for name in ("a.png", "b.csv", "c.html", "d.json", "e.md"):
        answer = browser.ask("GET", f"/reports/2026-W47/{name}")
        assert (answer.status_code, "brass" in answer.text, "root:" in answer.text) == (404, False, False), name
    assert "brass" not in browser.page("/reports/2026-W47")
    assert browser.ask("GET", "/reports/2026-W47/index.html").status_code == 200
