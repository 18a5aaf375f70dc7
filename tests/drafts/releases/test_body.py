"""Which lines are the release: where it ends, what of a list belongs to it, which line is its title."""

import pytest

from postdesk.drafts.releases.body import release_body
from postdesk.drafts.releases.release import read_release
from postdesk.drafts.sources.original import Original, Passage
from postdesk.drafts.sources.text_lines import told_lines
from stage.releases import settled

PROSE = "The ferry with two examination rooms began its weekly round of the islands, and carries nurses and vaccines."
MORE = "Fourteen villages on the islands have no doctor, and the nurses of the ferry are the first to come in years."


def why(*lines):
    body = release_body(told_lines("\n".join(lines)))
    return [(verdict.kept, verdict.why) for verdict in body.verdicts]


def test_the_speaker_under_a_last_quotation_and_the_entries_of_a_last_list_belong_to_it():
    assert why("The ferry sails", PROSE, "— Mara Ellison, nurse", "Home")[2] == (True, "text")
    assert why("The ferry sails", PROSE, "It carries:", "- nurses", "- vaccines", "Home")[2:] == [
        (True, "text"), (True, "text"), (True, "text"), (False, "label"),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), [
    ("https://example.org/ferry", "address"), ("ferry.example.org", "address"), ("1 204", "label"), ("***", "label"),
    ("Photo: Harbour Agency", "caption"), ("By Jo Reed", "byline"), ("We use cookies", "label"), ("Read more", "label"),
    ("More from the islands:", "related"),
])  # fmt: skip
def test_lines_that_are_none_of_it(line, kind):
    assert why("The ferry sails", PROSE, line, MORE)[2] == (False, kind)


def test_an_end_and_what_is_said_of_the_office():
    assert why("The ferry sails", PROSE, MORE, "-ENDS-", "We are an agency of the islands, and have been for fifty years.")[3:] == [
        (False, "label"), (False, "related"),
    ]  # fmt: skip
    assert why("The ferry sails", PROSE, MORE, "About Harbour Agency", PROSE)[3] == (False, "boilerplate")


def test_a_label_before_the_text_ends_nothing():
    assert (True, "text") in why("Share", "The ferry sails to the islands", PROSE, MORE)


def test_a_text_goes_on_behind_a_heading_about_something():
    long = " ".join([PROSE] * 5)
    said = why("The ferry sails", PROSE, PROSE, "About the islands", long, long, long)
    assert (said[3], said[-1]) == ((False, "boilerplate"), (True, "text"))


def test_a_page_that_tells_its_article_ends_where_others_are_named():
    passages = tuple(
        Passage(number, text, number) for number, text in enumerate((PROSE, MORE, "Related news", PROSE + " Again."), 1)
    )
    body = release_body(Original(passages, 4, told=True))
    assert [each.kept for each in body.verdicts] == [True, True, False, False]


def test_a_word_for_a_network_is_no_heading_glued_to_a_sentence():
    assert (True, "text") in why(
        "The ferry sails", "LinkedIn shows the ferry with two examination rooms on its first round.", MORE
    )
    assert why("The ferry sails", PROSE, "Our WorkThe agency helps the islands with boats.", MORE)[2] == (
        False,
        "navigation",
    )


def test_a_text_of_nothing_but_menus_has_no_title():
    body = release_body(told_lines("Home\nMenu\nSearch"))
    assert (body.title, body.paragraphs) == ("", ())
    assert release_body(Original((), 0)).verdicts == ()


def test_a_line_that_stands_in_two_passages_is_kept_if_either_is():
    passages = (Passage(1, "Menu", 1, "navigation"), Passage(1, PROSE, 1), Passage(1, "Foot", 1, "navigation"))
    release = read_release("page", Original(passages, 1, told=True), settled())
    assert release.verdicts()[1].kept
    assert release.texts() == {1: f"Menu {PROSE} Foot"}


def test_the_first_words_are_the_title_of_a_text_without_one():
    assert read_release("a", told_lines(PROSE), settled()).title == PROSE
    assert read_release("a", told_lines(f"Port Alma – {PROSE}"), settled()).title == PROSE
    long = PROSE.replace(".", ", and much more ") + MORE
    assert read_release("a", told_lines(long), settled()).title.endswith("…")


def test_a_dateline_before_the_title_gives_the_day_and_the_place():
    text = ["Podgorica, le 12 mars 2026 – Le ferry reprend la mer", "", PROSE, MORE]
    passages = tuple(Passage(line, words) for line, words in enumerate(text, 1) if words)
    told = read_release("ferry.txt", Original(passages, 4), settled())
    assert (told.title, told.dated.day, told.dated.line) == ("Le ferry reprend la mer", "2026-03-12", 1)
    assert told.place == "Podgorica"


@pytest.mark.parametrize(("dateline", "day", "found"), [
    ("NIKŠIĆ, 27. novembar 2026. – ", "2026-11-27", "line"),
    ("Nikšić – ", "2026-11-26", "Date"),
])  # fmt: skip
def test_the_dateline_of_a_mail_says_more_than_the_day_on_which_it_was_sent(dateline, day, found):
    text = f"{dateline}The ferry with two examination rooms began its weekly round of the islands, and carries nurses."
    sent = Original((Passage(9, text),), 9, date="2026-11-26", dated="Date", title="New ferry")
    dated = read_release("ferry.eml", sent, settled()).dated
    assert (dated.day, dated.found) == (day, found)


def test_an_acronym_that_ends_like_a_small_word_is_no_heading_glued_to_a_sentence():
    opened = "UNRWA opened a ferry with two examination rooms on the islands."
    assert why("The ferry sails", opened, "KINSHASA : " + PROSE) == [
        (True, "title"), (True, "text"), (True, "text"),
    ]  # fmt: skip


def test_buttons_between_a_title_of_many_words_and_its_text_are_none_of_it():
    title = "“My clinic is a boat”: one in three villages on the islands saw its first nurse this year"
    assert why(title, "2 February 2026", "By Harbour Agency", "Facebook", "Email", PROSE, MORE) == [
        (True, "title"), (True, "date"), (False, "byline"), (False, "label"), (False, "label"), (True, "text"), (True, "text"),
    ]  # fmt: skip


@pytest.mark.parametrize("pairs", [
    ["A bridge for Tarn", "14 April 2026", "Seeds for Bel", "2 April 2026"],
    ["14 April 2026", "A bridge for Tarn", "2 April 2026", "Seeds for Bel"],
])  # fmt: skip
@pytest.mark.parametrize("heading", [[], ["Aus dem Archiv"]])
def test_headlines_with_a_day_beside_each_are_other_news(pairs, heading):
    assert {kept for kept, _ in why("The ferry sails", PROSE, MORE, *heading, *pairs)[3:]} == {False}


@pytest.mark.parametrize("line", [
    "4 October 2026 | Statement | Reading time: 1 min (240 words)",
    "Puerto Nare - 27 feb 2025 - 07:00 COT",
    "2025年01月16日 09:12 记者 巴特 摄影 其木格",
    "06.10.2026 | Port Alma | Press team of the office in the islands",
])  # fmt: skip
def test_a_day_with_notes_beside_it_is_the_day(line):
    assert why("The ferry sails", line, PROSE, MORE)[1] == (True, "date")
    assert why(line, "The ferry sails", PROSE, MORE)[0] == (True, "date")


def test_labels_without_their_values_and_values_of_labels_are_none_of_it():
    said = why("The ferry sails", "Source", "Harbour Agency", "Posted", "14 May 2026", PROSE, MORE)
    assert [kept for kept, _ in said] == [True, False, False, False, True, True, True]


def test_the_name_of_the_office_is_no_title_and_no_text():
    title = "The Government pays for repairs of four thousand houses on islands and along the coast"
    said = why(title, "Ministry of Housing and Islands", "4 May 2026", PROSE, MORE + " The Government pays.")
    assert said[:2] == [(True, "title"), (False, "label")]


def test_whom_a_last_quotation_belongs_to_stands_under_it():
    quoted = "“The ferry is the first doctor that my children have ever seen on these islands.”"
    assert why("The ferry sails", PROSE, MORE, quoted, "Commissioner Ilse Maarsen", "Share")[4] == (True, "text")


def test_links_under_more_information_are_none_of_it():
    said = why(
        "The ferry sails", PROSE, MORE, "For More Information", "Questions and answers", "Factsheet: islands", PROSE
    )
    assert [kept for kept, _ in said] == [True, True, True, False, False, False, True]


def test_a_lead_that_begins_like_a_byline_is_text():
    said = why("The ferry sails", PROSE, "By the numbers:", "- 14 villages", "- 3 nurses", "By Jo Reed", MORE)
    assert [kept for kept, _ in said] == [True, True, True, True, True, False, True]


def test_whom_a_speech_addresses_is_no_title_and_no_part_of_its_text():
    text = [
        "Remarks at the opening of the ferry",
        "Check against delivery",
        "Dear friends,",
        "Excellencies,",
        PROSE,
        MORE,
    ]
    assert why(*text) == [
        (True, "title"), (False, "label"), (False, "greeting"), (False, "greeting"), (True, "text"), (True, "text"),
    ]  # fmt: skip


def test_what_is_said_of_the_writer_is_none_of_it():
    who = "Mira Tosk is the head of the Harbour Agency, and has sailed on the ferry for seven years."
    assert why("The ferry sails", "By Mira Tosk", who, PROSE, who, MORE) == [
        (True, "title"), (False, "byline"), (False, "byline"), (True, "text"), (False, "byline"), (True, "text"),
    ]  # fmt: skip
    assert why("The ferry sails", "By Mira", f"Mira said: {PROSE}")[2] == (True, "text")


def test_notes_under_the_text_and_whose_views_it_holds_are_none_of_it():
    views = "The views expressed here are those of the author."
    assert why("The ferry sails", PROSE, MORE, "[1] Figures of 2025, from all fourteen villages.", views)[3:] == [
        (False, "label"), (False, "label"),
    ]  # fmt: skip


def test_a_last_sentence_with_an_address_behind_it_belongs_to_the_text():
    assert why("The ferry sails", PROSE, MORE, "The Harbour Agency pays for it all. More: https://example.org/ferry")[
        3
    ] == (True, "text")


def test_what_and_who_of_an_event_are_no_title():
    told = ["WHAT: A walk through the ferry", "WHEN: Friday, 4 December 2026", "WHERE: Pier 3", PROSE, MORE]
    assert why("The ferry opens its examination rooms", *told)[:4] == [
        (True, "title"), (True, "text"), (True, "date"), (True, "text"),
    ]  # fmt: skip


def test_a_line_that_says_when_a_text_is_free_is_none_of_it():
    said = why("The ferry sails", "For release: 00.01 GMT, Wednesday 9 December 2026", PROSE, MORE)
    assert said[1] == (False, "label")


@pytest.mark.parametrize("lines", [
    ["Справочно", "Фонд рек — это агентство, которое с 1951 года помогает жителям приречных сёл во всём крае."],
    ["Editörlere not: Fotoğraflar, basın bürosundan talep üzerine bütün gazetelere ücretsiz olarak gönderilir."],
    ["Napomena za urednike: Fond rijeka je agencija koja od 1951. godine pomaže ljudima uz vodu u svim krajevima."],
])  # fmt: skip
def test_what_is_for_editors_alone_is_none_of_it(lines):
    assert {kept for kept, _ in why("The ferry sails", PROSE, MORE, *lines)[3:]} == {False}
