"""Invented links by the thousand, in 22 scripts: bare, in sentences, between the signs that close and end them.

Each tells what its writer meant: where the address begins, and where it ends. Every one follows from its seed alone.
"""

import random
from typing import NamedTuple
from urllib.parse import quote

WORDS = {
    "Latin": "news doors report-2026 U.S O'Neill C++ a_b ~office x=1",
    "accented Latin": "priča đaci école niñez Übung žene tárgy façade",
    "Vietnamese": "tiếng việt người di cư mở cửa",
    "Cyrillic": "вести дом срби новини ћирилица ґанок",
    "Greek": "ειδήσεις νέα πόρτες Αθήνα",
    "Arabic": "أخبار الهجرة قصة لاجئون",
    "Persian": "خبر مهاجرت ثبت\u200cنام درها",
    "Hebrew": "חדשות הגירה דלתות",
    "Devanagari": "समाचार प्रवासी हिन्दी कार्यक्रम",
    "Bengali": "খবর অভিবাসী দরজা",
    "Tamil": "செய்தி கதவு புலம்",
    "Telugu": "వార్తలు తలుపు",
    "Sinhala": "පුවත් දොර",
    "Thai": "ข่าว ประตู ผู้ย้ายถิ่น",
    "Lao": "ຂ່າວ ປະຕູ",
    "Khmer": "ព័ត៌មាន ទ្វារ",
    "Burmese": "သတင်း တံခါး",
    "Georgian": "სიახლეები კარი",
    "Armenian": "լուրեր դուռ",
    "Ethiopic": "ዜና በሮች",
    "Chinese": "新闻 移民 开门",
    "Japanese and Korean": "ニュース 扉を 뉴스 문을",
}
"""Words of a path, by script."""
ENDS = {
    "Latin": ". , ; : ! ? … ) ] ” ’ » \" '",
    "Cyrillic": ". , ! ? … ) “ »",
    "Greek": ". , ; ! · »",
    "Arabic": ". ، ؛ ؟ ! » )",
    "Persian": ". ، ؛ ؟ « »",
    "Hebrew": '. , ? ! ״ "',
    "Devanagari": "। ॥ , ? !",
    "Bengali": "। , ?",
    "Armenian": "։ ՝ ՞ ,",
    "Ethiopic": "። ፣ ፤ ?",
    "Khmer": "។ ៕ ,",
    "Burmese": "။ ၊",
    "Chinese": "。 ， 、 ； ： ！ ？ 」 》 ） ” 】",
    "Japanese and Korean": "。 、 」 』 ） ？ .",
}
"""What closes or ends a sentence right after an address."""
OPENINGS = (
    "",
    "",
    "",
    " ",
    " ",
    "\n",
    "(",
    "[",
    "“",
    "«",
    "„",
    "‘",
    "<",
    "「",
    "（",
    "《",
    ":",
    "：",
    "، ",
    "-",
    "👉",
    "→ ",
    "»",
    "'",
    '"',
)
HOSTS = (
    "example.org",
    "www.iom.int",
    "news.un.org",
    "montenegro.iom.int",
    "lnkd.in",
    "xn--e1afmkfd.xn--p1ai",
    "münchen.de",
    "србија.срб",
)
QUERIES = (
    "",
    "",
    "",
    "",
    "?a=1",
    "?utm_source=x&utm_campaign=day",
    "?q={word}",
    "?tag=%23x",
    "#part",
    "#{word}",
    "?a[]=1",
    "?next=/a,b;c",
)
HARD = (
    "U.S.",
    "Yahoo!",
    "a|b",
    "a[1].pdf",
    "a*b^c`d",
    "a)b",
    "a(b)",
    "a_(b)_c",
    "O'Neill's",
    "why?",
    "a,b",
    "x:y",
    "a'",
    "50%",
    "a\\b",
    "{a}",
    "a~",
    "a–b",
    "a”",
    "c#",
)
"""Pieces of addresses that one network or another cuts; right for `link:`, where nobody has to guess the end."""


class Written(NamedTuple):
    """A text with one address in it, and the address as it was meant."""

    text: str
    link: str
    start: int


def in_sentences(count, seed=1):
    """Return texts with an address each."""
    dice = random.Random(f"links {seed}")
    scripts = tuple(WORDS)
    return [_written(dice, scripts[number % len(scripts)]) for number in range(count)]


def alone(count, seed=1):
    """Return addresses as they stand in `link:`."""
    dice = random.Random(f"alone {seed}")
    scripts = tuple(WORDS)
    return [_address(dice, scripts[number % len(scripts)], HARD) for number in range(count)]


def _written(dice, script):
    link = _address(dice, script, ())
    before = dice.choice(("", _words(dice, script))) + dice.choice(OPENINGS)
    ends = ENDS.get(script, ENDS["Latin"]).split()
    closing = "".join(dice.choice(ends) for _ in range(dice.choice((0, 0, 0, 1, 1, 2))))
    after = dice.choice(("", " ", "\n")) + _words(dice, script) if dice.random() < 0.7 else ""
    if after and not after[0].isspace() and not (closing and _apart(closing[-1])):
        after = f" {after}"
    return Written(before + link + closing + after, link, len(before))


def _apart(sign):
    """Whether a sign that ends a sentence parts an address from a word that follows it without a blank."""
    return not sign.isascii() and sign not in "’·״"


def _address(dice, script, hard):
    words = WORDS[script].split()
    path = [dice.choice((*words, *hard)) for _ in range(dice.randint(0, 3))]
    if dice.random() < 0.2:
        path = [quote(part, safe="") for part in path]
    scheme, host = dice.choice(("https", "https", "https", "http")), dice.choice(HOSTS)
    query = dice.choice(QUERIES).format(word=dice.choice(words))
    link = f"{scheme}://{'/'.join((host, *path))}{dice.choice(('', '', '/'))}{query}"
    return link if hard else link.rstrip(".,;:!?'\"’)]")


def _words(dice, script):
    return " ".join(dice.choice(WORDS[script].split()) for _ in range(dice.randint(1, 3)))
