"""The addresses of all pages of a desk in use, by the pages that there are: a new one cannot be forgotten."""

from postdesk.web.shelf import PAGES

NAMED = {
    "campaign": "spring",
    "draft": "doors",
    "account": "fedi",
    "folder": "2026-W47",
    "week": "2026-W48",
    "tag": "SpringTogether",
    "name": "fedi",
}
"""What stands for each part of an address."""
QUESTION = "/hold-all"
PAGES_ASKED_FOR = (*(page.address.format_map(NAMED) for page in PAGES), QUESTION)
