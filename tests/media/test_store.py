"""What is signed is what is sent, whatever becomes of the file it was made from."""

import hashlib
import os
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PIL import Image

from postdesk.cli.worded import spoken_in, worded
from postdesk.errors import DraftError
from postdesk.media.bounds import ANY, Bounds, bounds_of
from postdesk.media.heads import head_look
from postdesk.media.privacy import gives_away
from postdesk.media.store import MediaStore, Unsendable, recipe
from postdesk.models import FileKind, Head, Media, Place
from postdesk.networks import grammar
from stage import pictures
from stage.life import NOON

ONLY_JPEG = Bounds(frozenset((FileKind.JPEG,)))
PLACE = Place("campaigns/spring.yaml", 7, 20)
FILM = pictures.film(notes=[pictures.box(b"udta", b"\xa9xyz+42.44+19.26/")])


@pytest.fixture
def campaigns(tmp_path):
    (tmp_path / "campaigns/media").mkdir(parents=True)
    return tmp_path / "campaigns"


@pytest.fixture
def store(tmp_path, campaigns):
    return MediaStore(tmp_path / ".postdesk/media", campaigns)


@pytest.fixture
def media(campaigns):
    """A picture of a draft, written into the desk's folder."""

    def laid(content, name="hall.jpg", **more):
        path = campaigns / "media" / name
        path.write_bytes(content)
        return Media(f"media/{name}", "The hall.", PLACE, path=f"media/{name}", head=head_look(path), **more)

    return laid


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_what_needs_nothing_is_sent_as_it_is(store, media):
    said = store.freeze(media(pictures.jpeg()), ONLY_JPEG)
    assert (said.sha256, said.original, said.quality) == (sha256(pictures.jpeg()), "", 0)
    assert (said.type, said.width, said.height, said.name) == ("image/jpeg", 40, 20, "hall.jpg")
    assert store.ensure(said).read_bytes() == pictures.jpeg()


def test_a_picture_from_a_phone_goes_out_without_its_place(store, media, campaigns):
    phone = pictures.from_a_phone()
    said = store.freeze(media(phone), ONLY_JPEG)
    assert gives_away(store.ensure(said)) == set()
    assert (said.original, said.width, said.height) == (sha256(phone), 20, 40)
    assert (campaigns / "media/hall.jpg").read_bytes() == phone


def test_a_film_goes_out_without_its_place(store, media):
    said = store.freeze(media(FILM, "tour.mp4"), ONLY_JPEG)
    assert gives_away(store.ensure(said)) == set()
    assert (said.type, said.size, said.width, said.name) == ("video/mp4", len(FILM), 640, "tour.mp4")


@pytest.mark.parametrize(("content", "name"), [(FILM, "tour.mp4"), (pictures.jpeg(), "hall.jpg")])
def test_where_nothing_can_be_kept_that_is_not_the_files_fault(store, media, content, name):
    kept = media(content, name)
    store.folder.parent.mkdir()
    store.folder.write_text("in the way")
    with pytest.raises(NotADirectoryError) as trouble:
        store.freeze(kept, ONLY_JPEG)
    assert trouble.value.filename == str(store.folder)


@pytest.mark.parametrize("asked", ["original", "freeze", "foresee"])
def test_a_file_that_goes_away_after_it_was_looked_at_is_named(store, media, campaigns, asked):
    """Another branch was checked out meanwhile: it is gone, or a folder by now."""
    looked = media(pictures.jpeg())
    for becomes in (lambda path: path.unlink(), lambda path: path.mkdir()):
        becomes(campaigns / "media/hall.jpg")
        given = () if asked == "original" else (ONLY_JPEG,)
        with pytest.raises(Unsendable, match=r"hall\.jpg cannot be read \(.+\): put it there again"):
            getattr(store, asked)(looked, *given)


def test_what_is_kept_is_the_owners_alone(store, media):
    said = store.freeze(media(FILM, "tour.mp4"), ONLY_JPEG)
    also = store.freeze(media(pictures.from_a_phone()), ONLY_JPEG)
    assert store.folder.stat().st_mode & 0o777 == 0o700
    for path in (*store.folder.iterdir(), store.ensure(said), store.ensure(also)):
        assert path.stat().st_mode & 0o777 == 0o600


def test_another_kind_gets_another_ending(store, media):
    said = store.freeze(media(pictures.png(), "hall.png"), ONLY_JPEG)
    assert (said.name, said.type) == ("hall.jpg", "image/jpeg")
    assert replace(said, file="media/README", type="").name == "README"
    assert replace(said, file="media/README").name == "README.jpg"


def test_fit_false_touches_no_pixel(store, media):
    said = store.freeze(media(pictures.from_a_phone(), fit=False), ONLY_JPEG)
    with Image.open(store.ensure(said)) as picture:
        assert (said.quality, dict(picture.getexif())) == (0, {0x0112: 6})


@pytest.mark.parametrize("fit", [True, False])
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (pictures.from_a_phone(), "a.jpg"),
        (pictures.png(Author="Ana"), "a.png"),
        (FILM, "a.mp4"),
        (b"%PDF-1.4", "a.pdf"),
    ],
)
def test_what_was_sent_outlives_the_file_it_was_made_from_and_can_be_made_again(
    store, media, campaigns, tmp_path, fit, content, name
):
    said = store.freeze(media(content, name, fit=fit), ONLY_JPEG)
    sent = store.ensure(said).read_bytes()
    (campaigns / "media" / name).write_bytes(b"another")
    assert store.ensure(said).read_bytes() == sent
    elsewhere = MediaStore(tmp_path / "elsewhere", campaigns)
    with pytest.raises(DraftError, match=f"media/{name} is not the file that was queued: queue the campaign again"):
        elsewhere.ensure(said)
    (campaigns / "media" / name).unlink()
    with pytest.raises(DraftError, match=f"media/{name} is gone: put it back"):
        elsewhere.ensure(said)
    (campaigns / "media" / name).write_bytes(content)
    assert elsewhere.ensure(said).read_bytes() == sent


def test_bytes_that_rotted_are_made_again(store, media):
    said = store.freeze(media(pictures.from_a_phone()), ONLY_JPEG)
    (store.folder / said.sha256).write_bytes(b"rotten")
    assert sha256(store.ensure(said).read_bytes()) == said.sha256


def test_what_comes_out_otherwise_here_is_not_sent(store, media):
    said = store.freeze(media(pictures.from_a_phone()), ONLY_JPEG)
    with pytest.raises(DraftError, match=r"media/hall\.jpg cannot be made again as it was queued: queue the campaign"):
        store.ensure(replace(said, sha256="00" * 32))


def test_what_this_machine_cannot_read_is_named(store, media, tmp_path, campaigns):
    broken = pictures.jpeg()[:-60]
    said = store.freeze(media(pictures.from_a_phone()), ONLY_JPEG)
    (campaigns / "media/hall.jpg").write_bytes(broken)
    with pytest.raises(DraftError, match=r"^media/hall\.jpg is damaged: save it again"):
        MediaStore(tmp_path / "elsewhere", campaigns).ensure(replace(said, original=sha256(broken)))


def test_nothing_outside_campaigns_is_ever_sent(store, media, campaigns):
    said = store.freeze(media(pictures.jpeg()), ONLY_JPEG)
    (campaigns.parent / ".env").write_bytes(b"TOKEN=x")
    with pytest.raises(DraftError, match=r"\.\./\.env is not the file that was queued"):
        store.ensure(replace(said, file="../.env", sha256=sha256(b"TOKEN=x")))


def test_what_was_made_once_is_not_made_otherwise_by_a_newer_pillow(store, media, campaigns):
    picture = media(pictures.from_a_phone())
    said = store.freeze(picture, ONLY_JPEG)
    (note,) = store.folder.glob(f"{said.original}.*.json")
    made = store.ensure(said).read_bytes() + b"as an older one made it"
    (store.folder / sha256(made)).write_bytes(made)
    note.write_bytes(note.read_bytes().replace(said.sha256.encode(), sha256(made).encode()).replace(
        f'"size":{said.size}'.encode(), f'"size":{len(made)}'.encode()
    ))  # fmt: skip
    again = MediaStore(store.folder, campaigns).freeze(picture, ONLY_JPEG)
    assert again.sha256 == sha256(made)
    note.write_bytes(b"cut o")
    assert MediaStore(store.folder, campaigns).freeze(picture, ONLY_JPEG) == said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_note_that_is_a_pipe_is_made_anew(store, media, campaigns):
    picture = media(pictures.from_a_phone())
    said = store.freeze(picture, ONLY_JPEG)
    (note,) = store.folder.glob(f"{said.original}.*.json")
    note.unlink()
    os.mkfifo(note)
    assert MediaStore(store.folder, campaigns).freeze(picture, ONLY_JPEG) == said
    assert note.is_file()


def test_one_picture_for_many_posts_is_made_once(store, media, campaigns):
    picture = media(pictures.from_a_phone())
    said = store.freeze(picture, ONLY_JPEG)
    (campaigns / "media/hall.jpg").unlink()
    assert store.freeze(replace(picture, alt="Again."), ONLY_JPEG) == replace(said, alt="Again.")


def test_what_went_between_checking_and_queueing_is_named(store, media, campaigns):
    gone = Media("media/gone.jpg", "The hall.", PLACE)
    sentence = r"^media/gone\.jpg cannot be read \(no such file or directory\): put it there again"
    with pytest.raises(Unsendable, match=sentence) as trouble:
        store.freeze(gone, ONLY_JPEG)
    with spoken_in("fr"):
        assert "est illisible (il n’y a ni fichier ni dossier de ce nom)" in worded(trouble.value)
    with pytest.raises(Unsendable, match=r"^media/hall\.jpg is damaged: save it again"):
        store.freeze(media(pictures.jpeg()[:-60]), ONLY_JPEG)


def test_what_nothing_was_sent_with_for_long_is_swept_out(store, media):
    old = store.freeze(media(pictures.jpeg()), ONLY_JPEG)
    new = store.freeze(media(pictures.png(), "hall.png"), ONLY_JPEG)
    for path in store.folder.iterdir():
        age = (NOON - timedelta(days=61 if old.sha256 in path.name else 59)).timestamp()
        os.utime(path, (age, age))
    store.sweep(NOON)
    assert not any(old.sha256 in path.name for path in store.folder.iterdir())
    assert store.ensure(new).is_file()
    MediaStore(store.folder / "nowhere", store.folder).sweep(NOON)


def test_what_will_be_sent_is_foreseen_and_nothing_is_kept(store, media, campaigns):
    phone, tour = media(pictures.from_a_phone()), media(FILM, "tour.mp4")
    foreseen = store.foresee(phone, ONLY_JPEG)
    assert store.foresee(tour, ONLY_JPEG).width == 640
    assert not store.folder.exists()
    said = store.freeze(phone, ONLY_JPEG)
    assert (foreseen.sha256, foreseen.quality) == (said.sha256, said.quality)
    assert store.foresee(phone, ONLY_JPEG) == foreseen
    (campaigns / "media/hall.jpg").unlink()
    with pytest.raises(DraftError, match=r"media/hall\.jpg cannot be read \(no such file or directory\)"):
        store.foresee(phone, ONLY_JPEG)


def test_a_recipe_names_what_is_made():
    assert recipe(ONLY_JPEG, fit=True) != recipe(Bounds(frozenset((FileKind.PNG,))), fit=True)
    assert recipe(ONLY_JPEG, fit=False) == recipe(Bounds(frozenset((FileKind.PNG,))), fit=False)


def test_what_a_network_takes(media):
    still, wave = media(pictures.jpeg()).head, media(pictures.gif(), "wave.gif").head
    x = bounds_of(grammar("x"), still)
    assert (x.bytes, FileKind.WEBP in x.kinds) == (5_000_000, True)
    assert bounds_of(grammar("x"), wave) == Bounds(frozenset((FileKind.GIF,)), 15_000_000, 1_382_400)
    assert bounds_of(grammar("mastodon"), wave).bytes == 16_777_216
    assert bounds_of(grammar("telegram"), still).sides == 10_000
    assert bounds_of(grammar("rehearsal"), still).bytes == ANY


@pytest.mark.parametrize(
    "head", [Head(FileKind.TEXT, 9), Head(FileKind.JPEG, 10**12, 40, 20), Head(FileKind.MP4, 10**12)]
)
def test_what_no_network_takes_is_not_even_read(store, media, head):
    said = replace(media(pictures.jpeg()), head=head)
    for ask in (store.freeze, store.foresee):
        with pytest.raises(Unsendable, match=r"hall\.jpg cannot be sent: `postdesk check` says why"):
            ask(said, ANY)
    assert not store.folder.exists()


def test_what_lies_outside_the_campaigns_is_not_read(store, media, campaigns):
    (campaigns.parent / ".env").write_text("TOKEN")
    (campaigns / "media/link.jpg").symlink_to("../../.env")
    for name in ("../.env", "media/link.jpg", "\0", "media"):
        for ask in (store.freeze, store.foresee):
            with pytest.raises(Unsendable, match="cannot be read"):
                ask(Media(name, "The hall.", PLACE, head=Head(FileKind.JPEG, 9, 4, 4)), ANY)
    assert not store.folder.exists()
