"""What an officer sees in VS Code and others: words offered, explained, and underlined where they are wrong.

Asked is the language server that those editors run; the schema is the one that `postdesk init` writes.
"""

import pytest
from editor import SERVER, editor

from postdesk.desk.editor_schemas import write_schemas
from postdesk.desk.new_desk import init

MORE = '\n[accounts.fedi]\nnetwork = "mastodon"\nserver = "https://example.social"\n'
SPRING = """\
# yaml-language-server: $schema=.schema.json
campaign: spring
accounts: [rehearsal]
posts:
  - id: doors
    at: 2026-12-18 09:00
    text: |
      Doors open at six.
    hastags: [A]
    ~
    ignore:
      ~
    fedi:
      ~
  - id: gates
    visibility: publik
    media:
      - file: a.jpg
        ~
  - ~
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    if not SERVER.exists():
        pytest.skip("the language server is absent: .ci/live-install")
    folder = tmp_path_factory.mktemp("desk")
    init(folder)
    settings = folder / "campaigns" / "desk.toml"
    settings.write_text(settings.read_text("utf-8") + MORE, "utf-8")
    write_schemas(folder)
    (folder / "campaigns" / "spring.yaml").write_text(SPRING.replace("~", ""), "utf-8")
    return folder


@pytest.fixture(scope="module")
def session(desk):
    with editor(desk) as opened:
        opened.open(desk / "campaigns" / "spring.yaml")
        opened.open(desk / "campaigns" / "welcome.yaml")
        yield opened


@pytest.fixture
def spring(desk):
    return desk / "campaigns" / "spring.yaml"


def blanks():
    """Where words are asked for, in their order: line and column."""
    return [(number, line.index("~")) for number, line in enumerate(SPRING.splitlines()) if "~" in line]


def test_what_init_writes_is_right(session, desk):
    assert session.underlined(desk / "campaigns" / "welcome.yaml") == []


def test_what_is_wrong_is_underlined(session, spring):
    told = dict(session.underlined(spring))
    assert told[8] == "Property hastags is not allowed."
    assert told[15] == 'Value is not accepted. Valid values: "public", "unlisted", "private".'


@pytest.mark.parametrize(
    ("blank", "word", "said"),
    [
        (0, "link", "The link, appended after a blank line where the text does not hold it."),
        (0, "warning", "A content warning: Mastodon shows it first, and the post to those who ask."),
        (1, "alt-text", "Every picture says in words what it shows."),
        (2, "hashtags", "Hashtags without #, appended where the text does not have them yet."),
        (3, "alt", "In words what it shows, for those who cannot see it."),
        (4, "new post", "A post with its name, its time and its text."),
    ],
)
def test_what_may_stand_is_offered_with_its_explanation(session, spring, blank, word, said):
    assert session.offered(spring, *blanks()[blank])[word].startswith(said)


def test_accounts_moments_and_readers_are_offered(session, spring):
    assert {"rehearsal", "fedi"} <= set(session.offered(spring, 2, 11))
    assert {"next", "2026-12-18 09:00"} <= set(session.offered(spring, 5, 8))
    assert {"public", "unlisted", "private"} <= set(session.offered(spring, 15, 16))


def test_a_word_is_explained_where_the_pointer_rests(session, spring):
    assert "next for the next free slot." in session.explained(spring, 5, 5)
    assert "an account of mastodon" in session.explained(spring, 12, 5)
