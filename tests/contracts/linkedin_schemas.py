"""What LinkedIn's API takes: bodies as its documentation describes them, as far as postdesk may use them.

A name with "!" is required. A text is a pattern, a set holds all values there are, a list one kind of element with how
few and how many there may be, a tuple several shapes of which one fits.
"""

import re

AUTHOR = r"urn:li:(organization:[0-9]+|person:[A-Za-z0-9_-]+)"
IMAGE = r"urn:li:image:[A-Za-z0-9_-]+"
ALT = r"(?s).{0,4086}"
WORDS = r"(?s).+"
CONTENT = (
    {"media!": {"id!": r"urn:li:(image|video|document):[A-Za-z0-9_-]+", "title": WORDS, "altText": ALT}},
    {"multiImage!": {"images!": [{"id!": IMAGE, "altText": ALT}, 2, 20]}},
    {
        "article!": {
            "source!": r"https?://.*",
            "title!": r"(?s).{1,400}",
            "description": str,
            "thumbnail": IMAGE,
        }
    },
)
SHAPES = {
    "post": {
        "author!": AUTHOR,
        "commentary!": str,
        "visibility!": {"PUBLIC", "CONNECTIONS", "LOGGED_IN", "CONTAINER"},
        "distribution!": {
            "feedDistribution!": {"MAIN_FEED", "NONE"},
            "targetEntities": [str, 0, 0],
            "thirdPartyDistributionChannels": [str, 0, 0],
        },
        "lifecycleState!": {"PUBLISHED"},
        "isReshareDisabledByAuthor": bool,
        "reshareContext": {"parent!": r"urn:li:(share|ugcPost):[0-9]+"},
        "content": CONTENT,
    },
    "initializeUpload image|document": {"initializeUploadRequest!": {"owner!": str}},
    "initializeUpload video": {
        "initializeUploadRequest!": {
            "owner!": str,
            "fileSizeBytes!": int,
            "uploadCaptions!": bool,
            "uploadThumbnail!": bool,
        }
    },
    "finalizeUpload video": {
        "finalizeUploadRequest!": {
            "video!": r"urn:li:video:[A-Za-z0-9_-]+",
            "uploadToken!": str,
            "uploadedPartIds!": [str, 1, 10_000],
        }
    },
    "comment": {
        "actor!": str,
        "object!": str,
        "message!": {"text!": WORDS, "attributes": [str, 0, 0]},
        "parentComment": str,
    },
    "partial update": {
        "patch!": {
            "$set!": {
                "commentary": str,
                "contentCallToActionLabel": str,
                "contentLandingPage": str,
                "lifecycleState": str,
            }
        }
    },
}
DEAD = {"202412", "202510", "202511", "202512"}
NEWEST = "202610"
RESERVED = r"\|{}@[]()<>#*_~"
"""What stands in little text with a backslash before it."""

_SIGN = rf"\\[{re.escape(RESERVED)}]"
_FREE = rf"[^{re.escape(RESERVED)}]"
_PIECE = re.compile(
    rf"{{hashtag\|\\#\|(?P<tag>(?:{_SIGN}|{_FREE})+)}}"
    rf"|@\[(?P<name>(?:{_SIGN}|{_FREE})+)\]\(urn:li:organization:\d+\)"
    rf"|(?P<sign>{_SIGN})|(?P<free>{_FREE}+)"
)


def shown_of(little):
    """How little text reads: LinkedIn cuts it, without a word, where a reserved sign stands bare."""
    shown, place = [], 0
    while found := _PIECE.match(little, place):
        if found["tag"]:
            shown.append("#" + re.sub(r"\\(.)", r"\1", found["tag"]))
        else:
            shown.append(re.sub(r"\\(.)", r"\1", found["name"] or found["sign"] or found["free"]))
        place = found.end()
    return "".join(shown), little[:place]


def unfit(said, shape, place):
    """What a body holds that its shape does not know, or of another kind; "" where it fits."""
    if isinstance(shape, tuple):
        troubles = [unfit(said, one, place) for one in shape]
        return "" if "" in troubles else troubles[0]
    if isinstance(shape, dict):
        return _unfit_object(said, shape, place)
    if isinstance(shape, list):
        return _unfit_list(said, shape, place)
    if isinstance(shape, set):
        return "" if said in shape else f"{place} is {said!r}"
    if isinstance(shape, str):
        return "" if isinstance(said, str) and re.fullmatch(shape, said) else f"{place} is {said!r}"
    return "" if type(said) is shape else f"{place} is {type(said).__name__}"


def _unfit_object(said, shape, place):
    if not isinstance(said, dict):
        return f"{place} is no object"
    known = {name.rstrip("!"): inner for name, inner in shape.items()}
    if stray := sorted(set(said) - set(known)):
        return f"{place} holds {stray}"
    if missing := [name[:-1] for name in shape if name.endswith("!") and name[:-1] not in said]:
        return f"{place} lacks {missing}"
    return next(filter(None, (unfit(value, known[name], f"{place}/{name}") for name, value in said.items())), "")


def _unfit_list(said, shape, place):
    inner, few, many = shape
    if not isinstance(said, list) or not few <= len(said) <= many:
        return f"{place} is no list of {few} to {many}"
    return next(filter(None, (unfit(each, inner, place) for each in said)), "")
