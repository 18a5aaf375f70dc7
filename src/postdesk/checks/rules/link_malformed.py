"""A link is whole and leads somewhere.

Networks link what looks like an address and leave the rest as plain text, without a word:
`https:/example.org` has a slash too few, `https://example` has no domain, `htps://` is no scheme. A blank
inside cuts the address; a scheme written twice (`https://https://`) is what copying from a browser leaves.

What to do: open the link in a browser, and copy the address from there.

Source: https://url.spec.whatwg.org/.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant

ID = "link-malformed"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Examine the post's link, and whatever in its texts begins like one."""
    link = variant.link
    if link and (fault := fault_of(link)):
        yield Remark(variant.place("link"), fault, link=link, host=host_of(link))
    for index, text in enumerate(variant.texts):
        rest = text.replace(link, " ") if link else text
        for address in addresses(rest) if "//" in rest or ":/" in rest else ():
            if fault := fault_of(address):
                place = variant.place("thread" if index else "text")
                yield Remark(place, fault, link=address, host=host_of(address))


def addresses(text: str) -> Iterator[str]:
    """Yield what begins like a web address, whole or broken, without the punctuation of the sentence around it."""
    for word in text.split():
        if "//" in word or ":/" in word:
            yield from map(_meant, beginnings().findall(word))


def _meant(run: str) -> str:
    """Return an address, whole or broken, without what ends or closes the sentence around it in any script."""
    from postdesk.text.meant_links import TRAILING, ends_of_addresses  # only for a text with an address

    return ends_of_addresses().split(run, maxsplit=1)[0].rstrip(f"{TRAILING})]")


def fault_of(link: str) -> str:
    """Return the code of what is wrong with an address; "" where it is whole."""
    if _plain().fullmatch(link):
        return ""
    if any(letter.isspace() for letter in link):
        return "blank"
    scheme, colon, rest = link.partition("://")
    if not colon or scheme.lower() not in {"http", "https"}:
        return "no-scheme"
    if "://" in rest.partition("?")[0]:
        return "twice" if rest.lower().startswith("http") else ""
    host = host_of(link)
    if not is_host(host):
        return "no-domain" if host else "no-host"
    return "escape" if "%" in rest and broken_escape().search(rest) else ""


def host_of(link: str) -> str:
    """Return the host that an address names, without user and port."""
    return re.split(r"[/?#]", link.partition("://")[2], maxsplit=1)[0].rpartition("@")[2].partition(":")[0]


def is_host(host: str) -> bool:
    """Tell whether a name can be a public host: two or more labels of letters, digits and hyphens, in any script."""
    labels = host.split(".")
    plain = all(label and label.replace("-", "").isalnum() and label.strip("-") == label for label in labels)
    return plain and len(labels) > 1 and (not labels[-1].isdigit() or len(labels) == 4)


@cache
def _plain() -> re.Pattern[str]:
    """Match the everyday address, so that it costs next to nothing."""
    return re.compile(r"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:/[\w./=?&;~+#-]*)?", re.ASCII)


@cache
def beginnings() -> re.Pattern[str]:
    """Match what begins like a web address, whole or broken, up to the next blank."""
    return re.compile(r"(?<![\w/:.])(?:h[tp]{1,4}s{0,2}|ttps?|www)(?::/|//)\S+", re.IGNORECASE)


@cache
def broken_escape() -> re.Pattern[str]:
    """Match a percent sign without two hexadecimal digits."""
    return re.compile(r"%(?![0-9A-Fa-f]{2})")
