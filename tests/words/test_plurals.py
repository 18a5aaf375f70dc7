"""One sentence in every grammatical number of every language."""

import pytest

from postdesk.words import says, speaking

NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100)


def look(n):
    return says(
        "Look at the links of {n} post: nobody followed them in 7 days.",
        "Look at the links of {n} posts: nobody followed them in 7 days.",
        n,
    )


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", ["0 posts", "1 post", "2 posts", "3 posts", "5 posts", "11 posts", "21 posts", "100 posts"]),
        ("fr", ["0 publication", "1 publication", *(f"{n} publications" for n in NUMBERS[2:])]),
        ("es", ["0 publicaciones", "1 publicación", *(f"{n} publicaciones" for n in NUMBERS[2:])]),
        (
            "sr-Latn",
            ["0 objava", "1 objavi", "2 objave", "3 objave", "5 objava", "11 objava", "21 objavi", "100 objava"],
        ),
        ("sr", ["0 објава", "1 објави", "2 објаве", "3 објаве", "5 објава", "11 објава", "21 објави", "100 објава"]),
        ("cnr", ["0 objava", "1 objavi", "2 objave", "3 objave", "5 objava", "11 objava", "21 objavi", "100 objava"]),
        ("de", ["0 Beiträgen", "1 Beitrag", *(f"{n} Beiträgen" for n in NUMBERS[2:])]),
        ("sq", ["0 postime", "1 postim", *(f"{n} postime" for n in NUMBERS[2:])]),
        (
            "ru",
            [
                "0 публикациях",
                "1 публикации",
                *(f"{n} публикациях" for n in (2, 3, 5, 11)),
                "21 публикации",
                "100 публикациях",
            ],
        ),
        (
            "ar",
            [
                "المنشورات (عددها 0)",
                "منشور واحد",
                "منشورين",
                "3 منشورات",
                "5 منشورات",
                "11 منشورًا",
                "21 منشورًا",
                "100 منشور",
            ],
        ),
    ],
)
def test_nouns_take_the_form_that_their_number_asks_for(language, begins):
    with speaking(language):
        for number, words in zip(NUMBERS, begins, strict=True):
            assert f" {words}: " in look(number).replace("\N{NO-BREAK SPACE}:", ":"), number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "Objavljena je 1 objava, neplanirana na početku"),
        (2, "Objavljene su 2 objave, neplanirane na početku"),
        (5, "Objavljeno je 5 objava, neplaniranih na početku"),
        (21, "Objavljena je 21 objava, neplanirana na početku"),
    ],
)
def test_verbs_and_adjectives_agree_with_their_number_too(number, said):
    with speaking("sr-Latn"):
        one = "{n} post was published, not planned at the start"
        assert says(one, "{n} posts were published, none planned at the start", number) == said
