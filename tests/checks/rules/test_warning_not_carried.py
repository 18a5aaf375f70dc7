from postdesk.checks.rules import warning_not_carried


def test_readers_are_not_warned(remarks):
    """
    accounts: [fedi, bsky]
    text: Priča o putu preko mora.
    warning: Nasilje
    """
    (remark,) = remarks(warning_not_carried)
    assert remark.message == "there are no content warnings there: readers see the post at once, without yours"
    assert remark.place.line == 7


def test_bluesky_covers_the_pictures_and_not_the_text(said):
    """
    accounts: [bsky]
    text: Priča o putu preko mora.
    warning: Nasilje
    media: [{file: more.jpg, alt: The sea.}]
    """
    covered = (
        'Bluesky covers the pictures with "Graphic Media", and shows the text at once: say the warning in the text, too'
    )
    assert said(warning_not_carried) == [covered]


def test_the_text_itself_warns(said):
    """
    accounts: [bsky, fedi]
    text: Прича о путу преко мора.
    warning: Насиље
    bsky: {text: "Насиље. Прича о путу преко мора."}
    """
    assert said(warning_not_carried) == []


def test_one_account_warns_and_the_other_needs_not(said):
    """
    accounts: [fedi, bsky]
    text: Un récit.
    fedi: {warning: Violence}
    """
    assert said(warning_not_carried) == []
