"""Nothing becomes a link that was not meant as one.

Networks link every word that ends like a domain: after a full stop without a blank (`itd.To je`), in an
abbreviation (`npr.to`), in the name of a file (`slike.zip`). The link leads to a stranger's page, takes the
place of the post's own card, and costs extra on X. Names of websites (`iom.int`) are left alone.

What to do: put a blank after the full stop, or write it out.

Sources: https://github.com/twitter/twitter-text (links without https://),
https://data.iana.org/TLD/tlds-alpha-by-domain.txt (.to, .je, .zip and .mov are domains).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "accidental-link"
SEVERITY = Severity.WARNING
ABBREVIATIONS = frozenset(
    (
        "npr",
        "itd",
        "tzv",
        "tj",
        "dr",
        "mr",
        "prof",
        "sl",
        "str",
        "br",
        "god",
        "čl",
        "нпр",
        "итд",
        "тзв",
        "тј",
        "др",
        "стр",
        "бр",
        "год",
        "etc",
        "vs",
        "cf",
    )
)
FILES = (".zip", ".mov")


def check(variant: Variant) -> Iterator[Remark]:
    """Name each link without https:// that evidence speaks against."""
    for index, parsed in enumerate(variant.parsed):
        for link in parsed.links:
            if "://" not in link.text and is_accident(link.text):
                yield Remark(variant.place("thread" if index else "text"), "linked", link=link.text)


def is_accident(address: str) -> bool:
    """Tell whether it is the end of one sentence and the beginning of the next, an abbreviation, or a file."""
    host, slash, _ = address.partition("/")
    name, _, last = host.rpartition(".")
    if slash or host.lower().startswith("www."):
        return False
    sentence = last.istitle() and not name[-1:].isupper() and not name[-1:].isdigit()
    return sentence or name.lower() in ABBREVIATIONS or host.lower().endswith(FILES)
