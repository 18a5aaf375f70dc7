import json
from datetime import UTC, datetime

import pytest

from postdesk.errors import ExportError
from postdesk.measure.importers import mastodon_archive
from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted, Figures, Skipped

ACTOR = "https://social.example/users/office"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def note(number=115, **more):
    return {
        "id": f"{ACTOR}/statuses/{number}",
        "type": "Note",
        "inReplyTo": None,
        "published": "2026-11-16T07:00:00Z",
        "url": f"https://social.example/@office/{number}",
        "content": '<p>Doors open.<br />Come! <a href="x">#<span>IOM</span></a></p><p>&amp; more</p>',
    } | more


def create(note, to=(PUBLIC,), cc=()):
    return {"id": "1", "type": "Create", "actor": ACTOR, "to": list(to), "cc": list(cc), "object": note}


def rows(tmp_path, *activities):
    outbox = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(activities),
        "orderedItems": list(activities),
    }
    (tmp_path / "outbox.json").write_text(json.dumps(outbox), encoding="utf-8")
    return list(extract(tmp_path / "outbox.json").rows)


def test_a_public_post_as_its_reader_sees_it(tmp_path):
    assert rows(tmp_path, create(note(likes={"totalItems": 5}, shares={"totalItems": 2}, attachment=[{}]))) == [
        Extracted(
            row=1,
            network="mastodon",
            account="office@social.example",
            remote_id="115",
            url="https://social.example/@office/115",
            published=datetime(2026, 11, 16, 7, tzinfo=UTC),
            exact=True,
            text="Doors open.\nCome! #IOM\n\n& more",
            figures=Figures(reactions=5, shares=2),
            kind="image",
        )
    ]


def test_who_is_answered_and_what_is_no_figure(tmp_path):
    other, own = rows(
        tmp_path,
        create(
            note(inReplyTo="https://other.example/users/a/statuses/1", likes={"totalItems": 10**13}), to=[], cc=[PUBLIC]
        ),
        create(note(116, inReplyTo=f"{ACTOR}/statuses/115", url=None, content=None)),
    )
    assert (other.reply, other.figures) == (True, Figures())
    assert (own.reply, own.url, own.text) == (False, f"{ACTOR}/statuses/116", "")


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        ({"type": "Announce", "object": "https://other.example/1"}, "it repeats another's post"),
        (create(note(), to=[f"{ACTOR}/followers"]), "not everybody may see it"),
        (create(note(), to=[]) | {"to": "somebody"}, "not everybody may see it"),
        (create(note(id="https://social.example/x")), "it has no number or no moment"),
        (create(note(published=None)), "it has no number or no moment"),
        (create(note(published="soon")), "it is written as no post is"),
        (create("https://social.example/1"), "it is written as no post is"),
        ([], "it is written as no post is"),
    ],
)
def test_what_is_no_post_of_everybodys(tmp_path, activity, why):
    assert rows(tmp_path, activity) == [Skipped(1, why)]


def test_an_actor_under_another_address(tmp_path):
    (post,) = rows(tmp_path, create(note()) | {"actor": "https://social.example/"})
    assert post.account == ""


def test_an_archive_that_is_broken_off(tmp_path):
    (tmp_path / "outbox.json").write_text(
        '{"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection", '
    )
    (tmp_path / "outbox.json").write_text(
        (tmp_path / "outbox.json").read_text().replace(": ", ":").replace("https:/", "https:/")
    )
    export = extract(tmp_path / "outbox.json")
    with pytest.raises(ExportError, match=r"outbox\.json is broken off: fetch the archive again"):
        list(export.rows)


def test_an_archive_that_is_larger_than_any(tmp_path, big):
    with pytest.raises(ExportError, match=r"big is larger than 100 MB: postdesk reads no archive of that size"):
        list(mastodon_archive._posts(big))


@pytest.fixture
def big(tmp_path):
    with (tmp_path / "big").open("wb") as file:
        file.truncate(100_000_001)
    return tmp_path / "big"
