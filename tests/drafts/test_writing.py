"""One value of a campaign file changes; a person who looks at the difference sees that and nothing else."""

import re
from difflib import unified_diff

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from postdesk.drafts.source import UNWELCOME
from postdesk.drafts.writing import FileChange, file_digest, with_changes, write_changes, write_over
from postdesk.errors import EditedMeanwhile, NotWritten
from postdesk.files.regular import contents

SPRING = """\
# Agreed on Monday.
campaign: spring-2026
hashtags: [Spring]   # the house's
posts:
  - id: doors
    at: 2026-03-18 09:00  # after the minister
    text: |
      Doors open at six.

      Come early.
    # a picture is to come
    link: https://example.org/doors

  - id: gates
    text: >-
      Gates open at seven, and everybody who has been waiting since the early morning comes in at
      once.
    fedi: { text: "Gates!", link: "" }
"""


def difference(text, *changes):
    """The lines that go and come, as a person sees them."""
    after = with_changes(text, changes)
    lines = list(unified_diff(text.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def refusal(text, *changes):
    with pytest.raises(NotWritten) as told:
        with_changes(text, changes)
    return f"{told.value.line}:{told.value.column} {told.value.code}: {told.value}"


def post(key, value, name="doors"):
    return FileChange(("posts", name, *key.split(".")), value)


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (
            post("at", "2026-03-19 10:00"),
            ["-    at: 2026-03-18 09:00  # after the minister", "+    at: 2026-03-19 10:00  # after the minister"],
        ),
        (post("at", None), ["-    at: 2026-03-18 09:00  # after the minister", "+    # after the minister"]),
        (post("latest", "2 h"), ["+    latest: 2 h"]),
        (
            post("text", "Doors open at #Six.\n\nCome early.\n"),
            ["-      Doors open at six.", "+      Doors open at #Six."],
        ),
        (post("link", None), ["-    link: https://example.org/doors"]),
        (post("hashtags", ["Doors", "Двери"]), ["+    hashtags: [Doors, Двери]"]),
        (post("hashtags", ["a: b"]), ["+    hashtags:", '+      - "a: b"']),
        (post("warning", "no"), ["+    warning: no"]),
        (post("warning", 'He said "no": #stop'), ["+    warning: 'He said \"no\": #stop'"]),
        (post("warning", 'It\'s "no"'), ['+    warning: "It\'s \\"no\\""']),
        (post("x", {"text": "One\nTwo"}), ["+    x:", "+      text: |", "+        One", "+        Two"]),
        (post("ignore", {}), ["+    ignore: {}"]),
        (post("thread", []), ["+    thread: []"]),
        (
            post("media", [{"file": "a.jpg", "alt": "A door"}]),
            ["+    media:", "+      - file: a.jpg", "+        alt: A door"],
        ),
        (
            post("fedi.text", "Gates: open", "gates"),
            ['-    fedi: { text: "Gates!", link: "" }', '+    fedi: { text: "Gates: open", link: "" }'],
        ),
        (
            post("fedi.link", None, "gates"),
            ['-    fedi: { text: "Gates!", link: "" }', '+    fedi: { text: "Gates!" }'],
        ),
        (
            post("fedi.text", None, "gates"),
            ['-    fedi: { text: "Gates!", link: "" }', '+    fedi: { link: "" }'],
        ),
        (
            post("fedi.hashtags", ["A", "#b"], "gates"),
            ['-    fedi: { text: "Gates!", link: "" }', '+    fedi: { text: "Gates!", link: "", hashtags: [A, "#b"] }'],
        ),
        (post("fedi", {}, "gates"), ['-    fedi: { text: "Gates!", link: "" }', "+    fedi: {}"]),
        (
            post("fedi", {"media": "a.jpg"}, "gates"),
            ['-    fedi: { text: "Gates!", link: "" }', "+    fedi: {media: a.jpg}"],
        ),
        (FileChange(("title",), "Spring"), ["+title: Spring"]),
        (
            FileChange(("hashtags", 1), "New"),
            ["-hashtags: [Spring]   # the house's", "+hashtags: [Spring, New]   # the house's"],
        ),
        (FileChange(("hashtags", 0), None), ["-hashtags: [Spring]   # the house's", "+hashtags: []   # the house's"]),
        (
            FileChange(("hashtags",), "Spring New"),
            ["-hashtags: [Spring]   # the house's", "+hashtags: Spring New   # the house's"],
        ),
        (FileChange(("link",), None), []),
        (post("link", "https://example.org/doors"), []),
        (FileChange(("posts", "gates", "id"), "the-gates"), ["-  - id: gates", "+  - id: the-gates"]),
        (
            FileChange(("posts", "new"), {"id": "new", "text": "Hello", "thread": ["One", "Two: three"]}),
            [
                "+",
                "+  - id: new",
                "+    text: |",
                "+      Hello",
                "+    thread:",
                "+      - One",
                '+      - "Two: three"',
            ],
        ),
    ],
)
def test_only_what_was_to_change_is_another(change, seen):
    assert difference(SPRING, change) == seen


def test_a_folded_text_stays_folded():
    longer = (
        "Gates open at seven, and everybody who has been waiting since the early morning comes in at once, wet or dry."
    )
    assert difference(SPRING, post("text", longer, "gates")) == [
        "-      Gates open at seven, and everybody who has been waiting since the early morning comes in at",
        "-      once.",
        "+      Gates open at seven, and everybody who has been waiting since the early morning comes in at once,",
        "+      wet or dry.",
    ]
    assert "    text: >-\n      One.\n\n      Two.\n    fedi" in with_changes(
        SPRING, [post("text", "One.\nTwo.", "gates")]
    )
    assert ">-\n      One.\n\n\n      Two.\n    fedi" in with_changes(SPRING, [post("text", "One.\n\nTwo.", "gates")])
    assert "    text: |\n      One.\n        Two.\n    fedi" in with_changes(
        SPRING, [post("text", "One.\n  Two.", "gates")]
    )
    assert '    text: ""\n    fedi' in with_changes(SPRING, [post("text", "", "gates")])


def test_a_post_goes_and_leaves_its_comments():
    after = with_changes(SPRING, [FileChange(("posts", "doors"), None)])
    assert "posts:\n  # after the minister\n  # a picture is to come\n\n  - id: gates\n" in after
    assert after.endswith('fedi: { text: "Gates!", link: "" }\n')
    assert with_changes(SPRING, [FileChange(("posts", "gates"), None)]).endswith(
        "    link: https://example.org/doors\n"
    )
    alone = with_changes(SPRING, [FileChange(("posts", "doors"), None), FileChange(("posts", "gates"), None)])
    assert alone.endswith("posts: []\n  # after the minister\n  # a picture is to come\n")
    assert (
        with_changes("posts: # all\n- id: a # one\n", [FileChange(("posts", 0), None)]) == "posts: []\n# all\n# one\n"
    )


def test_the_first_key_of_a_post_goes_and_comes():
    text = "posts:\n  - link: x # mine\n    id: a\n  -\n    id: b\n"
    assert (
        with_changes(text, [FileChange(("posts", 0, "link"), None)])
        == "posts:\n  - # mine\n    id: a\n  -\n    id: b\n"
    )
    assert with_changes("posts:\n- text: x\n", [FileChange(("posts", 0, "id"), "a")]) == "posts:\n- id: a\n  text: x\n"
    assert with_changes("media:\n- alt: x\n  file: y\n", [FileChange(("media", 0, "fit"), "no")]).endswith(
        "  file: y\n  fit: no\n"
    )


def test_a_list_keeps_what_stays_in_it():
    text = "hashtags:\n  - A # first\n  - B\n  # between\n  - C\nposts: []\n"
    assert with_changes(text, [FileChange(("hashtags",), ["A", "C"])]) == text.replace("  - B\n", "")
    assert with_changes(text, [FileChange(("hashtags",), ["A", "B", "B2", "C"])]) == text.replace(
        "  - B\n", "  - B\n  - B2\n"
    )
    assert with_changes(text, [FileChange(("hashtags",), ["New", "A", "B", "C"])]) == text.replace(
        "  - A", "  - New\n  - A"
    )
    assert with_changes(text, [FileChange(("hashtags",), ["A", "X", "C"])]) == text.replace("B", "X")
    flow = "hashtags: [ A, B, C ] # all\n"
    assert with_changes(flow, [FileChange(("hashtags",), ["B", "C"])]) == "hashtags: [ B, C ] # all\n"
    assert with_changes(flow, [FileChange(("hashtags",), ["A"])]) == "hashtags: [ A ] # all\n"
    assert (
        with_changes(flow, [FileChange(("hashtags",), ["New", "A", "B", "C"])]) == "hashtags: [ New, A, B, C ] # all\n"
    )
    assert with_changes("media: []\n", [FileChange(("media", 0), {"file": "a.jpg"})]) == "media: [{file: a.jpg}]\n"
    assert with_changes("x: {a: {}}\n", [FileChange(("x", "a", "b"), ["c"])]) == "x: {a: {b: [c]}}\n"
    media = "media:\n- {file: a.jpg, alt: x}\n- b.jpg\n"
    wanted = [{"file": "a.jpg", "alt": "y"}, {"file": "b.jpg", "alt": "z"}]
    assert with_changes(media, [FileChange(("media",), wanted)]) == (
        "media:\n- {file: a.jpg, alt: y}\n-\n  file: b.jpg\n  alt: z\n"
    )


def test_a_value_of_another_kind_takes_its_place():
    assert with_changes("hashtags: A B # two\nposts:\n", [FileChange(("hashtags",), ["a: b"])]) == (
        'hashtags: # two\n  - "a: b"\nposts:\n'
    )
    assert with_changes("hashtags:\n  - A\nposts:\n", [FileChange(("hashtags",), "A")]) == "hashtags: A\nposts:\n"
    assert with_changes("media:\n- - x\n", [FileChange(("media", 0), "y")]) == "media:\n- y\n"
    assert with_changes("text: |\n  x\n  y\nlink: z\n", [FileChange(("text",), ["x"])]) == "text: [x]\nlink: z\n"
    assert with_changes("posts:\n", [FileChange(("posts", "a"), {"id": "a"})]) == "posts:\n  - id: a\n"
    assert with_changes("x: y\n", [FileChange(("posts", "a"), {"id": "a"})]) == "x: y\nposts:\n  - id: a\n"
    assert with_changes("campaign: a\n", [FileChange(("x", "media", 0, "file"), "b")]) == (
        "campaign: a\nx:\n  media:\n    - file: b\n"
    )
    assert with_changes("latest:\n", [FileChange(("latest",), "2 h")]) == "latest: 2 h\n"
    assert (
        with_changes("fedi: {text: , link: a}\n", [FileChange(("fedi", "text"), "x")]) == "fedi: {text: x, link: a}\n"
    )


def test_what_comes_keeps_clear_of_the_comments_of_what_was_there():
    text = "posts:\n- id: a\n  text: x\n    # of the text\n  # of the post\n# of the list\n"
    assert with_changes(text, [post("warning", "y", "a")]) == text.replace(
        "  # of the post", "  warning: y\n  # of the post"
    )
    one_more = with_changes(text, [FileChange(("posts", "b"), {"id": "b"})])
    assert one_more == text.replace("# of the list", "\n- id: b\n# of the list")
    assert with_changes("posts:\n- a\n", [FileChange(("posts", 1), "b")]) == "posts:\n- a\n- b\n"


def test_lists_and_mappings_in_lists_are_told_from_others():
    text = "media:\n- [x, {a: b}]\n- c\n"
    assert with_changes(text, [FileChange(("media",), [["x", {"a": "b"}], "d"])]) == text.replace("- c", "- d")
    assert with_changes(text, [FileChange(("media",), [["x", {"a": "e"}], "c"])]) == text.replace("{a: b}", "{a: e}")


def test_a_block_stays_where_it_was_indented():
    text = "text: |2-\n   Two\n  One\nlink: a\n"
    assert with_changes(text, [FileChange(("text",), "One\nTwo")]) == "text: |2-\n  One\n  Two\nlink: a\n"
    signs = "text: |2\n    Two\n  #One\n# end\nlink: a\n"
    assert with_changes(signs, [FileChange(("link",), "b")]) == signs.replace("link: a", "link: b")
    assert with_changes(signs, [FileChange(("text",), "One")]) == "text: |2\n  One\n# end\nlink: a\n"
    assert with_changes("text: |\n      Far\n", [FileChange(("text",), "Away")]) == "text: |\n      Away\n"
    assert with_changes("text: |\nlink: a\n", [FileChange(("text",), "Away")]) == "text: |\n  Away\nlink: a\n"
    assert with_changes("text: |\n  a\n", [FileChange(("text",), " b\nc")]) == "text: |2\n   b\n  c\n"
    assert with_changes("link: a\ntext: |", [FileChange(("text",), "Away")]) == "link: a\ntext: |\n  Away"
    assert with_changes("text: |  # why\n  a\n", [FileChange(("text",), "")]) == 'text: ""  # why\n'
    assert with_changes("text: 'a'\n", [FileChange(("text",), "it's")]) == "text: 'it''s'\n"
    assert with_changes("text: |+\n  a\n\n\nlink: b\n", [FileChange(("text",), "c")]) == "text: |+\n  c\n\n\nlink: b\n"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_the_mark_stay_as_they_are(ends):
    text = "\ufeff" + SPRING.replace("\n", ends)
    changes = [post("text", "One\r\nTwo"), post("latest", "2 h", "gates"), post("fedi.card", "off", "gates")]
    wanted = with_changes(SPRING, [post("text", "One\nTwo"), *changes[1:]])
    assert with_changes(text, changes) == "\ufeff" + wanted.replace("\n", ends)


def test_a_file_without_a_last_line_break_still_has_none():
    assert with_changes("posts:\n- id: a", [post("at", "next", "a")]) == "posts:\n- id: a\n  at: next"
    assert with_changes("title: a\nlink: b", [FileChange(("link",), None)]) == "title: a"
    assert with_changes("posts:\n- id: a\n- id: b # no", [FileChange(("posts", 1), None)]) == "posts:\n- id: a\n# no"


def test_words_of_any_script_stay_the_signs_they_are():
    text = "title: cafe\u0301 und caf\u00e9 # Ана\ntext: مرحبا\n"
    assert with_changes(text, [FileChange(("text",), "Ћирилица 欢迎 cafe\u0301 👩\u200d👩\u200d👧")]) == text.replace(
        "مرحبا", "Ћирилица 欢迎 cafe\u0301 👩\u200d👩\u200d👧"
    )


def test_what_is_shared_is_refused_and_what_only_refers_to_it_becomes_its_own():
    text = "title: &name Spring\nlink: *name\nx-late: &late {latest: 2 h}\nposts:\n- <<: *late\n  id: a\n- {id: b, <<: *late}\n"
    assert "link: Autumn\n" not in text
    assert refusal(text, FileChange(("title",), "Autumn")) == (
        "1:8 shared: what stands here is used in other places, too, by an anchor (&) or an alias (*): change it by hand"
    )
    assert refusal(text, FileChange(("link",), "Autumn")).startswith("2:7 shared")
    assert refusal(text, FileChange(("link", "deeper"), "Autumn")).startswith("2:7 shared")
    assert refusal(text, post("latest", None, "a")).startswith("5:3 shared")
    assert "- <<: *late\n  id: a\n  latest: 3 h\n" in with_changes(text, [post("latest", "3 h", "a")])
    assert refusal("a: &x b\nc: *x\n", FileChange(("a",), None)).startswith("1:4 shared")
    assert with_changes("a: &x b\nc: *x\nd: *x\n", [FileChange(("c",), "e")]) == "a: &x b\nc: e\nd: *x\n"


def test_what_cannot_be_done_is_refused_with_the_place():
    assert refusal(SPRING, FileChange(("posts", "doors", "text", "deeper"), "x")) == (
        "7:11 shape: there is no list or mapping here that could hold it: change it by hand"
    )
    assert refusal(SPRING, FileChange(("posts", 7, "text"), "x")).startswith("5:3 shape")
    assert refusal(SPRING, FileChange((0,), "x")).startswith("2:1 shape")
    assert refusal("a: [\n", FileChange(("a",), "x")) == (
        "1:1 broken: the file cannot be read: correct what `postdesk check` says of it first"
    )
    assert refusal("# nothing\n", FileChange(("a",), "x")).startswith("1:1 broken")
    assert refusal("a: [b, # why\n c]\n", FileChange(("a",), "x")).startswith(
        "1:4 comment: a comment here would be lost"
    )
    assert refusal(SPRING, post("at", "next", "nowhere")).startswith("5:3 missing: there is no such post in this file")
    assert refusal("a: b\n", FileChange(("a",), "x\u2028y")) == (
        "1:1 sign: the new text holds a character that cannot be seen (U+2028): delete it there"
    )
    assert refusal("a: b\n", FileChange(("a",), ["\udc80"])).startswith("1:1 sign")
    assert refusal("a: b\n", FileChange(("a",), {"\ufeff": "x"})).startswith("1:1 sign")


def test_changes_that_meet_are_made_one_after_another():
    text = "hashtags: [A, B, C]\n"
    changes = [FileChange(("hashtags", 2), None), FileChange(("hashtags", 1), None), FileChange(("hashtags", 1), "D")]
    assert with_changes(text, changes) == "hashtags: [A, D]\n"
    new = [FileChange(("posts", "a"), {"id": "a"}), FileChange(("posts", "a", "text"), "Hello")]
    assert with_changes("posts: []\n", new) == "posts: [{id: a, text: Hello}]\n"
    assert with_changes("posts: [{id: b}]\n", new) == "posts: [{id: b}, {id: a, text: Hello}]\n"
    assert with_changes(text, []) == text
    assert refusal(text, FileChange(("hashtags", 0), "D"), FileChange(("hashtags", 7), "E")).startswith("1:11 shape")
    assert refusal("a: &x b\nc: *x\nd: e\n", FileChange(("d",), "f"), FileChange(("a",), "g")).startswith("1:4 shared")


def test_many_changes_of_one_file_are_made_at_once():
    posts = "".join(f"  - id: p{number}\n    text: Hello {number}\n" for number in range(2000))
    changes = [post("text", f"Good bye {number}", f"p{number}") for number in range(2000)]
    assert with_changes(f"posts:\n{posts}", changes) == f"posts:\n{posts}".replace("Hello", "Good bye")


@given(
    st.text(st.characters(exclude_characters=UNWELCOME, exclude_categories=["Cs"])),
    st.sampled_from(["|", ">", '"', "'", ""]),
)
def test_any_text_can_be_written_in_place_of_any(value, way):
    text = {"|": "text: |\n  a\n", ">": "text: >\n  a\n", '"': 'text: "a"\n', "'": "text: 'a'\n", "": "text: a\n"}[way]
    whole = f"{text}\n# end of it\nposts: {{x: [y, {{text: b}}]}}\n"
    changes = [FileChange(("text",), value), FileChange(("posts", "x", 1, "text"), value)]
    after = with_changes(whole, changes)
    read, plain = yaml.load(after, yaml.CBaseLoader), re.sub(r"\r\n?", "\n", value).rstrip("\n")
    assert (read["text"].rstrip("\n"), read["posts"]["x"][1]["text"].rstrip("\n")) == (plain, plain)
    assert "\n# end of it\nposts: {x: [y, {text: " in after
    assert with_changes(after, changes) == after


def test_the_file_is_written_whole_with_its_rights(tmp_path):
    path = tmp_path / "spring.yaml"
    path.write_bytes(SPRING.encode())
    path.chmod(0o640)
    seen = file_digest(contents(path))
    now = write_changes(path, [post("at", "next")], seen)
    assert now == file_digest(path.read_bytes()) != seen
    assert path.stat().st_mode & 0o777 == 0o640
    assert "    at: next  # after the minister\n" in path.read_text("utf-8")
    assert write_changes(path, [post("at", "next")]) == now
    assert [found.name for found in tmp_path.iterdir()] == ["spring.yaml"]


def test_an_edit_meanwhile_is_told_and_nothing_is_written(tmp_path):
    path = tmp_path / "spring.yaml"
    path.write_bytes(SPRING.encode())
    seen = file_digest(contents(path))
    path.write_bytes(SPRING.replace("six", "eight").encode())
    with pytest.raises(EditedMeanwhile) as told:
        write_changes(path, [post("at", "next")], seen)
    assert (
        str(told.value) == f"{path} was changed by somebody meanwhile: nothing was written; look at it, and try again"
    )
    with pytest.raises(EditedMeanwhile, match="was changed by somebody meanwhile"):
        write_over(path, SPRING.encode(), b"campaign: a\n")
    assert path.read_text("utf-8") == SPRING.replace("six", "eight")


def test_a_refusal_names_the_file(tmp_path):
    path = tmp_path / "spring.yaml"
    path.write_bytes(b"a: &x b\nc: *x\n")
    with pytest.raises(NotWritten) as told:
        write_changes(path, [FileChange(("a",), "d")])
    assert str(told.value).startswith(f"{path}:1:4: what stands here is used in other places, too")
    path.write_bytes(b"title: caf\xe9\n")
    with pytest.raises(NotWritten, match="the file cannot be read: correct what"):
        write_changes(path, [FileChange(("title",), "d")])
