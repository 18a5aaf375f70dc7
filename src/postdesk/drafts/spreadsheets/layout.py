"""How the table of one tool is laid out: which heading holds what, how several things share a cell, whose clock."""

from collections.abc import Mapping

from msgspec import Struct

FIELDS = {
    "at": "when it goes out: a date with a time",
    "date": "the day, where the time has a column of its own",
    "time": "the time of day",
    "text": "what the post says",
    "link": "the link",
    "media": "a picture or film: its file in campaigns/media, or an address that ends in the file's name",
    "alt": "what a picture shows, in words",
    "hashtags": "hashtags",
    "accounts": "accounts of the desk, or networks",
    "language": "the language",
    "part": "a further part of the thread",
    "warning": "a content warning",
    "latest": "how late it may still go out",
    "id": "the post's name in its campaign",
    "campaign": "the campaign that the post belongs to",
    "draft": "whether it is unfinished",
}
"""What a column can be mapped to (`--map HEADING=FIELD`)."""


class PlanLayout(Struct, frozen=True, kw_only=True):
    """One tool's table.

    `columns` are the headings of each field, `needs` those by which the table is known, `networks` the headings under
    which a yes means a network. `between` is what stands between several things in one cell, by field. `zone` is whose
    clock its times are by, "" for the office's; `order` which number of a date comes first, "" where that is chosen
    when the table is made. `unread` are columns that a draft has no place for. A `bare` table has no headings, and its
    columns are the fields in their order.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...] = ()
    networks: Mapping[str, str] = {}
    between: Mapping[str, str] = {}
    zone: str = ""
    order: str = ""
    unread: tuple[str, ...] = ()
    bare: bool = False


OTHER = PlanLayout(
    name="",
    columns={
        "at": ("at", "when", "date and time", "date/time", "publish at", "publish date", "publishing date",
               "scheduled at", "schedule", "scheduled time", "post date", "datum i vrijeme", "datum i vreme",
               "дата и время", "date et heure"),
        "date": ("date", "day", "datum", "dan", "дата", "fecha", "data"),
        "time": ("time", "hour", "vrijeme", "vreme", "време", "время", "heure", "hora", "uhrzeit"),
        "text": ("text", "post text", "post copy", "caption", "message", "copy", "content", "body", "wording", "post",
                 "tekst", "текст", "texte", "texto", "objava", "beitrag"),
        "link": ("link", "url", "links", "link url", "ссылка", "lien", "enlace", "veza"),
        "media": ("media", "image", "picture", "photo", "image url", "picture url", "media url", "file", "visual",
                  "slika"),
        "alt": ("alt", "alt text", "image description", "picture description", "alternative text", "alt tekst"),
        "hashtags": ("hashtags", "hashtag", "tags", "хештегови", "хэштеги"),
        "accounts": ("accounts", "account", "networks", "network", "channels", "channel", "platforms", "platform",
                     "mreže"),
        "language": ("language", "lang", "jezik", "језик", "язык", "langue", "idioma"),
        "warning": ("warning", "content warning", "cw"),
        "id": ("id", "name", "post id"),
        "campaign": ("campaign", "campaign name", "kampanja", "кампања", "кампания", "campagne", "campaña", "kampagne"),
    },
)  # fmt: skip
"""A table that nobody's tool made: what people call their columns."""
