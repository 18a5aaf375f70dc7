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

from postdesk.checks import words
from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "secrets"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- a secret is a secret
    """Name each kind of secret in the texts and in the words for pictures."""
    text, link, *thread = words(variant)
    keys = ("text", "link", *("thread" for _ in thread))
    for key, part in zip(keys, (text, link, *thread), strict=True):
        for kind in kinds(part):
            yield Remark(variant.place(key), f"{kind} stands in the {key}: take it out")
    for media in variant.media:
        for kind in kinds(media.alt):
            yield Remark(media.place, f"{kind} stands in the alt text: take it out")


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def kinds(text: str) -> tuple[str, ...]:
    """Return what kinds of secrets a text holds, each once."""
    folded = text.casefold()
    found = []
    for kind, (hints, pattern) in patterns().items():
        if any([hint in folded for hint in hints]) and pattern.search(text):  # noqa: C419 -- half the time
            found.append(kind)
    if any(is_iban(match[0]) for match in accounts().finditer(text)):
        found.append("the number of a bank account (IBAN)")
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
def patterns() -> dict[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    """Return by name what secrets look like, each with words of which a text that has one holds one at least."""
    tokens = (
        r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b",
        r"\bAIza[\w-]{35}|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}|\b\d{8,10}:AA[\w-]{30,}|\bEAA[A-Za-z0-9]{30,}|\bsk-[\w-]{20,}",
        r"\bBearer [\w.~+/-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----",
    )
    begin = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "xox", "akia", "aiza", "eyj", ":aa", "eaa", "sk-")
    word = (
        "password",
        "passwd",
        "pwd",
        "lozinka",
        "šifra",
        "лозинка",
        "шифра",
        "mot de passe",
        "كلمة المرور",
        "كلمة السر",
    )
    number = (
        r"(?:\s*(?:no\.?|number|br\.?|broj|бр\.?|број|nº|n°|numéro|رقم))?\s*[:№#]?\s*(?=[A-Z0-9]*\d{5})[A-Z0-9]{7,9}"
    )
    passport = "passport|pasoša?|пасоша?|passeport|جواز(?: ال)?سفر"
    secret = rf"(?<!\w)(?:{'|'.join(word)})\s*[:=]\s*(?=\S*[\d!$%&*_^])\S{{6,}}"
    return {
        "a token": ((*begin, "bearer ", "private key"), re.compile("|".join(tokens), re.ASCII)),
        "a password": (word, re.compile(secret, re.IGNORECASE)),
        "the number of a passport": (
            ("passport", "pasoš", "пасош", "passeport", "جواز"),
            re.compile(rf"(?<!\w)(?:{passport}){number}(?!\w)", re.IGNORECASE),
        ),
    }
