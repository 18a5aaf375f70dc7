"""A post is plain text: no Markdown, no HTML.

The networks that take `**bold**`, `[words](address)` or `&nbsp;` from a composer do not take them from a post that
is sent: readers see the stars and brackets. It comes along with what is pasted from a chat, a wiki or a page's source.

What to do: write it without; an address stands by itself, in `link:` or in the sentence. A list may begin its lines
with a hyphen: that is no markup.

Sources: https://spec.commonmark.org/, https://html.spec.whatwg.org/multipage/named-characters.html.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant

ID = "markup"
SEVERITY = Severity.WARNING
SHORTCODES = (
    "audio|button|caption|center|code|color|embed|gallery|img|list|playlist|quote|size|spoiler|url|video|youtube"
)
"""What content management systems and forums write in square brackets."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first piece of Markdown and the first of HTML in each part, and how many there are."""
    for index, text in enumerate(variant.words):
        place = variant.place("thread" if index else "text")
        for code, pieces in (("markdown", of_markdown(text)), ("html", of_html(text))):
            if pieces:
                yield Remark(place, code, piece=pieces[0], count=len(pieces))


def of_markdown(text: str) -> list[str]:
    """Return the pieces of Markdown in a text."""
    signs = any(sign in text for sign in "*_[`~#|\\>{")
    return [found[0].strip() for found in _markdown().finditer(text)] if signs else []


def of_html(text: str) -> list[str]:
    """Return the tags and character references of HTML in a text."""
    found = html().finditer(text) if "<" in text or "&" in text else iter(())
    return [one[0] for one in found if not one["name"] or is_reference(one["name"])]


def is_reference(name: str) -> bool:
    """Tell whether `&name;` stands for a character."""
    from html.entities import html5

    return f"{name};" in html5


@cache
def _markdown() -> re.Pattern[str]:
    """Match what Markdown, wikis and shortcodes make bold, a link, a heading, code or a box; each within one line."""
    bold = r"\*\*(?=[^\s*])[^*\n]{1,200}\*\*|(?<!\w)__(?=[^\s_])(?=[^_\n]*[^\W_])[^_\n]{1,200}__(?!\w)"
    stars = r"(?<![\w*])\*(?=[^\W_])[^*\n]{1,100}(?<=[\w.!?])\*(?![\w*])"
    lines = r"(?<![\w/@#])_(?=[^\W_])[^_\n/@]{1,100}(?<=[^\W_])_(?!\w)"
    link = (
        r"!?\[[^\[\]\n]{1,200}\]\((?:https?:|mailto:|/|#)[^()\s]{0,300}\)|"
        r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,300}\)|"
        r"\[[^\[\]\n]{1,200}\]\[\d{1,3}\]|^\[\d{1,3}\]:[ \t]+https?://\S{1,300}"
    )
    wiki = r"\[\[[^\[\]\n]{1,100}\]\]|^[-*+] \[[ xX]\] |^\|[^\n|]{1,200}\|(?=[^\n]*\|[ \t]*$)"
    shortcode = (
        rf"\[(?:{SHORTCODES}|(?:vc|et_pb)_\w+|contact-form-7)(?:=|\s[^\[\]\n]{{0,200}}=)[^\[\]\n]{{0,200}}\]|"
        rf"\[/(?:{SHORTCODES}|[biu])\]"
    )
    heading = r"^ {0,3}#{1,6} +\S[^\n]{0,40}"
    ruled = r"^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*){1,20}\|?[ \t]*$"
    escaped = r"(?<![\w¯\\])\\[#*_\[\]!](?!\()|(?<=\w)\\[!#*]|^> ?(?=[^\W\d_])[^\n]{1,40}"
    code = r"```|`[^`\n]{1,100}`"
    struck = r"~~(?=\S)[^~\n]{1,200}~~"
    styled = r"\{: ?[.#][A-Za-z][\w.# -]{0,80}\}"
    return re.compile(
        "|".join((bold, link, wiki, shortcode, heading, ruled, escaped, code, struck, styled, stars, lines)),
        re.MULTILINE,
    )


@cache
def html() -> re.Pattern[str]:
    """Match a tag that pages are written in, or a character reference."""
    names = (
        "a|abbr|article|b|blockquote|br|center|code|div|em|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|"
        "li|main|nav|o:p|ol|p|picture|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video"
    )
    tag = rf"</?(?:{names})(?:\s[^<>\n]{{0,300}})?/?>"
    return re.compile(
        rf"{tag}|<!--|&(?:#\d{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}}|(?P<name>[A-Za-z][A-Za-z0-9]{{1,31}}));|&nbsp\b",
        re.IGNORECASE,
    )
