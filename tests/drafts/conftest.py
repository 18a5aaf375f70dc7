from textwrap import dedent

import pytest

from postdesk.drafts import read_campaign
from postdesk.models import Account, Entity, Grammar, ParsedText
from postdesk.settings import House
from postdesk.words.findings import in_words
from stage.pictures import jpeg

HEAD = "campaign: spring\naccounts: [fedi]\nposts:\n"


@pytest.fixture
def house(tmp_path):
    """A desk in Podgorica with two accounts and one picture."""
    (tmp_path / "campaigns/media").mkdir(parents=True)
    (tmp_path / "campaigns/media/hall.jpg").write_bytes(jpeg())
    accounts = {"fedi": Account("fedi", "mastodon"), "page": Account("page", "linkedin")}
    return House(root=tmp_path, name="Office", timezone="Europe/Podgorica", accounts=accounts)


@pytest.fixture
def campaign(house):
    """Reads a campaign from its text or bytes."""

    def written(content):
        path = house.campaigns / "spring.yaml"
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return read_campaign(path, house)

    return written


@pytest.fixture
def post(campaign):
    """Reads the one post of a campaign, written as the keys after its id; it must be without a finding."""

    def written(body):
        lines = dedent(body).strip("\n").splitlines()
        read = campaign(HEAD + "  - id: gifts\n" + "".join(f"    {line}\n" for line in lines))
        assert read.findings == ()
        return read.drafts[0]

    return written


@pytest.fixture
def said(campaign):
    """Returns what is said of a post, each finding as "line:column rule: sentence"; the post begins in line 4."""

    def written(body):
        lines = dedent(body).strip("\n").splitlines()
        read = campaign(HEAD + "  - id: gifts\n" + "".join(f"    {line}\n" for line in lines))
        return [f"{f.place.line}:{f.place.column} {f.rule}: {in_words(f)}" for f in read.findings]

    return written


@pytest.fixture
def grammar():
    """A network that takes every #word for a hashtag."""

    def parse(text):
        tags, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            if word.startswith("#"):
                tags.append(Entity(word[1:].strip(".,!"), at, at + len(word)))
            at += len(word)
        return ParsedText({"characters": len(text)}, tuple(tags))

    return Grammar(parse, (), network="mastodon", title="Mastodon")
