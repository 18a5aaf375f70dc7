"""A post holds the message, not the page that it was copied from.

Whoever selects a whole page copies its navigation, its buttons and its forms along: "Skip to main content", "To view
or add a comment, sign in", "WHO WE AREThe Organization". Readers take it for carelessness.

What to do: delete the line; put a blank where two words were glued together.

Source: https://www.w3.org/TR/html-aria/ (what is navigation, form and button on a page).
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant

ID = "page-clutter"
SEVERITY = Severity.WARNING
_LINES = (
    "About us|Accept all cookies|Accept cookies|Add a comment|Back to top|Close|Comment|Comments|Contact us|"
    "Cookie settings|Copy link|Download PDF|Email *|First name *|Follow us|Forgot password?|Home|Join now|"
    "Last name *|Like|Like Comment|Like Comment Share|Like Comment Share Send|Load more|Log in|Menu|"
    "More Relevant Posts|Next|Our Work|Password|Previous|Print|Privacy policy|Read more|Related articles|"
    "Related news|Report this comment|Report this post|Reply|Required field|Search|See all|See more|Share|"
    "Share this|Share this page|Show more|Sign in|Sign up|Skip to content|Skip to main content|Submit|"
    "Subscribe|Take Action|Terms of use|View all|Who We Are|Your email address|* indicates required|Accueil|"
    "Aller au contenu principal|Contactez-nous|En savoir plus|Lire la suite|Partager|Qui sommes-nous|"
    "Rechercher|S'abonner|Se connecter|Suivez-nous|Compartir|Contáctenos|Inicio|Iniciar sesión|"
    "Ir al contenido principal|Leer más|Quiénes somos|Suscribirse|Dijeli|Kontakt|Naslovna|O nama|Pretraga|"
    "Prijavite se|Pročitajte više|Saznajte više|Startseite|Über uns|Weiterlesen|Zum Inhalt springen|Главная|"
    "О нас|Подписаться|Поделиться|Читать далее|الرئيسية|اقرأ المزيد|تسجيل الدخول|شارك|من نحن"
)
LINES = frozenset(_LINES.casefold().split("|"))
"""What stands alone in a line of navigation, under a comment or in a form."""
BEGINNINGS = tuple(
    line.casefold()
    for line in (
        "To view or add a comment, sign in",
        "Sign in to view more content",
        "By clicking Continue to join or sign in",
        "This site uses cookies",
        "This website uses cookies",
        "We use cookies",
        "Subscribe to our newsletter",
        "Sign up for our newsletter",
        "Please enable JavaScript",
        "Skip to main content",
        "Nous utilisons des cookies",
        "Utilizamos cookies",
        "Ova stranica koristi kolačiće",
        "Diese Website verwendet Cookies",
    )
)
_STARTERS = "The This These That As We Our It An For With From After Since While When Under During There They"
STARTERS = frozenset(_STARTERS.split())
"""How sentences begin; glued to the end of another word, one was a heading's neighbour."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first piece of a page in each part."""
    for index, text in enumerate(variant.words):
        place = variant.place("thread" if index else "text")
        if line := of_a_page(text):
            yield Remark(place, "line", words=line)
        elif word := glued(text):
            yield Remark(place, "glued", word=word)


def of_a_page(text: str) -> str:
    """Return the first line that belongs to a page's furniture, in short; "" where there is none.

    A single word that is the whole post is no furniture.
    """
    lines = text.split("\n")
    for line in lines if len(lines) > 1 else ():
        said = line.strip().casefold()
        if said in LINES:
            return line.strip()
    found = next((line.strip() for line in lines if line.strip().casefold().startswith(BEGINNINGS)), "")
    return found if len(found) <= 60 else f"{found[:57]}…"


def glued(text: str) -> str:
    """Return the first word that is a heading's end and a sentence's beginning: "AREThe", "WorkAs"."""
    for word in text.split() if _beginning().search(text) else ():
        if len(word) > 3 and word.isalpha() and not word.isupper() and not word.istitle():
            start = max((place for place, letter in enumerate(word) if letter.isupper()), default=0)
            if start > 1 and word[start:] in STARTERS:
                return word
    return ""


@cache
def _beginning() -> re.Pattern[str]:
    """Match what every glued word holds: the capital of a sentence's beginning right after a letter."""
    capitals = "".join(sorted({word[0] for word in STARTERS}))
    return re.compile(rf"[{capitals}](?<=[^\W\d_].)")
