"""The keys of a campaign file: one table for the reader, the editor's schema and the nearest-key advice."""

from msgspec import Struct


class DraftKey(Struct, frozen=True):
    """One key a person may write: its name, the shape of its value, and what it says.

    Shapes: "name", "line" (one line of text), "text", "language", "link", "moment", "instant", "duration", "accounts",
    "hashtags", "parts", "media", "visibility", "yes or no", "reasons", "posts", "recurrence", "day" (or a moment
    of it), "number", "days", "moves", "evergreen", "after".
    """

    name: str
    shape: str
    about: str


_ACCOUNTS = "The accounts that publish it, by their short names in desk.toml."
_LATEST = 'How long after its moment it may still go out, such as "2 h"; later it waits for a person.'
_EMBARGO = 'The moment from which the news is free: "2026-12-18 10:00" in office time.'
_IGNORE = "Rules not to apply, each with the reason: {rule: reason}."

CAMPAIGN = (
    DraftKey("campaign", "name", "The campaign's name, unique in the desk; it is part of every post's name."),
    DraftKey("title", "line", "The campaign's title in words, for reports."),
    DraftKey("accounts", "accounts", _ACCOUNTS + " The default for every post."),
    DraftKey("hashtags", "hashtags", "Hashtags for every post of the campaign, put before the post's own."),
    DraftKey("language", "language", "The default language of the posts, such as en, sr-Latn or ar."),
    DraftKey("link", "link", "The default link of the posts."),
    DraftKey("latest", "duration", _LATEST + " The default for every post."),
    DraftKey("embargo", "instant", _EMBARGO + " The default for every post."),
    DraftKey("ignore", "reasons", _IGNORE + " For every post."),
    DraftKey("posts", "posts", "The posts of the campaign."),
)
WORDING = (
    DraftKey("text", "text", "What the post says; :shortcodes: become emoji."),
    DraftKey("link", "link", "The link, appended after a blank line where the text does not hold it."),
    DraftKey("hashtags", "hashtags", "Hashtags without #, appended where the text does not have them yet."),
    DraftKey("media", "media", "Pictures or films, each with alt text."),
    DraftKey(
        "thread", "parts", "The parts that follow the post, as replies to it: each a text, or {text: …, media: …}."
    ),
    DraftKey("warning", "line", "A content warning: Mastodon shows it first, and the post to those who ask."),
    DraftKey(
        "card", "yes or no", "off: show no card of the link where it can be left out (Bluesky, LinkedIn, Telegram)."
    ),
    DraftKey("reply", "link", "The address of the post that this one answers."),
    DraftKey("quote", "link", "The address of the post that this one quotes."),
)
POST = (
    DraftKey("id", "name", "The post's name, unique in its campaign."),
    DraftKey("at", "moment", 'When it goes out: "2026-12-18 09:00" in office time, or next for the next free slot.'),
    DraftKey("accounts", "accounts", _ACCOUNTS),
    DraftKey("after", "after", "The post that has to be published first: launch@linkedin, or launch@linkedin + 2 h."),
    DraftKey(
        "every",
        "recurrence",
        'When it comes back: "Monday 09:00", "first Tuesday of the month 10:00", "18 December 09:00", or an RRULE.',
    ),
    DraftKey("from", "day", "The first day of a post that comes back: 2026-12-01."),
    DraftKey("until", "day", "The last day of a post that comes back: 2026-12-31."),
    DraftKey("count", "number", "How often a post comes back, instead of a last day."),
    DraftKey("except", "days", "Days on which a post that comes back stays away: [2026-12-25]."),
    DraftKey(
        "moved", "moves", "Days of a post that comes back, each with another moment: {2026-12-25: 2026-12-28 09:00}."
    ),
    DraftKey(
        "evergreen",
        "evergreen",
        "A post for all seasons: {gap: 90 d, wordings: [...]}; they are taken in turn, none sooner than the gap.",
    ),
    DraftKey("embargo", "instant", _EMBARGO),
    DraftKey("latest", "duration", _LATEST),
    DraftKey("language", "language", "The language of the post, such as en, sr-Latn or ar."),
    *WORDING,
    DraftKey(
        "visibility", "visibility", "Who sees it on Mastodon: public, unlisted (quiet public) or private (followers)."
    ),
    DraftKey("again", "line", "Why this is said once more: what is public already is not queued without a reason."),
    DraftKey("ignore", "reasons", _IGNORE),
    DraftKey("proposal", "line", "The line of a text that postdesk drafted it from; take it away to accept the draft."),
)
MEDIA = (
    DraftKey("file", "line", "The file, from the folder campaigns/."),
    DraftKey("alt", "text", "In words what it shows, for those who cannot see it."),
    DraftKey("fit", "yes or no", "false: never make it smaller for a network that takes less; that is an error then."),
)
EVERGREEN = (
    DraftKey("gap", "duration", 'How long the same words stay away from an account, such as "90 d".'),
    DraftKey("wordings", "wordings", "The texts that are taken in turn."),
)
PART = (
    DraftKey("text", "text", "What this part says; :shortcodes: become emoji."),
    DraftKey("media", "media", "Pictures or films of this part, each with alt text."),
)
ONLY_IN_SERIES = ("from", "until", "count", "except", "moved")
"""Keys that say something of a post only where it comes back."""
OF_SERIES = frozenset(("every", "evergreen", *ONLY_IN_SERIES))
"""Keys of which a post that goes out once has none."""
KNOWN = frozenset(key.name for table in (CAMPAIGN, POST, MEDIA) for key in table)
