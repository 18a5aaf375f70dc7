"""What scripts get of a preview."""

from postdesk.preview.document import preview_document
from stage.pictures import jpeg


def test_a_post_as_a_record(sheet):
    """
    at: 2026-11-24 09:00
    text: "Doors open. #Welcome #2027 https://example.org"
    media: [{file: media/hall.jpg, alt: The hall.}]
    """
    assert preview_document(sheet()) == [
        {
            "ref": "spring/post@x",
            "account": "x",
            "network": "x",
            "handle": "@office",
            "due": "2026-11-24 09:00",
            "timezone": "Europe/Podgorica",
            "language": "en",
            "warning": None,
            "audience": None,
            "cover": None,
            "answers": None,
            "quotes": None,
            "content_hash": None,
            "fate": "handed-over",
            "parts": [
                {
                    "text": "Doors open. #Welcome #2027 https://example.org",
                    "direction": "ltr",
                    "cut": None,
                    "counts": [{"length": 50, "limit": 280, "unit": "weighted", "over": 0, "binding": True}],
                    "spans": [
                        {"text": "Doors open. ", "kind": "plain", "linked": False, "beyond": False},
                        {"text": "#Welcome", "kind": "hashtag", "linked": True, "beyond": False},
                        {"text": " ", "kind": "plain", "linked": False, "beyond": False},
                        {"text": "#2027", "kind": "hashtag", "linked": False, "beyond": False},
                        {"text": " ", "kind": "plain", "linked": False, "beyond": False},
                        {"text": "https://example.org", "kind": "link", "linked": True, "beyond": False},
                    ],
                    "links": ["#Welcome", "https://example.org"],
                    "stays_plain": ["#2027"],
                    "card": None,
                }
            ],
            "media": [
                {
                    "file": "media/hall.jpg",
                    "part": 1,
                    "alt": "The hall.",
                    "bytes": len(jpeg()),
                    "alt_wanting": False,
                    "alt_count": {"length": 9, "limit": 1000, "unit": "code points", "over": 0, "binding": True},
                    "sent": None,
                    "trouble": None,
                }
            ],
            "remarks": ["#2027 does not link"],
        }
    ]


def test_what_is_not_there_is_null(sheet):
    """
    accounts: [telegram]
    text: Doors.
    media: [{file: media/gone.jpg}]
    """
    (record,) = preview_document(sheet())
    assert record["due"] is None
    assert record["media"][0]["alt_count"] is None
    assert record["media"][0]["trouble"].startswith("media/gone.jpg is not there")
