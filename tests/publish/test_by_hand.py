"""What a person has to publish lies ready to paste; what no longer waits disappears."""

import hashlib
import re
import shutil

import pytest
from msgspec import UNSET

from postdesk import queue
from postdesk.media.store import MediaStore
from postdesk.models import Attachment, Payload
from postdesk.publish import by_hand
from stage.life import Clock, courier, hand, queued, slot, wanted

PICTURE = Attachment("media/hall.jpg", 'The hall, "lit".', 3, hashlib.sha256(b"jpg").hexdigest())


@pytest.fixture
def campaigns(tmp_path):
    (tmp_path / "campaigns" / "media").mkdir(parents=True)
    (tmp_path / "campaigns" / "media" / "hall.jpg").write_bytes(b"jpg")
    return tmp_path / "campaigns"


@pytest.fixture
def rebuild(log, campaigns, tmp_path):
    return lambda: by_hand.rebuild_handoff(
        log, MediaStore(tmp_path / "sent", campaigns), tmp_path / "reports" / "handoff"
    )


def hand_over(log, campaigns, *asked):
    queued(log, *asked)
    courier(log, None, Clock(), campaigns=campaigns).run_due()


def page(tmp_path):
    return (tmp_path / "reports" / "handoff" / "index.html").read_text(encoding="utf-8")


def test_nothing_is_written_while_nothing_waits(rebuild, tmp_path):
    assert rebuild() == []
    assert not (tmp_path / "reports").exists()


def test_a_post_is_laid_out_ready_to_paste(log, campaigns, rebuild, tmp_path):
    sent = {"link": "https://example.org/?a=1&b=2", "media": (PICTURE,), "language": "en"}
    hand_over(log, campaigns, wanted(text="Doors open at <six>.", sent=sent))
    (folder,) = rebuild()
    assert folder == tmp_path / "reports" / "handoff" / "2026-11-23-spring+gifts@fedi"
    assert (folder / "text.txt").read_text(encoding="utf-8") == "Doors open at <six>."
    assert (folder / "link.txt").read_text(encoding="utf-8") == "https://example.org/?a=1&b=2\n"
    assert (folder / "1-hall.jpg").read_bytes() == b"jpg"
    assert (folder / "1-hall.jpg.alt.txt").read_text(encoding="utf-8") == 'The hall, "lit".'
    html = page(tmp_path)
    assert "One post waits for a person." in html
    assert '<pre dir="auto" lang="en">Doors open at &lt;six&gt;.</pre>' in html
    assert "<code>https://example.org/?a=1&amp;b=2</code>" in html
    assert 'alt="The hall, &#34;lit&#34;."' in html
    assert "postdesk resolve spring/gifts@fedi --published URL" in html
    assert "Too late after 23 Nov 2026, 15:00" in html
    assert [
        html.count(f">{words}</button>") for words in ("Copy the text", "Copy the alt text", "Copy the command")
    ] == [1, 1, 1]
    assert "in a new tab" not in html  # a rehearsal has no page to write on


@pytest.mark.parametrize(
    ("network", "own", "page"),
    [
        ("x", {}, "https://x.com/intent/post?text=Tea%20%26%20%23Cake"),
        ("mastodon", {"server": "https://example.social/"}, "https://example.social/share?text=Tea%20%26%20%23Cake"),
        ("mastodon", {}, ""),
        ("mastodon", UNSET, ""),
        ("linkedin", {}, "https://www.linkedin.com/feed/?shareActive=true"),
        ("pinboard", {}, ""),
    ],
)
def test_where_a_person_writes_a_post(network, own, page):
    payload = Payload(network, "fedi", ("Tea & #Cake", "More."), own=own)
    assert by_hand.writing_page(payload) == page


def test_a_content_warning_is_pasted_too(log, campaigns, rebuild, tmp_path):
    hand_over(log, campaigns, wanted(sent={"warning": "Noise & smoke"}))
    (folder,) = rebuild()
    assert (folder / "warning.txt").read_text(encoding="utf-8") == "Noise & smoke\n"
    assert "<p>Content warning: <code>Noise &amp; smoke</code></p>" in page(tmp_path)


def test_every_part_of_a_thread_has_its_file(log, campaigns, rebuild, tmp_path):
    post = wanted()
    thread = queue.Wanted(
        "spring",
        "thread",
        "fedi",
        "rehearsal",
        type(post.payload)("rehearsal", "fedi", ("One.", "Two.")),
        post.latest,
        slot(),
    )
    hand_over(log, campaigns, thread)
    (folder,) = rebuild()
    assert sorted(path.name for path in folder.iterdir()) == [".postdesk", "text-2.txt", "text.txt"]
    assert '<pre dir="auto">Two.</pre>' in page(tmp_path)


def test_what_is_resolved_disappears_and_the_rest_stays(log, campaigns, rebuild, tmp_path):
    hand_over(log, campaigns, wanted("gifts"), wanted("tea"))
    first, second = rebuild()
    own = tmp_path / "reports" / "handoff" / "my notes"
    own.mkdir()
    assert "2 posts wait for a person." in page(tmp_path)
    queue.resolve_published(log, "gifts", "https://example.org/7", hand())
    assert rebuild() == [second]
    assert not first.exists()
    assert own.is_dir()
    queue.cancel(log, "tea", hand())
    assert rebuild() == []
    assert "Nothing waits." in page(tmp_path)


def test_a_deleted_folder_is_made_again_the_same(log, campaigns, rebuild, tmp_path):
    hand_over(log, campaigns, wanted(sent={"media": (PICTURE,)}))
    rebuild()
    home = tmp_path / "reports" / "handoff"
    before = {path.relative_to(home): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    untouched = (home / "index.html").stat().st_mtime_ns
    rebuild()
    assert (home / "index.html").stat().st_mtime_ns == untouched
    shutil.rmtree(tmp_path / "reports")
    rebuild()
    assert {path.relative_to(home): path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_picture_that_went_missing_is_named(log, campaigns, rebuild, tmp_path):
    hand_over(log, campaigns, wanted(sent={"media": (PICTURE,)}))
    (campaigns / "media" / "hall.jpg").unlink()
    (folder,) = rebuild()
    assert not (folder / "1-hall.jpg").exists()
    assert "media/hall.jpg is gone from campaigns/." in page(tmp_path)


def test_names_in_other_scripts_and_with_odd_signs_make_folders(log, campaigns, rebuild):
    hand_over(log, campaigns, wanted("dan/1?", campaign="ДанМиграната"))
    (folder,) = rebuild()
    assert re.fullmatch(r"2026-11-23-ДанМиграната~\w{16}\+dan_1_~\w{16}@fedi", folder.name)


@pytest.mark.parametrize("names", [("दिन", "दान"), ("day:1", "day_1"), ("Day", "day"), ("x" * 199, "x" * 200)])
def test_two_posts_never_share_a_folder(log, campaigns, rebuild, names):
    for name in names:
        hand_over(log, campaigns, wanted(name, text=f"This is {name}."))
    folders = rebuild()
    assert sorted((folder / "text.txt").read_text("utf-8") for folder in folders) == sorted(
        f"This is {name}." for name in names
    )
    assert len({folder.name.casefold() for folder in folders}) == 2
