from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk import drafts
from postdesk.drafts import compose
from postdesk.models import Account, Draft, Grammar, Media, ParsedText, Place, ThreadPart, Wording
from postdesk.settings import House

FEDI = Account("fedi", "mastodon")
AT = Place("campaigns/spring.yaml")
LINK = "https://example.org/news"
UTM = {"utm_source": "{network}", "utm_medium": "social", "utm_campaign": "{campaign}"}
PARAMETERS = "utm_source=mastodon&utm_medium=social&utm_campaign=spring"


def draft(**said):
    return Draft(
        **{"id": "gifts", "campaign": "spring", "accounts": ("fedi",), "text": "Hello", "places": {"id": AT}} | said
    )


@pytest.fixture
def final(house, grammar):
    """Returns the first part of a draft as it will read."""
    return lambda utm=None, **said: compose(
        draft(**said), FEDI, grammar, msgspec.structs.replace(house, utm=utm or {})
    ).texts[0]


def test_text_link_and_hashtags_stand_apart(final):
    assert final(link=LINK, hashtags=("IOM", "UN")) == f"Hello\n\n{LINK}\n\n#IOM #UN"
    assert final() == "Hello"
    assert final(text="", hashtags=("IOM",)) == "#IOM"


def test_hashtags_already_in_the_text_are_not_repeated(final):
    assert final(text="Hello #iom", hashtags=("IOM", "UN")) == "Hello #iom\n\n#UN"
    assert final(text="Hello #ＩＯＭ and #un", hashtags=("IOM", "UN")) == "Hello #ＩＯＭ and #un"
    assert final(text="Hello IOM", hashtags=("IOM",)) == "Hello IOM\n\n#IOM"


@pytest.mark.parametrize(
    "text", [f"See {LINK}", f"See {LINK}.", f"({LINK}) for more", f"{LINK}, then", f"{LINK}…\nMore"]
)
def test_a_link_the_text_holds_is_not_appended(final, text):
    assert final(text=text, link=LINK) == text


@pytest.mark.parametrize("text", [f"See {LINK}-old", f"See {LINK}/more", f"See {LINK}.html", f"See {LINK}?a=b"])
def test_the_beginning_of_a_longer_link_is_another_link(final, text):
    assert final(text=text, link=LINK) == f"{text}\n\n{LINK}"


def test_campaign_parameters_are_added_once(final):
    tagged = f"{LINK}?{PARAMETERS}"
    assert final(UTM, link=LINK) == f"Hello\n\n{tagged}"
    assert final(UTM, text=f"See {LINK}.", link=LINK) == f"See {tagged}."
    assert final(UTM, text=f"See {tagged}.", link=LINK) == f"See {tagged}."
    assert final(UTM, text=f"See {LINK}-old", link=LINK) == f"See {LINK}-old\n\n{tagged}"


@pytest.mark.parametrize(
    ("link", "tagged"),
    [
        (f"{LINK}?a=b#part", f"{LINK}?a=b&{PARAMETERS}#part"),
        (f"{LINK}?utm_source=letter", f"{LINK}?utm_source=letter&utm_medium=social&utm_campaign=spring"),
        ("https://example.org/новости", f"https://example.org/новости?{PARAMETERS}"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        ("http://[", "http://["),
        ("example.org", "example.org"),
    ],
)
def test_what_a_link_has_stays(house, grammar, link, tagged):
    variant = compose(draft(link=link), FEDI, grammar, msgspec.structs.replace(house, utm=UTM))
    assert variant.link == tagged


def test_parameters_are_quoted(house, grammar):
    spoken = msgspec.structs.replace(house, utm={"utm_campaign": "{campaign} & more"})
    assert compose(draft(link=LINK), FEDI, grammar, spoken).link == f"{LINK}?utm_campaign=spring%20%26%20more"


def test_handles_are_what_the_network_calls_them(house, grammar):
    handles = {"unegypt": {"mastodon": "unegypt@un.social", "linkedin": "UN Egypt"}, "iom": {"x": "UNmigration"}}
    known = msgspec.structs.replace(house, handles=handles)
    said = draft(text="@UNEgypt, @iom and press@UNEgypt.org: @unegypt!", thread=(ThreadPart("Hvala, @UNEgypt."),))
    assert compose(said, FEDI, grammar, known).texts == (
        "@unegypt@un.social, @iom and press@UNEgypt.org: @unegypt@un.social!",
        "Hvala, @unegypt@un.social.",
    )
    page = compose(said, Account("page", "linkedin"), grammar, known)
    assert page.texts == ("UN Egypt, @iom and press@UNEgypt.org: UN Egypt!", "Hvala, UN Egypt.")


def test_a_wording_replaces_what_it_names_and_leaves_the_rest(house, grammar):
    picture = Media("media/hall.jpg", "A hall.", AT)
    said = draft(
        link=LINK,
        hashtags=("IOM",),
        thread=(ThreadPart("More"),),
        media=(picture,),
        wordings={"fedi": Wording(text="Longer", hashtags=(), thread=(), link="", media=())},
    )
    fedi = compose(said, FEDI, grammar, house)
    page = compose(said, Account("page", "linkedin"), grammar, house)
    assert (fedi.texts, fedi.link, fedi.hashtags, fedi.media) == (("Longer",), "", (), ())
    assert (page.texts, page.media) == ((f"Hello\n\n{LINK}\n\n#IOM", "More"), (picture,))
    assert (page.link, page.hashtags, page.ref) == (LINK, ("IOM",), "spring/gifts@page")


def test_link_and_hashtags_belong_to_the_first_part_of_a_thread(house, grammar):
    variant = compose(
        draft(link=LINK, hashtags=("IOM",), thread=(ThreadPart("Two"), ThreadPart("Three"))), FEDI, grammar, house
    )
    assert variant.texts == (f"Hello\n\n{LINK}\n\n#IOM", "Two", "Three")
    assert [parsed.lengths["characters"] for parsed in variant.parsed] == [len(text) for text in variant.texts]
    assert [tag.text for tag in variant.parsed[0].hashtags] == ["IOM"]


@given(text=st.text(max_size=80), tags=st.lists(st.sampled_from(["IOM", "UN", "Миграције"]), max_size=3))
def test_the_text_itself_is_never_changed(text, tags):
    nothing = ParsedText({})
    silent = Grammar(lambda _: nothing, (), network="x", title="X")
    office = House(Path(), "Office", "UTC")
    assert compose(draft(text=text, hashtags=tuple(tags)), FEDI, silent, office).texts[0].startswith(text)


def test_a_content_warning_is_read_with_every_part_where_the_network_has_them(house, grammar):
    def warned(text, warning):
        return ParsedText({"letters": len(warning) + len(text)})

    told = draft(warning="Violence", thread=(ThreadPart("More."),), wordings={"fedi": Wording(warning="Noise")})
    variant = compose(told, FEDI, msgspec.structs.replace(grammar, warned=warned), house)
    assert variant.warning == "Noise"
    assert [parsed.lengths["letters"] for parsed in variant.parsed] == [10, 10]
    assert compose(told, FEDI, grammar, house).parsed[0] == grammar.parse("Hello")


def test_what_reads_drafts_is_there_when_it_is_asked_for():
    assert drafts.read_campaign.__name__ == "read_campaign"
    with pytest.raises(AttributeError, match="has no attribute 'frobnicate'"):
        drafts.frobnicate  # noqa: B018 -- asking is what is tried
