"""The emoji that twitter-text's table of 2018 takes for one: they weigh 2, however many code points they have.

A newer sequence falls apart into pieces that weigh 2 each, joiners 1; that is how the stock library counts, and the
larger number is the safe one. A single code point weighs 2 with or without the table, so only sequences are listed.
Source: twemoji-parser 11.0.2, the table that npm twitter-text 3.1.0 installs.
"""

import re
from collections.abc import Iterator
from functools import cache

# The second character of every sequence is one of these.
_SECOND = "[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0067]"

_TONE = "[\U0001f3fb-\U0001f3ff]"
_SEX = "\u200d[♀♂]\ufe0f"
_ACTORS = "🏃🏄🏊👮👱👳👷💁💂💆💇🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤵🤷-🤹🤽🤾🦸🦹🧖-🧝"
_WITH_TONE = (
    "🎅🏂-🏄🏇🏊👂👃👆-👐👦-👩👮👰-👸👼💁-💃💅-💇💪🕺🖕🖖🙅-🙇🙋-🙏🚣🚴-🚶🛀🛌🤘-🤜🤞🤟🤦🤰-🤹🤽🤾🦵🦶🦸🦹🧑-🧝✊✋"
)
_TEXT_OR_TONE = "🏋🏌🕴🕵🖐☝⛷⛹✌✍"
_TEXT_OR_EMOJI = (
    "🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏍🏎🏔-🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕶-🕹🖇🖊-🖍🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳‼⁉ℹ↔-↙↩↪⌚"
    "⌛⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☠☢☣☦☪☮☯☸-☺♀♂♈-♓♠♣♥♦♨♻♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰-⛵⛸⛺⛽✂✈✉✏✒✔"
    "✖✝✡✳✴❄❇❗❣❤➡⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙"
)
_KINDS = (
    f"[👨👩]{_TONE}?\u200d(?:[⚕⚖✈]\ufe0f|[🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳])",
    f"[🏋🏌🕴🕵⛹](?:{_TONE}|\ufe0f){_SEX}",
    f"[{_ACTORS}]{_TONE}?{_SEX}",
    f"[👯🤼🧞🧟]{_SEX}",
    "(?:👨\u200d❤\ufe0f\u200d(?:💋\u200d)?👨|👩\u200d❤\ufe0f\u200d(?:💋\u200d)?[👨👩])",
    "(?:👨(?:\u200d[👨👩])?|👩(?:\u200d👩)?)\u200d(?:👦(?:\u200d👦)?|👧(?:\u200d[👦👧])?)",
    "🏳\ufe0f\u200d🌈|🏴\u200d☠\ufe0f|👁\u200d🗨",
    "[#*0-9]\ufe0f?\u20e3",
    f"[©®™♟{_TEXT_OR_EMOJI}]\ufe0f",
    f"[{_TEXT_OR_TONE}](?:\ufe0f{_TONE}?|{_TONE})",
    f"[{_WITH_TONE}]{_TONE}",
    "🏴\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f",
)
_FLAGS = (
    "ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR "
    "GABDEFGHILMNPQRSTUWY HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ "
    "NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TACDFGHJKLMNORTVWZ UAGMNSYZ "
    "VACEGINU WFS XK YET ZAMW"
)


def _regional(letters: str) -> str:
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in letters)


@cache
def _pattern() -> re.Pattern[str]:
    flags = (f"{_regional(row[0])}[{_regional(row[1:])}]" for row in _FLAGS.split())
    return re.compile("|".join((*_KINDS, *flags)))


def sequences(text: str) -> Iterator[re.Match[str]]:
    """Yield the emoji of more than one code point that weigh as one."""
    free = 1
    for second in re.finditer(_SECOND, text):
        if second.start() >= free and (sequence := _pattern().match(text, second.start() - 1)):
            yield sequence
            free = sequence.end() + 1
