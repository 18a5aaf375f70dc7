"""Services that hide where a link leads behind a short address."""

SHORTENERS = frozenset(
    (
        "adf.ly",
        "bit.do",
        "bit.ly",
        "buff.ly",
        "clck.ru",
        "cutt.ly",
        "dlvr.it",
        "goo.gl",
        "is.gd",
        "j.mp",
        "lnkd.in",
        "ow.ly",
        "rb.gy",
        "rebrand.ly",
        "shorturl.at",
        "shor.tn",
        "snip.ly",
        "soo.gd",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "tr.im",
        "u.to",
        "v.gd",
        "vk.cc",
    )
)
"""Their names, without `www.`"""


def is_short(address: str) -> bool:
    """Tell whether an address is a shortener's, with or without https://."""
    bare = address.rpartition("://")[2]
    if "/" not in bare[:16]:  # no shortener's name is longer
        return False
    return bare.partition("/")[0].lower().removeprefix("www.") in SHORTENERS
