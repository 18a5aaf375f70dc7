"""What a content warning becomes on Bluesky: one of the labels that authors may give, which covers the pictures.

A label has words of its own in every app; the words of a warning are shown nowhere.

Source: docs.bsky.app/docs/advanced-guides/moderation; lexicon com.atproto.label.defs#selfLabels;
LABELS of @atproto/api 0.21.0.
"""

GRAPHIC = "graphic-media"
TITLES = {
    "porn": "Adult Content",
    "sexual": "Sexually Suggestive",
    "nudity": "Nudity",
    GRAPHIC: "Graphic Media",
}
"""Every label that covers pictures, with the words that apps show on the cover."""


def label(warning: str) -> str:
    """Return the label for a warning: the one whose name or words it is, else that of pictures that may disturb."""
    said = " ".join(warning.casefold().replace("-", " ").split())
    names = {name.replace("-", " "): name for name in TITLES} | {
        title.casefold(): name for name, title in TITLES.items()
    }
    return names.get(said, GRAPHIC)


def shown_label(warning: str) -> str:
    """Return the words with which the pictures behind a warning are covered."""
    return TITLES[label(warning)]
