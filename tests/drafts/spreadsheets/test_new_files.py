"""Campaign files as they are to be: tried, read again, and refused where something else would change."""

from stage.desks import write
from stage.plans import SPRING, campaign, edited, errors, exported, taken, written


def test_what_a_file_says_in_two_places_is_not_changed_in_one(desk):
    anchored = SPRING.replace("alt: The hall", "alt: &hall The hall").replace(
        "thread:", "media: [{file: media/hall.jpg, alt: *hall}]\n    thread:"
    )
    write(desk, spring=anchored)
    plan = edited(exported(desk), (4, "alt 1", "The hall at night."), (4, "at", "2026-11-30 09:00"))
    assert errors(taken(desk, plan)) == [
        (
            "plan.xlsx!spring!J4: error: campaigns/spring.yaml:23: what stands here is used in other places, too, by an "
            "anchor (&) or an alias (*): change it by hand"
        )
    ]
    assert campaign(desk, "spring") == anchored


def test_lists_of_which_more_is_said_than_a_table_shows_keep_their_length(desk):
    write(desk, spring=SPRING.replace("        alt: The hall", "        fit: false\n        alt: The hall"))
    plan = edited(exported(desk), (2, "media 2", "media/hall.jpg"))
    assert errors(taken(desk, plan)) == [
        (
            "plan.xlsx!spring!P2: error: how many pictures it has can only be changed in its file, where more is said of "
            "them than here"
        )
    ]
    plan = edited(exported(desk), (2, "alt 1", "Lamps."))
    written(desk, plan)
    assert "fit: false\n        alt: Lamps." in campaign(desk, "spring")


def test_an_error_that_was_not_there_before_keeps_everything_out(desk):
    write(desk, spring=SPRING.replace("at: next", "at: whenever"))
    plan = edited(exported(desk), (2, "text", None))
    assert [fault.partition("error: ")[0] for fault in errors(taken(desk, plan))] == ["plan.xlsx!spring!F2: "]
    plan = edited(exported(desk), (2, "text", "Doors."))
    assert errors(taken(desk, plan)) == []


def test_a_campaign_that_lacks_what_a_post_needs_is_told_at_the_row(office, tmp_path):
    write(office, spring="campaign: spring\nposts:\n  - {id: a, text: A., accounts: [fedi]}\n")
    plan = edited(exported(office), (3, "post", "b"), (3, "text", "B."))
    assert [fault.partition("error: ")[0] for fault in errors(taken(office, plan))] == ["plan.xlsx!spring!A3: "]


def test_pictures_and_parts_in_every_way_of_writing_them(desk):
    ways = SPRING.replace(
        "thread: [One more thing., Another.]",
        """\
media: [media/hall.jpg]
    thread:
      - One more thing.
      - {text: Another., media: [media/hall.jpg]}""",
    )
    write(desk, spring=ways)
    plan = edited(
        exported(desk),
        (4, "alt 1", "The hall."),
        (4, "part 1", "One thing."),
        (4, "part 2", "The last."),
        (4, "part 2 alt 1", "Lamps."),
    )
    written(desk, plan)
    assert "media: [{file: media/hall.jpg, alt: The hall.}]" in campaign(desk, "spring")
    assert "      - One thing.\n" in campaign(desk, "spring")
    assert "{text: The last., media: [{file: media/hall.jpg, alt: Lamps.}]}" in campaign(desk, "spring")
    plan = edited(exported(desk), (4, "part 3", "Really the last."), (4, "part 3 media 1", "media/hall.jpg"))
    written(desk, plan)
    assert "      - text: |\n          Really the last.\n" in campaign(desk, "spring")
    write(desk, spring=SPRING.replace("thread: [One more thing., Another.]", "media: {file: media/hall.jpg}"))
    written(desk, edited(exported(desk), (4, "alt 1", "Lamps.")))
    assert campaign(desk, "spring").endswith("    media: [{file: media/hall.jpg, alt: Lamps.}]\n")


def test_a_part_with_a_picture_that_stands_in_no_list(desk):
    write(
        desk,
        spring=SPRING.replace("[One more thing., Another.]", "[{text: One., media: {file: media/hall.jpg}}, Two.]"),
    )
    written(desk, edited(exported(desk), (4, "part 1 alt 1", "Lamps.")))
    assert "{text: One., media: [{file: media/hall.jpg, alt: Lamps.}]}" in campaign(desk, "spring")
