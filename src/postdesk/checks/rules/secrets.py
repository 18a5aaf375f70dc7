"""A draft gives away no password, token, bank account or passport number.

Campaign files are kept in git and shared, and a post cannot be called back. Tokens are known by how their
makers begin them, an IBAN by its check digits, a password or passport number by the word before it. The
sentence never repeats the secret.

What to do: take it out, and replace what has been in git: it is known now. An account for donations that is
meant to be public is ignored with the reason:

    ignore: { secrets: The account for donations, as on our website. }

Sources: https://docs.github.com/code-security/secret-scanning, https://www.iso.org/standard/81090.html (IBAN),
https://www.icao.int/publications/doc-series/doc-9303 (numbers of passports).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text.signs import SoughtWords, in_small

ID = "secrets"
SEVERITY = Severity.ERROR
TOKENS = (
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_",
    "xox",
    "AKIA",
    "AIza",
    "eyJ",
    ":AA",
    "EAA",
    "sk-",
    "Bearer ",
    "PRIVATE KEY",
)
"""What a text with a token holds at least."""
_HINTED = SoughtWords(TOKENS)
PASSWORDS = (
    "password", "passwd", "pwd", "lozinka", "šifra", "лозинка", "шифра", "mot de passe", "كلمة المرور", "كلمة السر",
)  # fmt: skip
_SPOKEN_OF = SoughtWords(PASSWORDS)


def check(variant: Variant) -> Iterator[Remark]:
    """Name each kind of secret in the texts and in the words for pictures."""
    for key, text in passages(variant):
        for kind in kinds(text):
            yield Remark(variant.place(key), "link" if key == "link" else "text", secret=kind)
    for media in variant.media:
        for kind in kinds(media.alt):
            yield Remark(media.place, "alt", secret=kind)


def passages(variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the parts of a post and its link, where that has parameters, each with the key it stands under."""
    for index, part in enumerate(variant.words):
        yield "thread" if index else "text", part
    if "=" in variant.draft.link:
        yield "link", variant.draft.link


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def kinds(text: str) -> tuple[str, ...]:
    """Return what kinds of secrets a text holds, each once."""
    found = []
    if _HINTED.inside(text) and tokens().search(text):
        found.append("token")
    if (":" in text or "=" in text) and _SPOKEN_OF.inside(in_small(text)) and passwords().search(text):
        found.append("password")
    if _digits().search(text):
        if passports().search(text):
            found.append("passport")
        if any(is_iban(match[0]) for match in accounts().finditer(text)):
            found.append("iban")
    return tuple(found)


def is_iban(number: str) -> bool:
    """Tell whether the check digits are right: ISO 13616, remainder 1 modulo 97."""
    plain = number.replace(" ", "")
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


@cache
def accounts() -> re.Pattern[str]:
    """Match what is written like an IBAN, in groups of four or without blanks."""
    return re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b", re.ASCII)


@cache
def _digits() -> re.Pattern[str]:
    """Match what a text with a long number has."""
    return re.compile(r"[0-9][0-9 A-Z]{3}[0-9]")


@cache
def tokens() -> re.Pattern[str]:
    """Match the tokens of GitHub, Slack, Amazon, Google, Telegram, Meta and OpenAI, JWTs and private keys."""
    shapes = (
        r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b",
        r"\bAIza[\w-]{35}|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}|\b\d{8,10}:AA[\w-]{30,}|\bEAA[A-Za-z0-9]{30,}|\bsk-[\w-]{20,}",
        r"\bBearer [\w.~+/-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----",
    )
    return re.compile("|".join(shapes), re.ASCII)


@cache
def passwords() -> re.Pattern[str]:
    """Match the word, a colon, and what holds a digit or sign and is no word of a sentence."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(PASSWORDS)})\s*[:=]\s*(?=\S*[\d!$%&*_^])\S{{6,}}", re.IGNORECASE)


@cache
def passports() -> re.Pattern[str]:
    """Match the word, perhaps "number", and seven to nine letters and digits."""
    word = "passport|pasoša?|пасоша?|passeport|جواز(?: ال)?سفر"
    number = (
        r"(?:\s*(?:no\.?|number|br\.?|broj|бр\.?|број|nº|n°|numéro|رقم))?\s*[:№#]?\s*(?=[A-Z0-9]*\d{5})[A-Z0-9]{7,9}"
    )
    return re.compile(rf"(?<!\w)(?:{word}){number}(?!\w)", re.IGNORECASE)
