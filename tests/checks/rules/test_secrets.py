import pytest

from postdesk.checks.rules import secrets


def test_a_token_in_a_draft_is_named_and_not_repeated(remarks):
    """
    text: "Objavi sa ghp_‹a1B2 × 9›"
    thread: ["Lozinka: Podgorica2026!"]
    link: https://example.org/?key=AIza‹b × 35›
    media: [{file: card.jpg, alt: "Passport No. AB1234567"}]
    """
    assert [(remark.message, remark.place.line) for remark in remarks(secrets)] == [
        ("a token stands in the text: take it out", 5),
        ("a password stands in the text: take it out", 6),
        ("a token stands in the link: take it out", 7),
        ("the number of a passport stands in the alt text: take it out", 8),
    ]


def test_an_account_is_known_by_its_check_digits(said):
    """
    text: "Donacije: ME25 5050 0001 2345 6789 51"
    thread: ["Virement : ME25 5050 0001 2345 6789 52", "DE89370400440532013000"]
    """
    assert said(secrets) == [
        "the number of a bank account (IBAN) stands in the text: take it out",
        "the number of a bank account (IBAN) stands in the text: take it out",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.x", "token"),
        ("123456789:AAabcdefghijklmnopqrstuvwxyz0123456", "token"),
        ("-----BEGIN RSA PRIVATE KEY-----", "token"),
        ("Mot de passe : Bonjour2026", "password"),
        ("шифра: Подгорица1", "password"),
        ("كلمة المرور: abc12345", "password"),
        ("пасош бр. 012345678", "passport"),
        ("passeport n° 12AB34567", "passport"),
        ("جواز السفر رقم A1234567", "passport"),
    ],
)
def test_in_the_desks_languages(text, kind):
    assert secrets.kinds(text) == (kind,)


@pytest.mark.parametrize(
    "text",
    [
        "Choose a password: long, and only yours.",
        "Пасош бр. и виза нису потребни.",
        "Your passport 2026 application",
        "In 2024, 304 million people; call 020 123 456.",
        "Task-force sk-2026, EAA, xoxo, Resolution A/RES/70/1, ISBN 978-92-9268-123-4",
        "https://example.org/news/2026/11/AKIA",
        "جواز سفرك معك دائمًا",
        "GB12 ABCD 1234 5678 90",
    ],
)
def test_words_about_secrets_are_none(text):
    assert secrets.kinds(text) == ()
