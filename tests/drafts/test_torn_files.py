"""One draft that cannot be read keeps itself out; where it is unsure what the others mean, they stay out with it."""

import pytest

BEFORE = "campaign: spring\naccounts: [fedi]\nhashtags: [Doors]\nposts:\n"
ONE = "  - id: one\n    text: Doors open at six.\n"
THREE = "  - id: three\n    text: Windows shut at ten.\n"
TWO = "  - id: two\n    text: "


@pytest.fixture
def read(campaign):
    """Reads a campaign as it is written, blank lines and all."""
    return lambda text: campaign(text.encode())


def told(file):
    return [(found.place.line, found.rule, found.post) for found in file.findings]


def drafts(file):
    return {draft.id: draft.text for draft in file.drafts}


@pytest.mark.parametrize(
    ("two", "line", "rule"),
    [
        (TWO + "Note: windows\n", 8, "second-colon"),
        (TWO + '"Windows and doors\n', 8, "yaml"),
        (TWO + '"She said "yes" to all\n', 8, "yaml"),
        (TWO + "'It's late'\n", 8, "yaml"),
        (TWO + "@IOM says\n", 8, "reserved-character"),
        (TWO + "|\n      Hello\nWorld without end\n", 10, "yaml"),
        (TWO + "|\n      Hello\n   World: without end\n", 10, "yaml"),
        (TWO + "Hello\n\tlanguage: en\n", 9, "tab"),
        (TWO + "Hello\n    hashtags: [One, Two\n", 9, "yaml"),
        (TWO + "Hello\n     language: en\n", 9, "second-colon"),
        ("  - {id: two, text: Hello\n", 7, "yaml"),
        ('  - text: "Hello\n    id: two\n', 7, "yaml"),
    ],
)
def test_a_draft_that_cannot_be_read_is_named_and_the_others_are_read(read, two, line, rule):
    file = read(BEFORE + ONE + two + THREE)
    assert file.torn
    assert told(file) == [(line, rule, "spring/two")]
    assert drafts(file) == {"one": "Doors open at six.", "three": "Windows shut at ten."}
    assert [draft.hashtags for draft in file.drafts] == [("Doors",), ("Doors",)]
    assert [draft.place("text").line for draft in file.drafts] == [6, 6 + 1 + two.count("\n") + 1]


def test_several_are_named_in_the_order_of_their_lines(read):
    file = read(BEFORE + TWO + '"Hello\n' + ONE + "  - id: four\n    text: @IOM\n" + THREE)
    assert told(file) == [(6, "yaml", "spring/two"), (10, "reserved-character", "spring/four")]
    assert set(drafts(file)) == {"one", "three"}


def test_what_stands_behind_the_posts_and_comments_between_them_belong_to_the_file(read):
    rest = "\n# windows\n" + THREE + "\ntitle: Spring\nx-note: for us\n"
    file = read(
        "posts: # all of them\n# first\n" + ONE + TWO + '"Hello\n' + rest + "campaign: spring\naccounts: [fedi]\n"
    )
    assert (file.title, file.campaign, set(drafts(file))) == ("Spring", "spring", {"one", "three"})


def test_dashes_may_stand_in_the_column_of_the_keys(read):
    file = read("campaign: spring\naccounts: [fedi]\nposts:\n- id: one\n  text: Doors.\n- id: two\n  text: 'It's\n")
    assert (set(drafts(file)), told(file)) == ({"one"}, [(7, "yaml", "spring/two")])


def test_the_blank_lines_that_a_text_keeps_are_no_more_than_before(read):
    kept = "  - id: one\n    text: |+\n      Doors.\n\n"
    alone, beside = read(BEFORE + kept), read(BEFORE + kept + TWO + '"Hello\n\n\n')
    assert drafts(beside) == drafts(alone)


def test_a_draft_that_is_read_may_have_faults_of_its_own(read):
    file = read(BEFORE + "  - id: one\n    texd: Doors\n    text: Open.\n" + TWO + '"Hello\n')
    assert [(rule, post) for _, rule, post in told(file)] == [("unknown-key", "spring/one"), ("yaml", "spring/two")]


def test_one_whose_name_cannot_be_told_is_of_the_campaign(read):
    assert told(read(BEFORE + ONE + '  - text: "Hello\n')) == [(7, "yaml", "spring/")]


@pytest.mark.parametrize(
    "text",
    [
        "campaign: spring\naccounts: [fedi\nposts:\n" + ONE + THREE,  # what all posts have from the file is not whole
        'campaign: "spring\naccounts: [fedi]\nposts:\n' + ONE + THREE,
        BEFORE + TWO + '"Hello\n',  # none is left
        BEFORE + ONE + '  - id: one\n    text: "Hello\n',  # two of one name, and nobody can tell which is meant
        BEFORE + ONE + TWO + '"Hello\n   - id: one\n    text: Other\n',
        BEFORE + '  - id: one\n    text: *shared\n  - id: two\n    text: &shared "Hello\n',
        BEFORE + "  - &base\n    id: one\n    text: Doors\n  - <<: *base\n    id: two\n    text: @IOM\n",
        BEFORE + ONE + TWO + '"Hello\nposts:\n' + THREE,  # two lists
        BEFORE + ONE + TWO + '"Hello\n' + "  - just words\n",
        BEFORE + ONE + TWO + '"Hello\n' + "  - text: no name\n",
        BEFORE + ONE + TWO + '"Hello\n' + "title: [\n",
        BEFORE + "  one: two\n  - id: three\n",
        BEFORE,
        BEFORE
        + ONE
        + "  -\n    id: four\n    text: Tea.\n"
        + TWO
        + '"Hello\n',  # a dash alone: not told from its draft
        "campaign: spring\nposts: [{id: one, text: Hello}, {id: two, text: @IOM}]\n",
        BEFORE + ONE + "    language: [en\n",
        BEFORE + ONE + "---\n" + TWO + '"Hello\n',
    ],
)
def test_where_it_is_unsure_what_is_meant_nothing_is_read(read, text):
    file = read(text)
    assert (file.drafts, file.torn) == ((), False)
    assert all(not post for _, _, post in told(file))


def test_a_quotation_over_several_lines_is_not_taken_apart(read):
    long = TWO + '"Three things:\n  - id: this\n  - and that"\n'
    assert drafts(read(BEFORE + ONE + long))["two"] == "Three things: - id: this - and that"
    assert read(BEFORE + ONE + long + "  - id: four\n    text: @IOM\n").drafts == ()
