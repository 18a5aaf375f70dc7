import pytest

from postdesk.checks.rules import glued_hashtag


def test_a_bracket_before_the_tag_breaks_it_on_mastodon_and_not_on_x(said):
    """
    accounts: [fedi, x]
    text: The agency (#IOM) opens its doors.
    """
    assert said(glued_hashtag) == ["#IOM will not be linked: ( stands right before it"]


def test_a_sign_that_nobody_sees_is_told_by_its_own_rule(said):
    """
    accounts: [bsky, x]
    text: "Doors open. #Safe\\u200DMigration #Safe\\u00ADMigration"
    """
    assert said(glued_hashtag) == []


def test_an_emoji_before_the_tag_breaks_it_on_bluesky(said):
    """
    accounts: [bsky]
    text: "👉#MigrantsDay"
    """
    assert said(glued_hashtag) == ["#MigrantsDay will not be linked: 👉 stands right before it"]


def test_a_bracket_inside_is_taken_along_or_cut_off(said):
    """
    accounts: [x, bsky]
    text: "#InternationalOrganizationforMigration(IOM)"
    """
    assert said(glued_hashtag) == [
        "#InternationalOrganizationforMigration(IOM) will be linked as #InternationalOrganizationforMigration",
        "#InternationalOrganizationforMigration(IOM) will be linked as #InternationalOrganizationforMigration(IOM",
    ]


def test_a_hyphen_cuts_the_tag_except_on_bluesky(said):
    """
    accounts: [x, fedi, bsky]
    text: "After #COVID-19 and before #Agenda2030"
    """
    assert said(glued_hashtag) == [
        "#COVID-19 will be linked as #COVID",
        "#COVID-19 will be linked as #COVID",
    ]


def test_the_ending_of_a_sentence_is_cut_off_as_it_should_be(said):
    """
    accounts: [x, fedi]
    text: "#IOM's people, kolege iz #UNHCR-a, људи из #УНХЦР-а, l’équipe d' #OIM’s, #IOM/#UN, #IOM. #IOM! #LGBTIQ+"
    """
    assert said(glued_hashtag) == ["#UN will not be linked: / stands right before it"]


def test_bluesky_takes_the_ending_into_the_tag(said):
    """
    accounts: [bsky]
    text: "Kolege iz #UNHCR-a pozdravljaju."
    """
    assert said(glued_hashtag) == ["#UNHCR will be linked as #UNHCR-a"]


def test_two_tags_in_one_break_each_other(said):
    """
    accounts: [x]
    text: "#one#two"
    """
    assert said(glued_hashtag) == [
        "#one will not be linked: # stands right after it",
        "#two will not be linked: e stands right before it",
    ]


def test_a_tag_that_is_too_long_is_only_named(said):
    """
    accounts: [bsky]
    text: "#‹a × 65›"
    """
    assert said(glued_hashtag) == [f"#{'a' * 65} will not be linked"]


def test_threads_links_one_tag_and_the_second_is_not_broken(said):
    """
    accounts: [threads]
    text: "#Migration and #Climate"
    """
    assert said(glued_hashtag) == []


def test_digits_have_a_rule_of_their_own(said):
    """
    text: "#2026"
    """
    assert said(glued_hashtag) == []


def test_an_address_holds_no_tag(said):
    """
    text: "https://example.org/page#section and example.org/page#section, issue#12, C#, &#39;"
    """
    assert said(glued_hashtag) == []


def test_marks_belong_to_their_letters(said):
    """
    accounts: [x, fedi, bsky]
    text: "#émigré #हिन्दी #الهِجرة #Црна_Гора #ŽeneUMigraciji"
    """
    assert said(glued_hashtag) == []


def test_a_part_of_a_thread_and_a_list_have_their_own_places(remarks):
    """
    text: One.
    hashtags: [COVID-19]
    thread: ["(#Two)"]
    """
    assert [remark.place.line for remark in remarks(glued_hashtag)] == [6, 7]


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("#Q&A", "#Q"),
        ("#L’Égalité", "#L"),
        ("#Migrants.Day", "#Migrants"),
        ("#l'exil", "#l"),
        ("#سوريا-لبنان", "#سوريا"),
    ],
)
def test_what_was_meant_whole(written, linked, house):
    from postdesk.models import Draft, Place, Variant
    from postdesk.networks import grammar

    draft = Draft("post", "story", ("fedi",), written, {"id": Place("campaigns/story.yaml")})
    rules = grammar("mastodon")
    variant = Variant(draft, house.accounts["fedi"], rules, (written,), (rules.parse(written),))
    (remark,) = glued_hashtag.check(variant)
    assert (remark.code, remark.values) == ("other", {"tag": written[1:], "linked": linked[1:]})
