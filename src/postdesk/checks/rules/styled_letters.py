"""Letters are letters, not signs that look like them.

Bold and script "fonts" for social media (𝐖𝐞𝐥𝐜𝐨𝐦𝐞, 𝒲ℯ𝓁𝒸ℴ𝓂ℯ, Ⓦⓔⓛⓒⓞⓜⓔ, ᴡᴇʟᴄᴏᴍᴇ) are mathematical and other signs of
Unicode. A screen reader spells them out or skips them, search does not find them, a hashtag in them is
another hashtag, and they count double. Wide letters are normal among Chinese, Japanese and Korean ones.

What to do: write plain letters, and let the words carry the weight.

Sources: https://www.unicode.org/faq/math (what they are for), https://www.accessible-social.com.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant

ID = "styled-letters"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first stretch of such signs of each part, and the plain letters for it where they are known."""
    for index, text in enumerate(variant.words):
        if found := signs().search(text):
            if wide(found[0]) and east_asian().search(text):
                continue
            plain = unicodedata.normalize("NFKC", found[0])
            code = "styled" if plain != found[0] else "unknown"
            yield Remark(variant.place("thread" if index else "text"), code, signs=found[0], plain=plain)


def wide(text: str) -> bool:
    """Tell whether these are the wide letters of East Asian typography."""
    return "\uff21" <= text[0] <= "\uff5a"


@cache
def signs() -> re.Pattern[str]:
    """Match two or more mathematical, encircled or wide letters, or three small capitals, with words after them."""
    styles = "\u210a-\u2134\U0001d400-\U0001d7cb", "\u24b6-\u24e9", "\uff21-\uff3a\uff41-\uff5a"
    boxed = "\U0001f130-\U0001f149", "\U0001f150-\U0001f169", "\U0001f170-\U0001f189"
    small = "[\u1d00-\u1d22\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua730\ua731]"
    rows = (f"[{style}]{{2,}}(?:[ ,]+[{style}]+)*" for style in (*styles, *boxed))
    return re.compile(f"{'|'.join(rows)}|{small}{{3,}}(?:[ ,]+{small}+)*")


@cache
def east_asian() -> re.Pattern[str]:
    """Match a letter of Chinese, Japanese or Korean."""
    return re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
