"""Whom journalists may ask: their lines and their names, wherever they stand."""

import pytest

from postdesk.drafts.releases.body import release_body
from postdesk.drafts.releases.contacts import is_reachable, people_named, tells_contacts
from postdesk.drafts.sources.text_lines import told_lines

PROSE = "The ferry with two examination rooms began its weekly round of the islands, and carries nurses and vaccines."


def kept(*lines):
    return [
        each.text for each in release_body(told_lines("\n".join(("The ferry sails", PROSE, *lines)))).paragraphs[1:]
    ]


@pytest.mark.parametrize("lines", [
    ["Media contacts", "Livia Marsh", "Press officer", "livia@harbour.example"],
    ["Media contact", "", "", "", "Livia Marsh", "+44 20 7946 0123"],
    ["Livia Marsh", "Spokesperson", "+44 20 7946 0123"],
    ["For more information please visit www.example.org."],
    ["Press officer: Livia Marsh, livia@harbour.example"],
    ["For more information:", "Livia Marsh", "livia@harbour.example", "Jo Reed", "jo@harbour.example"],
    ["Contact", "livia@harbour.example", "About Harbour Agency"],
    ["Livia Marsh can answer your questions.", "livia.marsh@harbour.example"],
    ["Ask our colleague Livia Marsh about it.", "Her number is +44 20 7946 0123."],
    ["Write to Livia Marsh at livia (at) harbour.example."],
    ["Call Livia Marsh: 8 (916) 555-01-91 or 555-01-91."],
    ["Journalists who want to sail along on one of the next rounds of the ferry may call the office on +44 20 7946 0123."],
])  # fmt: skip
def test_a_card_is_none_of_the_text(lines):
    assert kept(*lines) == []


def test_what_follows_a_card_is_text_again():
    long = "Fourteen villages on the islands have no doctor, and the nurses are the first to come in years, says the agency."
    body = release_body(
        told_lines("\n".join(("The ferry sails", PROSE, "Livia Marsh", "livia@harbour.example", long, long)))
    )
    assert [each.text for each in body.paragraphs] == [PROSE, long, long]


def test_a_long_sentence_above_an_address_is_text():
    long = "The crew counts every child and every vaccine on the way, says Livia Marsh, and the list is sent each evening to the four ministries that pay for the boat and its crew."
    assert kept(long, "livia.marsh@harbour.example") == [long]


def test_a_card_above_ends_where_the_title_stands():
    lines = ["Contact: Livia Marsh", "livia@harbour.example", "", "The ferry sails at last", "", PROSE]
    assert release_body(told_lines("\n".join(lines))).title == "The ferry sails at last"


def test_a_helpline_for_all_is_no_contact():
    line = "Anybody who needs to talk can call 116 123, day and night, and it costs nothing at all."
    assert kept(line) == [line]


@pytest.mark.parametrize(("line", "names"), [
    ("Kontakt: Nada Hutić, mob. 068 555 012", {"Nada Hutić"}),
    ("Press: An Nguyen, 067 555 019", {"An Nguyen"}),
    ("please contact Edina Osmanović, tel: +382 68 865 005, email: eosmanovic@iom.int", {"Edina Osmanović", "Osmanović"}),
    ("In Brenna: Clara Menz or Piero Salis, +41 91 555 01 77", {"Clara Menz", "Piero Salis"}),
    ("Kontaktirajte J. M. Ilić ili Anu de la Cruz", {"J. M. Ilić", "Anu de la Cruz"}),
    ("للتواصل: وليد حمدان، هاتف: 00963 11 555 1234", {"وليد حمدان"}),
    ("联系人：周文博 电话：010-55512345", {"周文博"}),
    ("Press Office, United Nations, Geneva", set()),
    ("info@harbour.example", set()),
    ("Call us on the phone", set()),
])  # fmt: skip
def test_names_in_lines_of_contacts(line, names):
    assert people_named([line]) >= names
    assert {name for name in people_named([line]) if name not in names} <= {"Anu", "Edina"}


def test_a_sentence_that_gives_somebody_away():
    people = frozenset({"Livia Marsh", "周文博", "Li Wu"})
    assert tells_contacts("Ask Livia Marsh.", people)
    assert tells_contacts("Marsh said so.", people)
    assert tells_contacts("周文博说。", people)
    assert tells_contacts("Call (202) 303-5551.", frozenset())
    assert not tells_contacts("The marsh is wide; Wu Li is another.", people)
    assert not tells_contacts("On 14.03.2025 there were 1 200 000.", frozenset())
    assert is_reachable("+44 20 7946 0123")


@pytest.mark.parametrize("number", [
    "Telf.: (593-5) 255-0123 ext. 301", "Telefon 03 61 / 5 55 - 12 34", "ph. 555 0123", "tel/fax 33 555-012",
    "GSM: 0 (532) 555 01 23", "电话：010-8555-0123转21", "هاتف: 967-777-555-012+", "m: +675 7555.0123",
])  # fmt: skip
def test_numbers_in_odd_forms_reach_somebody(number):
    assert is_reachable(number)


@pytest.mark.parametrize(
    "text", ["Clinics of 2025 saw 12 000 people", "cell 4 of table 12", "Phones fell by 2 000 000"]
)
def test_figures_reach_nobody(text):
    assert not is_reachable(text)
