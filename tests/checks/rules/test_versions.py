import pytest

from postdesk.checks.rules import versions


def test_versions_that_say_the_same(said):
    """
    posts:
      - {id: gifts-en, language: en, at: "2026-12-18 09:00", text: Gifts., link: "https://example.org/en/gifts", hashtags: [Gifts]}
      - {id: gifts-fr, language: fr, at: "2026-12-18 17:00", text: Cadeaux., link: "https://example.org/fr/cadeaux", hashtags: [Cadeaux]}
      - {id: gifts-sr-Cyrl, language: sr-Cyrl, at: "2026-12-18 12:00", text: Поклони., link: "https://sr.example.org/", hashtags: [Поклони]}
    """
    assert said(versions) == []


def test_what_one_has_otherwise(remarks):
    """
    accounts: [fedi, bsky]
    posts:
      - {id: gifts-en, language: en, at: "2026-12-18 09:00", text: Gifts., link: "https://example.org/gifts", hashtags: [Gifts]}
      - {id: gifts-ar, language: ar, at: "2026-12-19 09:00", text: هدايا., link: "https://example.org/doors"}
      - {id: gifts-cnr, language: cnr, at: next, text: Pokloni., hashtags: [Pokloni]}
    """
    assert [(remark.message, remark.of.post, remark.place.line) for remark in remarks(versions)] == [
        ("goes out on 2026-12-19, story/gifts-en on 2026-12-18", "story/gifts-ar", 5),
        ("links to https://example.org/doors, story/gifts-en to https://example.org/gifts", "story/gifts-ar", 5),
        ("carries no hashtag, story/gifts-en hashtags", "story/gifts-ar", 5),
        ("links to nothing, story/gifts-en to https://example.org/gifts", "story/gifts-cnr", 6),
    ]


def test_a_version_that_is_missing(said):
    """
    posts:
      - {id: one-en, language: en, text: One.}
      - {id: one-fr, language: fr, text: Un.}
      - {id: two-en, language: en, text: Two.}
      - {id: two-fr, language: fr, text: Deux.}
      - {id: two-ar, language: ar, text: اثنان.}
      - {id: three-en, language: en, text: Three.}
      - {id: three-fr, language: fr, text: Trois.}
      - {id: three-ar, language: ar, text: ثلاثة.}
    """
    assert said(versions) == ["one has no version in ar, as the campaign's other posts have"]


def test_two_posts_tell_nothing_of_what_is_missing_and_other_names_nothing_at_all(said):
    """
    posts:
      - {id: one-en, language: en, text: One.}
      - {id: one-fr, language: fr, text: Un.}
      - {id: two-en, language: en, text: Two.}
      - {id: two-fr, language: fr, text: Deux.}
      - {id: two-cnr, language: cnr, text: Dva.}
      - {id: check-in, language: en, text: Check in., link: "https://example.org/"}
      - {id: check-up, language: en, text: Check up.}
      - {id: alone-en, language: en, text: Alone.}
    """
    assert said(versions) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "https://example.org/a", True),
        ("https://example.org/a", "https://example.org/b", False),
        ("https://example.org/en/a", "https://example.org/fr/b", True),
        ("https://example.org/a?lang=en", "https://example.org/a?lang=fr", True),
        ("https://www.example.org/a", "https://fr.example.org/b", True),
        ("https://example.org/en/a", "https://example.com/fr/a", False),
        ("https://example.org/front/a", "https://example.org/french/b", False),
        ("", "https://example.org/fr/a", False),
        ("", "", True),
    ],
)
def test_one_page_in_several_languages(one, other, same):
    assert versions.same_page(one, other, ("en", "fr", "sr-Latn")) is same
