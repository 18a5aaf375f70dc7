import pytest

from postdesk.checks.rules import personal_data


def test_a_press_contact_asks_whether_it_is_meant(said):
    """
    text: "Contact: press.office+me@example.org, +382 20 123 456."
    """
    assert said(personal_data) == [
        "press.office+me@example.org is an e-mail address: is it meant to be public?",
        "+382 20 123 456 is a phone number: is it meant to be public?",
    ]


def test_in_the_thread_and_in_the_words_for_a_picture(remarks):
    """
    text: Добродошли.
    thread: ["Јавите се на 067/123-456."]
    media:
      - file: poster.jpg
        alt: A poster with the number 020 123 456.
    """
    found = remarks(personal_data)
    assert [(remark.message, remark.place.line) for remark in found] == [
        ("067/123-456 is a phone number: is it meant to be public?", 6),
        ("020 123 456 is a phone number: is it meant to be public? (in the alt text)", 8),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call +38220123456 now", "+38220123456"),
        ("(+382) 20 123-456", "(+382) 20 123-456"),
        ("00382 20 123 456", "00382 20 123 456"),
        ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000"),
        ("Tél. 01 23 45 67 89", "01 23 45 67 89"),
        ("tel. 123-456", "123-456"),
        ("Тел: 020 123 456", "020 123 456"),
        ("☎️ 222 333", "222 333"),
        ("📞222 333", "222 333"),
        ("هاتف: ٠٢٠ ١٢٣ ٤٥٦", "٠٢٠ ١٢٣ ٤٥٦"),
        ("тел.: +7 (916) 555-01-91", "+7 (916) 555-01-91"),
        ("+1 (202) 555-0119", "+1 (202) 555-0119"),
        ("请联络小何，手机13855501919。", "13855501919"),
        ("Móvil 655 501 919", "655 501 919"),
        ("واتساب +٢٠ ١٠ ١٢٣٤ ٥٦٧٨", "+٢٠ ١٠ ١٢٣٤ ٥٦٧٨"),
    ],
)
def test_numbers_as_people_write_them(text, number):
    assert list(personal_data.contacts(text, ())) == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "On 2026-12-18, 18.12.2026, 01.02.2026, 01/02/2026, 05 06 2026, 01. 02. 2026. and 01-03.12.2026",
        "09:00-17:00, 08.00-16.30, from 1951 to 2026, 2024–2025, in 175 states",
        "1 250 000 people, 2.500.000 euros, 1,234,567 trips, +12 000 000, +20%, 0.123456789",
        "#020123456, @020123456, No. 12, 12/2026, page 3-4, 50.000-60.000",
        "ME25505000012345678951 is an account of a bank",
        "@office@example.social and https://example.social/@office",
        "tel. 112, tél. 17",
        "第13855501919号, 共120000000人, the cell 12 holds 5 and 13 (2026) people",
        "٢٠٢٦ عام",
    ],
)
def test_what_is_no_contact(text):
    assert list(personal_data.contacts(text, ())) == []


def test_what_lies_in_a_link_is_part_of_an_address(said):
    """
    accounts: [x]
    text: https://example.org/press@example.org/?q=020123456 and 0201234567
    """
    assert said(personal_data) == ["0201234567 is a phone number: is it meant to be public?"]


def test_no_digit_and_no_sign(said):
    """
    text: Doors open at six.
    """
    assert said(personal_data) == []


@pytest.mark.parametrize(
    "number", ["0800 100 200", "0 800 123-456", "(0800) 123 456", "00800 12345678", "+800 1234 5678"]
)
def test_a_help_line_that_is_free_to_call_is_nobodys(number):
    assert personal_data.contacts(f"Call {number}, day and night.", ()) == ()


@pytest.mark.parametrize("number", ["080 123 4567", "+380 800 123 456"])
def test_other_numbers_that_look_nearly_alike(number):
    assert personal_data.contacts(f"Call {number}, day and night.", ()) == (("phone", number),)
