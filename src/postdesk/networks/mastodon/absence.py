"""Why nobody can tell whether a post that a server does not show was published: a person has to look."""

from postdesk.errors import Unknown
from postdesk.networks.mastodon.prepared import NOT_BEGUN


def never_begun(there: int, parts: int, server: str) -> Unknown:
    """Return the doubt about a post of which nobody knows since when it may be public."""
    return Unknown(
        "only {there} of {parts} parts are on {server}, and {why}"
        if there
        else "the post is not on {server}, and {why}",
        there=there,
        parts=parts,
        server=server,
        why=NOT_BEGUN,
    )


def maybe_deleted(there: int, parts: int, server: str) -> Unknown:
    """Return the doubt about a post that was sent so long ago that a person may have deleted it."""
    return Unknown(
        "only {there} of {parts} parts are on {server}, and a person may have deleted what is not"
        if there
        else "the post is not on {server}, and a person may have deleted it",
        there=there,
        parts=parts,
        server=server,
    )


def maybe_unlisted(there: int, parts: int, server: str) -> Unknown:
    """Return the doubt about a post of a kind that the account's list was not seen yet to show."""
    return Unknown(
        "only {there} of {parts} parts are in the list of {server}, which was not seen yet to show such a "
        "post: look there"
        if there
        else "the post is not in the list of {server}, which was not seen yet to show such a post: look there",
        there=there,
        parts=parts,
        server=server,
    )
