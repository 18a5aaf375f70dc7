"""The lines of a page that are no part of what it says: navigation, buttons, forms, counters, in many languages."""

import re
from functools import cache

_LINES = (
    "Перейти к содержанию|Перейти к основному содержанию|Saltar al contenido|Vai al contenuto|Ir para o conteúdo|"
    "Preskoči na sadržaj|Kalo te përmbajtja|التجاوز إلى المحتوى|انتقل إلى المحتوى|跳转到主要内容|…more|...more|… more|"
    "About us|Accept all cookies|Accept cookies|Add a comment|Advertisement|Back to top|Breadcrumb|Close|Comment|"
    "Comments|Contact us|Cookie settings|Copy link|Download PDF|Email *|Email address *|External link|First name *|"
    "Follow us|Forgot password?|Home|I'm not a robot|Join now|Last name *|Like|Like Comment|Like Comment Share|"
    "Like Comment Share Send|Load more|Log in|Menu|More Relevant Posts|Next|Our Work|Password|Pin it|Previous|Print|"
    "Print this page|Privacy policy|Related articles|Related news|Related posts|Report this comment|Report this post|"
    "Reply|Required field|Search|See all|See translation|Share|Share this|Share this page|Show this thread|Sign in|"
    "Sign up|Skip to content|Skip to main content|Skip to navigation|Submit|Subscribe|Take Action|Terms of use|"
    "Toggle navigation|Tweet|Tweet this|View all|Who We Are|You may also like|Your email address|* indicates required|"
    "Accueil|Aller au contenu principal|Contactez-nous|Imprimer|Partager|Qui sommes-nous|Rechercher|S'abonner|"
    "Se connecter|Suivez-nous|Compartir|Contáctenos|Imprimir|Inicio|Iniciar sesión|Ir al contenido principal|"
    "Quiénes somos|Suscribirse|Condividi|Stampa|Compartilhar|Partilhar|Dijeli|Podijeli|Podijelite|Podeli|Podelite|"
    "Kontakt|Naslovna|O nama|Odštampaj|Pretraga|Prijavite se|Подијели|Подели|Насловна|Startseite|Teilen|Drucken|"
    "Über uns|Zum Inhalt springen|Главная|О нас|Подписаться|Поделиться|Shpërndaj|Shpërndaje|Ndaje|Kreu|الرئيسية|"
    "تسجيل الدخول|شارك|مشاركة|طباعة|من نحن|分享|首页|登录|关于我们|返回顶部"
)
LINES = frozenset(_LINES.casefold().split("|"))
"""What stands alone in a line of navigation, under a comment or in a form."""
_MORE = (
    "Continue reading|Read more|See more|Show more|Afficher la suite|En savoir plus|Lire la suite|Leer más|Ver más|"
    "Leggi di più|Leggi tutto|Leia mais|Opširnije|Pročitaj više|Pročitajte više|Saznajte više|Прочитај више|"
    "Mehr lesen|Weiterlesen|Читать далее|Читать полностью|Lexo më shumë|اقرأ المزيد|阅读全文|阅读更多|查看更多|展开全文"
)
MORE = frozenset(_MORE.casefold().split("|"))
"""What leads on; over an address, or at the end of a post with a link, it is the message's own."""
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
        "Copyright ©",
        "All rights reserved",
        "Nous utilisons des cookies",
        "Tous droits réservés",
        "Utilizamos cookies",
        "Todos los derechos reservados",
        "Ova stranica koristi kolačiće",
        "Sva prava zadržana",
        "Diese Website verwendet Cookies",
        "Alle Rechte vorbehalten",
        "Все права защищены",
        "جميع الحقوق محفوظة",
        "版权所有",
        "Sent from my ",
        "Get Outlook for ",
        "Envoyé de mon ",
        "Envoyé à partir de ",
        "Enviado desde mi ",
        "Von meinem iPhone gesendet",
        "Gesendet mit der ",
        "Отправлено с iPhone",
        "Poslato sa mog ",
        "أرسلت من ",
    )
)
RIGHTS = ("all rights reserved", "tous droits réservés", "todos los derechos reservados", "alle rechte vorbehalten")
"""How the line at the foot of a page ends that says whose it is."""
CUT_OFF = tuple(
    f"{dots}{words}"
    for dots in ("…", "… ", "...", "... ")
    for words in (
        "see more",
        "show more",
        "read more",
        "afficher la suite",
        "ver más",
        "mehr anzeigen",
        "ещё",
        "查看更多",
    )
)
"""How networks end what they show of a long post."""
NOTES = ("opens in new window", "opens in a new window", "opens in new tab", "opens in a new tab")
_TAIL = " .…»›→>"
_NETWORKS = "facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|viber|pinterest|e-?mail|vk|weibo|wechat"
_SHARE = "share|tweet|post|send|partager|compartir|condividi|podijeli|podeli|teilen|поделиться|شارك"
_ACTS = "like|reply|share|comment|repost|send|follow"
_BEGIN = (
    *f"{_SHARE}|{_ACTS}|{_NETWORKS}".replace("e-?mail", "email|e-mail").split("|"),
    *("last ", "updated", "modified", "home ", "view ", "分享到"),
)
"""How furniture begins that is known by its shape, but for what begins with a figure: most lines begin otherwise."""


def is_furniture(line: str) -> bool:
    """Tell whether a line, in small letters and without blanks around it, belongs to a page rather than a message."""
    known = (
        line in LINES
        or (line.startswith("©") and line.rstrip(".").endswith(RIGHTS))
        or line.startswith(BEGINNINGS)
        or (("…" in line or "..." in line) and line.endswith(CUT_OFF))
        or ("opens in " in line and any(note in line for note in NOTES))
    )
    return known or bool((line.startswith(_BEGIN) or line[:1].isdigit()) and _shapes().fullmatch(line))


def leads_on(line: str) -> bool:
    """Tell whether a line, in small letters, is a button that leads to the rest: "Read more…"."""
    return line.rstrip(_TAIL) in MORE


@cache
def _shapes() -> re.Pattern[str]:
    """Match what is furniture by its shape: buttons of networks, counters, times of reading, paths through a site."""
    on = "on|via|by|to|sur|en|por|su|na|auf|в|на|على"
    names = "comments?|likes?|shares?|reposts?|retweets?|views?|reactions?|followers|commentaires?|comentarios?"
    return re.compile(
        rf"(?:{_SHARE}) (?:{on}) (?:{_NETWORKS})|(?:{_NETWORKS})(?:[ ·|,]+(?:{_NETWORKS}))+|\d[\d.,]*k? (?:{names})|"
        rf"\d+ min(?:ute)?s? (?:read|de lecture|de lectura)|"
        rf"(?:last )?(?:updated|modified)(?: on)?:? .{{4,30}}|"
        rf"posted (?:on|by) .{{4,60}}(?<!\?)|home (?:>|»|›|/) .{{1,200}}|"
        rf"\d{{1,2}}:\d\d [ap]m · .{{4,40}}|"
        rf"(?:{_ACTS})(?: ?[·|•] ?(?:like|reply|share|repost|send))+|"
        rf"view (?:on|in) (?:{_NETWORKS}|browser)|分享到.{{1,10}}"
    )
