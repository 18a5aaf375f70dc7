from postdesk.checks.rules import unlinked_mention


def test_a_handle_of_x_is_nobody_on_linkedin_and_bluesky(said):
    """
    accounts: [x, linkedin, bsky]
    text: With our colleagues of @UNEgypt.
    """
    assert said(unlinked_mention) == ["@UNEgypt will not be linked", "@UNEgypt will not be linked"]


def test_the_same_on_two_networks_is_one_remark(remarks):
    """
    accounts: [linkedin, bsky]
    text: With our colleagues of @UNEgypt.
    """
    first, second = remarks(unlinked_mention)
    assert (first.code, first.values) == (second.code, second.values)


def test_a_handle_of_mastodon_is_nobody_on_x(said):
    """
    accounts: [fedi, x]
    text: Hvala, @office@example.social!
    """
    assert said(unlinked_mention) == ["@office@example.social will not be linked"]


def test_a_handle_with_a_point_is_somebody_else_on_x(remarks):
    """
    accounts: [bsky, x]
    text: Merci à tous.
    thread: ["Merci à @iom.int."]
    """
    (remark,) = remarks(unlinked_mention)
    assert remark.message == "@iom.int will be linked as @iom"
    assert remark.place.line == 7


def test_addresses_times_and_lone_signs_are_no_mentions(said):
    """
    accounts: [linkedin]
    text: "press@example.org, @ 9, @10, https://example.social/@office and example.social/@office"
    """
    assert said(unlinked_mention) == []


def test_the_map_of_handles_knows_it_on_other_networks(said):
    """
    accounts: [x, bsky, linkedin]
    text: Hvala, @UNEgypt!
    """
    handles = {"unegypt": {"x": "UNinEgypt", "linkedin": "UN Egypt"}}
    assert said(unlinked_mention, handles=handles) == [
        '@UNEgypt will not be linked: add bluesky = "…" to UNEgypt under [handles] in desk.toml'
    ]


def test_a_handle_in_the_map_that_does_not_link_either(said):
    """
    accounts: [linkedin]
    text: Merci, @UNEgypt !
    """
    assert said(unlinked_mention, handles={"unegypt": {"linkedin": "unegypt"}}) == ["@unegypt will not be linked"]


def test_arabic_before_and_after(said):
    """
    accounts: [x]
    text: شكرًا @UNEgypt على الدعم.
    """
    assert said(unlinked_mention) == []
