import subprocess
import sys
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms, ImageSequence

from postdesk.media import fitting
from postdesk.media.bounds import Bounds
from postdesk.media.decoding import Unfit, learn_heic, within_bounds
from postdesk.media.fitting import again, as_it_is, fitted
from postdesk.models import FileKind
from stage import pictures

EVERY = frozenset((FileKind.JPEG, FileKind.PNG, FileKind.GIF, FileKind.WEBP))
ONLY_JPEG = frozenset((FileKind.JPEG,))
LARGE = pictures.saved(pictures.noise(900, 600), "JPEG", quality=95)


def shown(made):
    picture = Image.open(BytesIO(made.content))
    assert picture.size == (made.width, made.height)
    assert picture.format == made.kind.name
    return picture


def colours(picture):
    """What is seen in the middle of the left and of the right half, roughly."""
    picture = picture.convert("RGB")
    return [
        max(zip(picture.getpixel((x, picture.height // 2)), "rgb", strict=True))[1]
        for x in (picture.width // 4, 3 * picture.width // 4)
    ]


@pytest.mark.parametrize("content", [pictures.jpeg(), pictures.png(mode="RGBA"), pictures.gif(), pictures.webp()])
def test_what_fits_keeps_each_byte(content):
    made = fitted(content, Bounds(EVERY, 100_000))
    assert (made.content, made.quality) == (content, 0)


def test_a_phone_lying_on_its_side_is_turned_upright_and_silent():
    made = fitted(pictures.from_a_phone(lies=6), Bounds(EVERY, 100_000))
    picture = shown(made)
    assert picture.size == (20, 40)
    assert not picture.getexif()
    assert picture.info["icc_profile"] == b"colours of a phone"
    assert colours(picture.transpose(Image.Transpose.ROTATE_90)) == ["r", "g"]


@pytest.mark.parametrize("lies", range(1, 9))
def test_every_way_to_lie_is_turned_as_pillow_turns_it(lies):
    from PIL import ImageOps

    content = pictures.saved(pictures.drawn(64, 32), "JPEG", exif=pictures.exif(lies))
    expected = ImageOps.exif_transpose(Image.open(BytesIO(content)))
    picture = shown(fitted(content, Bounds(EVERY, 100_000)))
    assert picture.size == expected.size
    assert colours(picture) == colours(expected)


def test_a_picture_that_is_too_large_gets_smaller_and_is_never_cropped():
    made = fitted(LARGE, Bounds(EVERY, 150_000))
    assert len(made.content) <= 150_000
    assert made.width / made.height == pytest.approx(1.5, abs=0.01)
    assert made.quality in fitting.QUALITIES


def test_first_the_quality_goes_down_then_the_size():
    best = fitted(LARGE, Bounds(EVERY, len(LARGE) - 1))
    assert (best.width, best.height, best.quality) == (900, 600, 92)


def test_pixels_and_sides_are_bounds_of_their_own():
    made = fitted(LARGE, Bounds(EVERY, pixels=300_000))
    assert made.width * made.height <= 300_000
    assert made.quality == 92
    made = fitted(LARGE, Bounds(EVERY, sides=1200))
    assert made.width + made.height <= 1200


def test_the_same_bytes_each_time_and_again_from_the_original():
    for bounds in (Bounds(EVERY, 150_000), Bounds(EVERY), Bounds(ONLY_JPEG, 100_000)):
        made = fitted(LARGE, bounds)
        assert fitted(LARGE, bounds) == made
        assert again(LARGE, made) == made
    assert again(pictures.jpeg()[:-2], fitted(LARGE, Bounds(EVERY))).content == b""


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF", "HEIF", "GIF"])
def test_a_network_that_takes_only_jpeg_gets_jpeg(format):
    if format == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    made = fitted(pictures.saved(pictures.drawn(), format, exif=pictures.exif(1)), Bounds(ONLY_JPEG))
    assert colours(shown(made)) == ["r", "g"]
    assert made.kind is FileKind.JPEG
    assert b"Phone" not in made.content


def test_what_is_transparent_stays_so_where_that_is_shown_and_is_white_elsewhere():
    content = pictures.saved(Image.new("RGBA", (40, 20), (0, 0, 0, 0)), "WEBP", lossless=True)
    png = fitted(content, Bounds(frozenset((FileKind.JPEG, FileKind.PNG))))
    assert shown(png).getpixel((5, 5))[3] == 0
    assert shown(fitted(content, Bounds(ONLY_JPEG))).getpixel((5, 5)) == (255, 255, 255)


def test_a_large_drawing_with_transparent_parts_stays_png():
    picture = pictures.noise(600, 400)
    picture.putalpha(128)
    made = fitted(pictures.saved(picture, "PNG"), Bounds(EVERY, 500_000))
    assert made.kind is FileKind.PNG
    assert shown(made).mode == "RGBA"
    assert len(made.content) <= 500_000


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK"])
def test_every_mode_is_shown_on_screens(mode):
    picture = Image.new("I;16", (40, 20), 30_000) if mode == "I;16" else pictures.drawn(mode=mode)
    content = pictures.saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    made = fitted(content, Bounds(frozenset((FileKind.WEBP,))))
    assert shown(made).mode in {"L", "RGB"}
    if mode == "I;16":
        assert abs(shown(made).getpixel((5, 5)) - 30_000 / 256) < 3
    if mode == "CMYK":
        assert colours(shown(made)) == ["r", "g"]


def test_colours_for_print_by_their_own_profile():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"no profile"):
        content = pictures.saved(pictures.drawn(mode="CMYK"), "JPEG", icc_profile=profile, exif=pictures.exif(3))
        assert colours(shown(fitted(content, Bounds(EVERY)))) == ["g", "r"]


def frames(made):
    """How long each frame is shown, in ms."""
    return [frame.convert("RGB") and frame.info["duration"] for frame in ImageSequence.Iterator(shown(made))]


def test_a_moving_picture_that_is_too_large_still_moves():
    content = pictures.gif(300, 200, frames=4)
    made = fitted(content, Bounds(EVERY, len(content) // 2))
    assert (made.kind, frames(made)) == (FileKind.GIF, [80] * 4)
    assert made.width < 300
    assert again(content, made) == made
    films = {"save_all": True, "append_images": [pictures.noise(300, 200, 1)], "duration": 80}
    content = pictures.saved(pictures.noise(300, 200), "WEBP", quality=95, **films)
    made = fitted(content, Bounds(EVERY, len(content) // 2))
    assert (made.kind, frames(made)) == (FileKind.WEBP, [80, 80])


def test_a_picture_that_is_to_stay_as_it_is_loses_only_what_it_gives_away():
    made = as_it_is(pictures.from_a_phone(lies=6))
    picture = Image.open(BytesIO(made.content))
    assert (made.quality, made.width, made.height) == (0, 20, 40)
    assert dict(picture.getexif()) == {0x0112: 6}
    assert again(pictures.from_a_phone(lies=6), made) == made
    assert as_it_is(pictures.webp(exif=pictures.exif(6))).quality == 92


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pictures.jpeg()[:-40], "is damaged"),
        (pictures.png()[:60], "is damaged"),
        (pictures.gif(frames=3)[:-600], "is damaged"),
        (b"\0\0\0\x18ftypheic" + bytes(500), "is damaged"),
        (pictures.saved(pictures.drawn(), "AVIF")[:300], "is damaged"),
        (b"%PDF-1.4", "is damaged"),
    ],
)
def test_what_is_damaged_is_refused(content, why):
    with pytest.raises(Unfit, match=why):
        fitted(content, Bounds(EVERY, 200))


def test_a_picture_of_which_no_size_fits():
    with pytest.raises(Unfit, match=r"of 0\.\d MB cannot be made small enough: save it smaller"):
        fitted(LARGE, Bounds(EVERY, 100))


def bomb(width, height):
    """A picture of one colour: few bytes, many pixels."""
    return pictures.saved(Image.new("1", (width, height)), "PNG")


def test_pictures_that_would_fill_the_memory_are_not_decoded():
    with pytest.raises(Unfit, match="has more than 50 megapixels: save it smaller"):
        fitted(bomb(10_000, 6_000), Bounds(ONLY_JPEG))
    content = pictures.gif(20, 20)
    wide = content[:6] + (9_000).to_bytes(2, "little") * 2 + content[10:]
    with pytest.raises(Unfit, match="has more than 50 megapixels"):
        fitted(wide, Bounds(EVERY, 10))
    many = pictures.gif(20, 20, frames=30)
    wide = many[:6] + (6_000).to_bytes(2, "little") * 2 + many[10:]
    with pytest.raises(Unfit, match="has too many frames of this size"):
        fitted(wide, Bounds(EVERY, 10))


def of_several_scans(mode, sharp, side):
    """The head of a square JPEG that goes over all its pixels several times."""
    content = pictures.saved(Image.new(mode, (16, 16)), "JPEG", progressive=True, subsampling=sharp)
    frame = content.index(b"\xff\xc2") + 5
    return content[:frame] + side.to_bytes(2) * 2 + content[frame + 4 :]


@pytest.mark.parametrize(
    ("mode", "sharp", "side", "most"),
    [("RGB", 2, 10_001, 100), ("RGB", 0, 7_600, 57), ("CMYK", 0, 6_700, 44)],
    ids=["half the colours", "all colours", "for print"],
)
def test_a_jpeg_of_several_scans_whose_coefficients_would_fill_the_memory_is_not_decoded(mode, sharp, side, most):
    with pytest.raises(Unfit, match=f"has more than {most} megapixels: save it smaller"):
        fitted(of_several_scans(mode, sharp, side), Bounds(EVERY, 10))


def test_what_phones_make_is_decoded_whole_and_what_would_take_more_memory_at_half_its_size():
    for sharp, side, seen in ((2, 7_000, 7_000), (0, 7_000, 3_500), (0, 6_000, 6_000)):
        content = of_several_scans("RGB", sharp, side)
        assert within_bounds(Image.open(BytesIO(content)), FileKind.JPEG, content).size == (seen, seen)


def test_what_is_encoded_anew_has_no_more_pixels_than_its_encoder_holds():
    content = bomb(6_000, 5_000)
    made = fitted(content, Bounds(ONLY_JPEG))
    assert (made.width, made.height) == (4_096, 3_413)
    large = replace(made, width=6_000, height=5_000)
    assert Image.open(BytesIO(again(content, large).content)).size == (6_000, 5_000)


def test_no_pixel_changes_where_a_picture_is_worked_on_strip_by_strip():
    picture = pictures.noise(300, 600)
    picture.putalpha(pictures.noise(300, 600, 3).convert("L"))
    made = fitted(pictures.saved(picture, "PNG"), Bounds(EVERY, 400_000))
    whole = picture.resize((made.width, made.height), Image.Resampling.LANCZOS)
    assert (made.width < 300, shown(made).tobytes()) == (True, whole.tobytes())
    grey = Image.frombytes("I;16", (200, 600), bytes(range(240)) * 1_000)
    seen = grey.convert("I").point(lambda value: value / 256).convert("L")
    made = fitted(pictures.saved(grey, "PNG"), Bounds(ONLY_JPEG))
    assert made.content == fitted(pictures.saved(seen, "PNG"), Bounds(ONLY_JPEG)).content


def test_what_is_turned_or_transparent_has_fewer_pixels_for_it_is_held_twice():
    plain, clear, turned = (
        pictures.saved(Image.new("1", (7_000, 6_000)), "PNG", **more)
        for more in ({}, {"transparency": 0}, {"exif": pictures.exif(6)})
    )
    assert within_bounds(Image.open(BytesIO(plain)), FileKind.PNG, plain).size == (7_000, 6_000)
    for content in (clear, turned):
        with pytest.raises(Unfit, match="has more than 40 megapixels: save it smaller"):
            fitted(content, Bounds(ONLY_JPEG))
    content = pictures.saved(Image.new("L", (7_000, 6_000)), "JPEG")
    seen = [within_bounds(Image.open(BytesIO(content)), FileKind.JPEG, content, lies).size for lies in (1, 6)]
    assert seen == [(7_000, 6_000), (3_500, 3_000)]


MEASURED = """
import resource
from io import BytesIO
from PIL import Image
from postdesk.media.bounds import Bounds
from postdesk.media.fitting import fitted
from postdesk.models import FileKind

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

every = [Image.new("P", (600, 600), number) for number in range(40)]
for picture in every:
    picture.putpalette(bytes(range(256)) * 3)
out = BytesIO()
every[0].save(out, "GIF", save_all=True, append_images=every[1:], duration=80)
every.clear()
before = most()
made = fitted(out.getvalue(), Bounds(frozenset((FileKind.GIF,)), len(out.getvalue()) - 1))
print(made.width, most() - before)
"""


def test_of_a_moving_picture_one_frame_at_a_time_is_in_memory_with_all_its_colours():
    said = subprocess.run((sys.executable, "-c", MEASURED), capture_output=True, text=True, check=True).stdout
    width, more = map(int, said.split())
    assert width <= 600
    assert more < 40, "megabytes; all frames in four bytes a pixel are 58"


def test_a_size_at_which_all_frames_of_a_webp_would_fill_the_memory_is_not_tried():
    every = [pictures.noise(20, 20, number) for number in range(100)]
    content = pictures.saved(every[0], "WEBP", save_all=True, append_images=every[1:])
    picture = Image.open(BytesIO(content))
    assert [fitting._fills(picture, pixels) for pixels in (800_000, 900_000)] == [False, True]
    assert not fitting._fills(Image.open(BytesIO(pictures.gif(20, 20))), 900_000_000)


def test_a_later_frame_that_is_larger_than_the_picture_is_not_decoded():
    content = pictures.gif(20, 20)
    second = content.rindex(b"\x2c" + (0).to_bytes(2, "little") * 2 + (20).to_bytes(2, "little") * 2)
    wide = content[: second + 5] + (60_000).to_bytes(2, "little") * 2 + content[second + 9 :]
    with pytest.raises(Unfit, match="has too many frames of this size"):
        fitted(wide, Bounds(EVERY, 10))


def test_a_jpeg_of_many_pixels_is_decoded_at_half_its_size():
    content = pictures.saved(Image.new("L", (9_000, 6_000)), "JPEG", exif=pictures.exif(3))
    made = fitted(content, Bounds(EVERY, 200_000))
    assert (made.width, made.height) == (4500, 3000)


def test_a_jpeg_that_goes_over_its_pixels_without_end_is_not_decoded():
    content = pictures.saved(Image.new("RGB", (2_000, 2_000)), "JPEG", progressive=True)
    again = content[content.rindex(b"\xff\xda") : -2]
    assert fitted(content[:-2] + again * 20 + content[-2:], Bounds(EVERY, 10_000)).kind is FileKind.JPEG
    with pytest.raises(Unfit, match="is damaged"):
        fitted(content[:-2] + again * 2_000 + content[-2:], Bounds(EVERY, 10_000))


def test_a_line_that_is_longer_than_a_jpeg_can_be_gets_shorter():
    made = fitted(pictures.saved(Image.new("1", (200_000, 1)), "PNG"), Bounds(ONLY_JPEG))
    assert (made.kind, made.width <= 65_500, made.height) == (FileKind.JPEG, True, 1)


def test_heic_without_its_reader_is_refused_with_the_remedy():
    with pytest.raises(Unfit, match=r"is a HEIC picture: save it as JPEG, or .*pip install"):
        learn_heic("no_reader_of_this_name")
