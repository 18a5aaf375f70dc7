"""Which emoji weigh as one."""

import pytest

from postdesk.networks.x.emoji import sequences


@pytest.mark.parametrize(
    "emoji",
    [
        "👩‍💻",
        "🏋️‍♀️",
        "🤦🏽‍♂️",
        "👯‍♀️",
        "👩‍❤️‍💋‍👨",
        "👨‍👩‍👧‍👧",
        "🏳️‍🌈",
        "#️⃣",
        "™️",
        "☝️",
        "👍🏿",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🇺🇳",
    ],
)
def test_sequences_of_2018(emoji):
    assert [match[0] for match in sequences(f"a{emoji}b")] == [emoji]


@pytest.mark.parametrize("text", ["😀", "🧑‍💻", "🇦🇦", "x"])
def test_none_where_there_is_none(text):
    assert [match[0] for match in sequences(text)] == []
