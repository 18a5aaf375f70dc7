"""Which label covers the pictures of a post with a warning."""

import pytest

from postdesk.networks.bluesky.labels import label, shown_label


@pytest.mark.parametrize(
    ("warning", "value", "shown"),
    [
        ("Violence", "graphic-media", "Graphic Media"),
        ("Насиље", "graphic-media", "Graphic Media"),
        ("graphic media", "graphic-media", "Graphic Media"),
        ("Nudity", "nudity", "Nudity"),
        (" Sexually  suggestive ", "sexual", "Sexually Suggestive"),
        ("porn", "porn", "Adult Content"),
    ],
)
def test_a_warning_that_is_a_label_is_that_one_and_any_other_says_that_pictures_may_disturb(warning, value, shown):
    assert (label(warning), shown_label(warning)) == (value, shown)
