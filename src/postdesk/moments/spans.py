"""How long something lasts, in short."""

from datetime import timedelta


def minutes(span: timedelta) -> str:
    """Return a span in words: "25 min", "2 h", "1 h 30 min"."""
    hours, rest = divmod(round(span.total_seconds() / 60), 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part) or "0 min"
