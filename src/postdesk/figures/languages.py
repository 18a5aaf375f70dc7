"""In which languages we speak on which network, over thirteen weeks."""

from collections import Counter

from msgspec import Struct

from postdesk.figures.material import Material


class LanguageCell(Struct, frozen=True):
    """One language on one network: posts in thirteen weeks, and of these the posts of the period.

    `language` is its tag as drafts have it, "" where a post states none.
    """

    language: str
    network: str
    posts: int
    current: int


def language_cells(material: Material) -> list[LanguageCell]:
    """Count posts by language and network, zeros too, the most used first."""
    current = Counter((post.language, material.name(post.network)) for post in material.current)
    cells = Counter((post.language, material.name(post.network)) for post in material.quarter)
    languages: Counter[str] = Counter()
    networks: Counter[str] = Counter()
    for (language, network), posts in cells.items():
        languages[language] += posts
        networks[network] += posts
    return [
        LanguageCell(language, network, cells[language, network], current[language, network])
        for language in sorted(languages, key=lambda tag: (-languages[tag], tag))
        for network in sorted(networks, key=lambda name: (-networks[name], name))
    ]
