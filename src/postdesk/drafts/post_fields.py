"""What a person writes of one post in a form, from its values in a file, and back into them.

A form has fields for the common keys; all others stay as the file has them. Values are as they are written, before
anything is read into them: `next`, `:tada:`.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from postdesk.drafts.writing import FileChange, plain_ends
from postdesk.drafts.yaml_spellings import Value
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar

SIMPLE = ("at", "accounts", "language", "text", "link", "hashtags", "warning", "proposal")
"""Keys whose values are a text or a list of words, in the order in which a new post has them."""
FIELDS = frozenset(("id", "media", "thread", *SIMPLE))
"""Keys of a post that a form has; an account's own text is one, too."""


class PictureFields(Struct, frozen=True):
    """A picture or film of a post: its file from `campaigns/`, and its words."""

    file: str
    alt: str = ""


class PostFields(Struct, frozen=True):
    """What a form holds of a post; `accounts` is () where the campaign's are meant, `texts` are accounts' own.

    `thread` holds the words of the parts that follow, `warning` is what the post warns of.
    `proposal` is the line of a text that it was drafted from, "" once a person has accepted it.
    """

    id: str = ""
    at: str = ""
    accounts: tuple[str, ...] = ()
    language: str = ""
    text: str = ""
    link: str = ""
    proposal: str = ""
    hashtags: tuple[str, ...] = ()
    texts: dict[str, str] = {}
    pictures: tuple[PictureFields, ...] = ()
    thread: tuple[str, ...] = ()
    warning: str = ""


def node_value(node: Node) -> Value:
    """Return what stands at a place of a file: a text, a list or a mapping."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [node_value(item) for item in node.items]
    return {name: node_value(value) for name, (_, value) in node.entries.items()}


def value_node(value: Value) -> Node:
    """Return the tree of a value, as if it stood at the beginning of a file."""
    if isinstance(value, str):
        return Scalar(value, 1, 1)
    if isinstance(value, Mapping):
        return Block({key: (Scalar(key, 1, 1), value_node(one)) for key, one in value.items()}, 1, 1)
    return Listing([value_node(one) for one in value], 1, 1)


def fields_said(said: Mapping[str, Value], accounts: Sequence[str]) -> PostFields:
    """Return the fields of a post whose values are these, on a desk with these accounts."""
    own = {name: said[name] for name in accounts if name in said}
    texts = {
        name: _text(value["text"]) for name, value in own.items() if isinstance(value, Mapping) and "text" in value
    }
    return PostFields(
        id=_text(said.get("id", "")),
        at=_text(said.get("at", "")),
        accounts=tuple(_words(said.get("accounts", ""))),
        language=_text(said.get("language", "")),
        text=_text(said.get("text", "")),
        link=_text(said.get("link", "")),
        proposal=_text(said.get("proposal", "")),
        hashtags=tuple(tag.lstrip("#＃") for tag in _words(said.get("hashtags", ""))),
        texts=texts,
        pictures=tuple(_picture(item) for item in _items(said.get("media", ()))),
        thread=tuple(_part(item) for item in _items(said.get("thread", ()))),
        warning=_text(said.get("warning", "")),
    )


def _text(value: Value) -> str:
    return plain_ends(value).strip() if isinstance(value, str) else ""


def _words(value: Value) -> list[str]:
    """Return the words of a list, or of one line."""
    if isinstance(value, str):
        return value.replace(",", " ").split()
    return [word for item in value if (word := _text(item))] if not isinstance(value, Mapping) else []


def _items(value: Value) -> Sequence[Value]:
    if isinstance(value, str | Mapping):
        return [value] if value else []
    return value


def _picture(item: Value) -> PictureFields:
    if isinstance(item, Mapping):
        return PictureFields(_text(item.get("file", "")), _text(item.get("alt", "")))
    return PictureFields(_text(item))


def _part(item: Value) -> str:
    return _text(item.get("text", "") if isinstance(item, Mapping) else item)


def said_with(said: Mapping[str, Value], now: PostFields, accounts: Sequence[str]) -> dict[str, Value]:
    """Return a post's values with those that another content of the form's fields asks for; the others stay."""
    was, after = fields_said(said, accounts), dict(said)
    for key, value in _wanted(said, was, now, accounts):
        after.pop(key, None)
        if value:
            after[key] = value
    return after


def field_changes(said: Mapping[str, Value], now: PostFields, accounts: Sequence[str]) -> list[FileChange]:
    """Return what has to change in a file that a post's values are those of a form."""
    was = fields_said(said, accounts)
    changes = list[FileChange]()
    for key, value in _wanted(said, was, now, accounts):
        if key == "thread" and isinstance(there := said.get(key), list) and len(value) >= len(there) > 0:
            changes += _parts_changed(was.id, there, value)
        else:
            changes.append(FileChange(("posts", was.id, key), value or None))
    return changes


def _parts_changed(post: str, there: Sequence[Value], wanted: Value) -> Iterator[FileChange]:
    """Yield what changes in a thread that keeps its parts, each at its own place: the others stay as they are."""
    for number, part in enumerate(wanted):
        here = ("posts", post, "thread", number)
        before = there[number] if number < len(there) else None
        if part != before and isinstance(part, Mapping) and isinstance(before, Mapping):
            yield FileChange((*here, "text"), part["text"])
        elif part != before:
            yield FileChange(here, part)


def _wanted(
    said: Mapping[str, Value], was: PostFields, now: PostFields, accounts: Sequence[str]
) -> Iterator[tuple[str, Value]]:
    """Yield each key that is to have another value, with that; an empty one is to be gone."""
    for key in (key for key in SIMPLE if getattr(was, key) != getattr(now, key)):
        after = getattr(now, key)
        yield key, after if isinstance(after, str) else list(after)
    if was.pictures != now.pictures:
        yield "media", _media(_items(said.get("media", ())), now.pictures)
    if was.thread != now.thread:
        yield "thread", _thread(_items(said.get("thread", ())), now.thread)
    for account in accounts:
        if was.texts.get(account, "") != now.texts.get(account, ""):
            yield account, _wording(said.get(account, ""), now.texts.get(account, ""))


def _media(there: Sequence[Value], wanted: Sequence[PictureFields]) -> list[Value]:
    """Return a list of pictures: each that is there with what else is said of it, and new ones."""
    left, media = [(_picture(item), item) for item in there], list[Value]()
    for picture in wanted:
        at = next((number for number, (known, _) in enumerate(left) if known.file == picture.file), None)
        known, item = left.pop(at) if at is not None else (None, "")
        media.append(item if known == picture else _described(item, picture))
    return media


def _thread(there: Sequence[Value], wanted: Sequence[str]) -> list[Value]:
    """Return the parts of a thread: each that keeps its words as it is written, or that keeps its place."""
    left, parts = {_part(item): item for item in there}, list[Value]()
    for number, text in enumerate(wanted):
        placed = there[number] if len(wanted) >= len(there) > number else ""
        item = left.get(text, placed)
        parts.append({**item, "text": text} if isinstance(item, Mapping) else text)
    return parts


def _described(item: Value, picture: PictureFields) -> Value:
    other = dict(item) if isinstance(item, Mapping) else {}
    words = {key: value for key, value in other.items() if key not in {"file", "alt"}}
    return {"file": picture.file, **({"alt": picture.alt} if picture.alt else {}), **words}


def _wording(there: Value, text: str) -> Value:
    """Return what one account says otherwise, with another text."""
    other = {key: value for key, value in there.items() if key != "text"} if isinstance(there, Mapping) else {}
    return {"text": text, **other} if text else other
