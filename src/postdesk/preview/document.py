"""A sheet as one JSON document, whose keys scripts may rely on."""

from typing import Any

from postdesk.preview.shown import Part, Preview, Previews, ShownLength, ShownPicture


def preview_document(sheet: Previews) -> list[dict[str, Any]]:
    """Return one record a post and account, in the order of the files."""
    return [_preview(preview) for preview in sheet.previews]


def _preview(preview: Preview) -> dict[str, Any]:
    return {
        "ref": preview.ref,
        "account": preview.account,
        "network": preview.network,
        "handle": preview.handle,
        "due": preview.due or None,
        "timezone": preview.zone,
        "language": preview.language,
        "warning": preview.warning or None,
        "audience": preview.audience or None,
        "cover": preview.cover or None,
        "answers": preview.answers or None,
        "quotes": preview.quotes or None,
        "content_hash": preview.hash or None,
        "fate": preview.fate.name.lower().replace("_", "-"),
        "parts": [_part(part) for part in preview.parts],
        "media": [_picture(picture) for picture in preview.pictures],
        "remarks": list(preview.remarks),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "text": part.text,
        "direction": part.direction,
        "cut": part.cut,
        "counts": [_count(count) for count in part.counts],
        "spans": [
            {"text": span.text, "kind": span.kind.value, "linked": span.linked, "beyond": span.beyond}
            for span in part.spans
        ],
        "links": list(part.linked),
        "stays_plain": list(part.dead),
        "card": part.card or None,
    }


def _count(count: ShownLength) -> dict[str, Any]:
    return {
        "length": count.length,
        "limit": count.limit.number,
        "unit": count.limit.unit,
        "over": count.over,
        "binding": count.binding,
    }


def _picture(picture: ShownPicture) -> dict[str, Any]:
    return {
        "file": picture.file,
        "part": picture.part + 1,
        "alt": picture.alt,
        "bytes": picture.size or None,
        "alt_wanting": picture.wanting,
        "alt_count": _count(picture.count) if picture.count else None,
        "sent": picture.sent or None,
        "trouble": picture.trouble or None,
    }
