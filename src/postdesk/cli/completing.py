"""What is offered where a word is begun: one function for each kind of word, which commands name at their arguments."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Offer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]
PART = "part"
"""The kind of an item that a person goes on typing at: no blank follows it."""


def _item(word: str, kind: str = "plain", says: str | None = None) -> "CompletionItem":
    """Return a word that is offered; what makes it is imported only where somebody presses the tab key."""
    from click.shell_completion import CompletionItem

    return CompletionItem(word, kind, says)


def _at_desk(offer: "Callable[[Path, str], list[CompletionItem]]") -> Offer:
    """Let an offer look at the desk that the command would work in."""

    def offered(ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
        return offer(ctx.find_root().params.get("start") or Path.cwd(), begun)

    return offered


def _posts(start: Path, begun: str) -> "list[CompletionItem]":
    from postdesk.desk.completing import posts_offered

    return [_item(name, PART if name.endswith(("/", "@")) else "plain") for name in posts_offered(start, begun)]


def _campaigns(start: Path, begun: str) -> "list[CompletionItem]":
    from postdesk.desk.completing import campaigns_offered

    return [_item(name) for name in campaigns_offered(start, begun)]


def _accounts(start: Path, begun: str) -> "list[CompletionItem]":
    from postdesk.desk.completing import accounts_offered

    return [_item(name, says=network) for name, network in accounts_offered(start, begun).items()]


posts_begun, campaigns_begun, accounts_begun = map(_at_desk, (_posts, _campaigns, _accounts))


def files_begun(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Leave it to the shell to offer files, where a word may be one and may be something else."""
    return [_item(begun, "file")]


def posts_or_files_begun(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Offer posts, and files where none is called so."""
    return posts_begun(ctx, param, begun) or files_begun(ctx, param, begun)


def choices_begun(words: Iterable[str]) -> Offer:
    """Return what offers some fixed words, and behind a comma one more of them."""

    def offered(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
        before, comma, last = begun.rpartition(",")
        left = (word for word in words if word.startswith(last) and word not in before.split(","))
        return [_item(before + comma + word) for word in left]

    return offered


def first_post_begun(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Offer posts for the first of several words only: those that follow say something else."""
    return [] if ctx.params.get(param.name or "") else posts_begun(ctx, param, begun)


def rules_begun(_ctx: click.Context, _param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Offer the names of rules."""
    from postdesk.desk.completing import rules_offered

    return [_item(name) for name in rules_offered(begun)]
