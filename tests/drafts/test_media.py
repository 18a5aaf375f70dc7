import pytest


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("media/hal.jpg", "media-missing: media/hal.jpg is not there: did you mean media/hall.jpg?"),
        ("media/HALL.JPG", "media-missing: media/HALL.JPG is not there: did you mean media/hall.jpg?"),
        ("media\\hall.jpg", "media-missing: media\\hall.jpg is not there: write media/hall.jpg"),
        ("media/zebra.png", "media-missing: media/zebra.png is not there: put it there, from campaigns/, or correct"),
        ("pictures/hall.jpg", "media-missing: pictures/hall.jpg is not there: put it there"),
        ("media", "media-missing: media is a folder: name one file in it"),
        ("../../hall.jpg", "media-outside: ../../hall.jpg leaves the desk: copy it to campaigns/media/"),
        ("media/../../../x/hall.jpg", "media-outside: "),
        ("/etc/passwd", "media-outside: /etc/passwd leaves the desk"),
        ("media/out.jpg", "media-outside: media/out.jpg is a link that leaves the desk: copy what it points to"),
        ("away/hall.jpg", "media-outside: away/hall.jpg leaves the desk"),
        ("media/broken.jpg", "media-missing: media/broken.jpg is not there"),
        ("media/" + "x" * 300, "media-missing: media/xxx"),
    ],
)
def test_a_picture_is_a_file_in_the_desk(house, said, tmp_path_factory, file, expected):
    away = tmp_path_factory.mktemp("away")
    (away / "hall.jpg").write_bytes(b"picture")
    (house.campaigns / "media/out.jpg").symlink_to(away / "hall.jpg")
    (house.campaigns / "media/broken.jpg").symlink_to(house.campaigns / "media/nowhere.jpg")
    (house.campaigns / "away").symlink_to(away)
    (line,) = said(f"text: x\nmedia: [{{file: '{file}'}}]")
    assert line.startswith(f"6:20 {expected}" if file != "media\\hall.jpg" else "6:20")
    assert expected in line


def test_files_of_the_desk_and_links_within_it_are_welcome(house, said):
    (house.campaigns / "media/same.jpg").symlink_to("hall.jpg")
    (house.root / "reports").mkdir()
    (house.root / "reports/chart.png").write_bytes(b"picture")
    written = "text: x\nmedia: [media/hall.jpg, ./media/same.jpg, ../reports/chart.png, media/hall.jpg]"
    assert said(written) == []


def test_a_name_that_no_file_can_have_is_not_there(said):
    for name in ("media/a\\0b.jpg", "a\\0b/c.jpg", "a" * 300):
        assert "is not there" in said(f'text: x\nmedia: ["{name}"]')[-1]
