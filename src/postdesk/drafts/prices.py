"""What a post takes of what its network allows an account in a time, and what the network charges for it."""

from postdesk.models import Account, Variant


def uses(variant: Variant) -> int:
    """Return how much a post takes of its network's quota; nothing by hand and in rehearsal."""
    quota = variant.grammar.quota
    return quota.uses(variant) if quota and _calls(variant.account) else 0


def price(variant: Variant) -> float:
    """Return what its network charges for all parts of a post, in US dollars; nothing by hand and in rehearsal."""
    account, charged = variant.account, variant.grammar.price
    if charged is None or not _calls(account):
        return 0.0
    words = sum(bool(media.alt.strip()) for media in variant.media)
    return sum(charged.of(parsed) for parsed in variant.parsed) + words * charged.alt


def dollars(price: float) -> str:
    """Return a price with two decimals, or three where it needs them."""
    return f"${price:.3f}".removesuffix("0")


def _calls(account: Account) -> bool:
    return not (account.by_hand or account.rehearsal)
