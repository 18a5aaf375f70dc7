from postdesk.checks.rules import length
from postdesk.models import Severity


def test_x_gives_a_link_twenty_three_and_an_emoji_two(said):
    """
    accounts: [x]
    text: "A very long address stays short: https://example.org/a/very/long/address/that/goes/on/and/on/and/on 🎁"
    """
    assert said(length) == []


def test_a_text_that_is_too_long_for_x_and_not_for_mastodon(variants, said):
    """
    accounts: [x, fedi]
    text: |
      У Спужу смо обиљежили Међународни дан миграната уз игре, поклоне и добро друштво. Дјеца су цртала, старији су
      причали приче, а запослени су кували чај за све. Хвала свима који су дошли, и онима који су помогли да овај
      дан буде топао. Видимо се у прољеће, када почињу нови часови језика, нове радионице и нове шетње градом.
    """
    (x, _) = variants()
    over = x.parsed[0].lengths["weighted"] - 280
    assert over > 0
    assert said(length) == [
        f"the text counts {280 + over} of 280 (weighted: links count 23, emoji 2), {over} too many",
    ]


def test_a_part_of_a_thread_is_named_and_a_limit_that_is_sure_is_an_error(remarks):
    """
    accounts: [x]
    text: Short.
    thread: ["‹a × 308›"]
    """
    (remark,) = remarks(length)
    assert remark.message == "part 2 of 2 counts 308 of 280 (weighted: links count 23, emoji 2), 28 too many"
    assert (remark.severity, remark.place.line) == (Severity.ERROR, 7)


def test_cyrillic_is_longer_in_bytes_which_threads_may_or_may_not_mean(remarks):
    """
    accounts: [threads]
    text: "‹ж × 300›"
    """
    (remark,) = remarks(length)
    assert remark.message == "the text counts 600 of 500 (bytes), 100 too many; this limit is not certain"
    assert remark.severity is Severity.WARNING


def test_a_limit_known_from_reports_says_so(remarks):
    """
    accounts: [facebook]
    text: "‹a × 64000›"
    """
    (remark,) = remarks(length)
    assert remark.message.endswith("; this limit is known from reports only")
    assert remark.severity is Severity.WARNING


def test_linkedin_refuses_what_every_client_saw_refused(remarks):
    """
    accounts: [linkedin]
    text: "‹🎁 × 1500›!"
    """
    (remark,) = remarks(length)
    assert remark.message == (
        "the text counts 3001 of 3000 (UTF-16 units), 1 too many; this limit is known from reports only"
    )
    assert remark.severity is Severity.ERROR


def test_of_several_limits_a_sure_one_is_named(remarks):
    """
    accounts: [threads]
    text: "‹ж × 501›"
    """
    (remark,) = remarks(length)
    assert remark.message.startswith("the text counts 501 of 500 (")
    assert remark.severity is Severity.ERROR


def test_arabic_with_vowel_signs_is_counted_as_the_eye_counts_on_bluesky(said):
    """
    accounts: [bsky]
    text: "‹مُ × 300›"
    """
    assert said(length) == []


def test_a_caption_is_shorter_than_a_text_on_telegram(said):
    """
    accounts: [telegram]
    text: "‹a × 1025›"
    media: [{file: hall.jpg, alt: A hall.}]
    thread: ["‹b × 4096›"]
    """
    below = "it stands below the pictures, as a message of its own"
    assert said(length) == [f"the text counts 1025 of 1024 (code points), 1 too many for a caption: {below}"]


def test_below_its_pictures_a_text_may_be_as_long_as_any(remarks):
    """
    accounts: [telegram]
    text: "‹a × 4097›"
    media: [{file: hall.jpg, alt: A hall.}]
    """
    assert [(remark.code, remark.severity) for remark in remarks(length)] == [
        ("below", Severity.WARNING),
        ("text", Severity.ERROR),
    ]


def test_without_a_picture_telegram_takes_a_whole_text(said):
    """
    accounts: [telegram]
    text: "‹a × 4096›"
    """
    assert said(length) == []


def test_a_comment_on_linkedin_is_shorter_than_a_post(said):
    """
    accounts: [linkedin]
    text: ‹x × 3000›
    thread: [‹💡 × 626›]
    """
    (told,) = said(length)
    assert "counts 1252 of 1250" in told, told


def test_a_comment_on_linkedin_may_be_as_long_as_this(said):
    """
    accounts: [linkedin]
    text: One.
    thread: [‹💡 × 625›]
    """
    assert said(length) == []
