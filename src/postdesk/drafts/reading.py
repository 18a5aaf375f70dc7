"""A campaign file → Drafts, with the place of every value and every finding of the format."""

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import CAMPAIGN, OF_SERIES, POST, WORDING
from postdesk.drafts.source import source_shown, source_text
from postdesk.drafts.spelling import distinct, folded
from postdesk.drafts.values import Values
from postdesk.drafts.yaml_tree import Block, Node, Scalar, parse
from postdesk.models import After, Draft, Finding, Place, Wording
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.drafts.torn_files import TornFile

_CAMPAIGN = {key.name: key for key in CAMPAIGN}
_POST = {key.name: key for key in POST}
_WORDING = {key.name: key for key in WORDING}
_DEFAULTS = tuple(name for name in _CAMPAIGN if name in _POST)


class CampaignFile(Struct, frozen=True):
    """One campaign as its file says it.

    `path` is the file from the desk's folder; `drafts` are the posts that can be told, `findings` what is wrong with
    the format, from the first line to the last. Rules that look at what a post says are not applied here. Of a `torn`
    file a draft could not be read: what it lacks is not gone.
    """

    path: str
    campaign: str
    title: str
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    torn: bool = False


def read_campaign(path: Path, house: House, taken: MutableMapping[str, Place] | None = None) -> CampaignFile:
    """Read one campaign file; whatever is wrong with it comes back as findings, never as an exception.

    Args:
        path: the file.
        house: the desk, for its accounts, zone and folder.
        taken: the campaigns met so far, by their names as `folded`, with the places of these; this file's is added.
            Hand the same mapping to every read of one run, and a campaign that two files claim is found.
    """
    findings = Findings(source_shown(path, house), house.rules)
    text = source_text(path, findings, house)
    if text is None:
        return CampaignFile(findings.path, "", "", (), findings.sorted())
    return read_text(text, findings, house, {} if taken is None else taken)


def read_text(text: str, findings: Findings, house: House, taken: MutableMapping[str, Place]) -> CampaignFile:
    """Read a campaign from its text; see `read_campaign`."""
    found = findings.beside()
    root = parse(text, found)
    if root is None and found and (rest := _rest(text, findings)):
        return _read_torn(rest, findings, house, taken)
    findings.take_over(found)
    if isinstance(root, Block):
        return read_tree(root, findings, house, taken)
    if root is None or (isinstance(root, Scalar) and not root.value):
        if not findings:
            findings.error("empty-file", 1, 1, "empty")
    else:
        code = "text" if isinstance(root, Scalar) else "list"
        findings.error("not-a-mapping", root.line, root.column, code)
    return CampaignFile(findings.path, "", "", (), findings.sorted())


def read_tree(root: Block, findings: Findings, house: House, taken: MutableMapping[str, Place]) -> CampaignFile:
    """Read a campaign from the tree of its values; see `read_campaign`."""
    return _Campaign(root, findings, house).file(taken)


def _rest(text: str, findings: Findings) -> "TornFile | None":
    """Return what can be read of a broken file; see `torn_files`."""
    from postdesk.drafts.torn_files import torn_file

    return torn_file(text, findings)


def _read_torn(rest: "TornFile", findings: Findings, house: House, taken: MutableMapping[str, Place]) -> CampaignFile:
    """Read what is left of a file of which a draft cannot be read, and say of which draft that is."""
    findings.take_over(rest.found)
    read = _Campaign(rest.root, findings, house).file(taken)
    for draft in rest.torn:
        findings.take_over(draft.found, f"{read.campaign}/{draft.id}" if read.campaign else "")
    return replace(read, findings=findings.sorted(), torn=True)


class _Campaign:
    """Reads the tree of one file."""

    def __init__(self, root: Block, findings: Findings, house: House) -> None:
        self._root = root
        self._findings = findings
        self._house = house
        self._values = Values(house, findings)
        self._keys: tuple[str, ...] = (*_POST, *house.accounts)
        self._ids: dict[str, int] = {}
        self._begun: list[tuple[int, str]] = []
        self._said: dict[str, Any] = {}
        self._places: dict[str, Place] = {}

    def file(self, taken: MutableMapping[str, Place]) -> CampaignFile:
        """Return the whole file."""
        own = {name: entry for name, entry in self._root.entries.items() if not name.startswith("x-")}
        self._said = self._values.fields(Block(own, 1, 1), _CAMPAIGN, "campaign")
        self._places = {name: self._place(own[name][1]) for name in _DEFAULTS if name in own}
        for name in ("campaign", "posts"):
            if name not in own:
                self._findings.error("missing-key", self._root.line, self._root.column, name)
        self._claim(own, taken)
        drafts = [draft for node in self._said.get("posts", ()) for draft in self._noted(node)]
        self._findings.post = ""
        keys = [key for key, _ in self._root.entries.values()]
        if self._findings and self._said.get("campaign") and {key.column for key in keys} == {self._root.column}:
            begins = sorted([*((key.line, "") for key in keys), *self._begun])
            self._findings.belong(begins, self._root.column)
        campaign, title = self._said.get("campaign", ""), self._said.get("title", "")
        return CampaignFile(self._findings.path, campaign, title, tuple(drafts), self._findings.sorted())

    def _claim(self, own: Mapping[str, tuple[Scalar, Node]], taken: MutableMapping[str, Place]) -> None:
        """Note a campaign whose name another file has, or one that people and disks cannot tell from it."""
        name = self._said.get("campaign")
        if not name:
            return
        place = self._place(own["campaign"][1])
        other = taken.setdefault(folded(name), place)
        if other != place:
            self._findings.error("repeated-campaign", place.line, place.column, "claimed", name=name, path=other.path)

    def _place(self, node: Node) -> Place:
        return Place(self._findings.path, node.line, node.column)

    def _noted(self, node: Node) -> list[Draft]:
        """Return what one post asks for, and note where it begins, under its name where that is sure."""
        drafts = self._drafts_of(node)
        name = self._findings.post
        self._begun.append((node.line, name or f"{self._said.get('campaign', '')}/"))
        return drafts

    def _drafts_of(self, node: Node) -> list[Draft]:
        """Return the draft of a post, several where it comes back, or none where too little of it can be told."""
        self._findings.post = ""
        if not isinstance(node, Block):
            self._values.error("wrong-type", node, "post")
            return []
        said: dict[str, Any] = {}
        places = dict(self._places)
        wordings: dict[str, Wording] = {}
        places["id"] = self._name(node, said)
        for name, (key, value) in node.entries.items():
            if name in _POST:
                places[name] = self._place(value)
                if name != "id":
                    said[name] = self._values.reader(_POST[name].shape)(value)
            elif name in self._house.accounts:
                places[name] = self._place(value)
                wordings[name] = self._wording(name, value, places)
            else:
                self._values.unknown(key, self._keys, "post")
        return self._asked(said, places, wordings)

    def _asked(self, said: dict[str, Any], places: dict[str, Place], wordings: dict[str, Wording]) -> list[Draft]:
        """Return the draft of a post; of one that comes back those of which no other post has the name."""
        if OF_SERIES.isdisjoint(said):
            draft = self._whole(said, places, wordings)
            return [draft] if draft else []
        from postdesk.drafts.series import in_turn, occurrences

        in_turn(said, places)
        draft = self._whole(said, places, wordings)
        found = occurrences(draft, said, self._findings, self._house) if draft else []
        return [one for one in found if not one.series or self._is_free(one)]

    def _after(self, said: After | None) -> After | None:
        """Return the post that goes first by its full name."""
        campaign = self._said.get("campaign", "")
        return said if said is None or "/" in said.ref else After(f"{campaign}/{said.ref}", said.by)

    def _is_free(self, one: Draft) -> bool:
        """Tell whether no other post of the file is called as one of those that come back; else note it."""
        place = one.place("at")
        first = self._ids.setdefault(folded(one.id), place.line)
        if first == place.line:
            return True
        self._findings.error("repeated-id", place.line, place.column, "used", name=one.id, first=first)
        return False

    def _name(self, node: Block, said: dict[str, Any]) -> Place:
        """Read the post's id first, so that every finding can name the post."""
        entry = node.entries.get("id")
        if entry is None:
            self._values.error("missing-key", node, "id")
            return self._place(node)
        said["id"] = name = self._values.name(entry[1])
        self._findings.post = f"{self._said.get('campaign', '')}/{name}"
        first = self._ids.get(folded(name))
        self._ids[folded(name)] = first or entry[1].line
        if name and first:
            self._values.error("repeated-id", entry[1], "used", name=name, first=first)
        return self._place(entry[1])

    def _wording(self, account: str, node: Node, places: dict[str, Place]) -> Wording:
        """Return what a post says differently for one account."""
        if not isinstance(node, Block):
            self._values.error("wrong-type", node, "wording", account=account)
            return Wording()
        said = self._values.fields(node, _WORDING, "wording", account=account)
        for name in said:
            places[f"{account}.{name}"] = self._place(node.entries[name][1])
        if said.get("text") == "":
            self._values.error("empty-text", node.entries["text"][1], "wording", account=account)
        return Wording(**said)

    def _whole(self, said: dict[str, Any], places: dict[str, Place], wordings: dict[str, Wording]) -> Draft | None:
        """Fill in the campaign's defaults and look at the post as a whole."""
        accounts = said.get("accounts", self._said.get("accounts", ()))
        at = places["id"]
        if not accounts and "accounts" not in places:
            self._note("missing-key", at, "accounts")
        for name in wordings:
            if accounts and name not in accounts:
                place = places[name]
                self._findings.warning("unused-wording", place.line, place.column, "unused", account=name)
        worded = bool(said.get("text") or (accounts and _all_worded(accounts, wordings)))
        if not worded:
            self._note("empty-text", places.get("text", at), "post")
        told = said.get("id") and accounts and worded
        return self._made(said, places, wordings, accounts) if told else None

    def _note(self, rule: str, place: Place, code: str) -> None:
        self._findings.error(rule, place.line, place.column, code)

    def _made(
        self, said: dict[str, Any], places: dict[str, Place], wordings: dict[str, Wording], accounts: tuple[str, ...]
    ) -> Draft:
        common = self._said
        return Draft(
            id=said["id"],
            campaign=common.get("campaign", ""),
            accounts=accounts,
            text=said.get("text", ""),
            places=places,
            at=said.get("at"),
            latest=said.get("latest", common.get("latest")),
            embargo=said.get("embargo", common.get("embargo")),
            language=said.get("language", common.get("language", self._house.language)),
            link=said.get("link", common.get("link", "")),
            hashtags=distinct((*common.get("hashtags", ()), *said.get("hashtags", ()))),
            media=said.get("media", ()),
            thread=said.get("thread", ()),
            warning=said.get("warning", ""),
            visibility=said.get("visibility", ""),
            again=said.get("again", ""),
            card=said.get("card", True),
            reply=said.get("reply", ""),
            quote=said.get("quote", ""),
            proposal=said.get("proposal", "") or "its source" * ("proposal" in said),
            wordings=wordings,
            ignore={**common.get("ignore", {}), **said.get("ignore", {})},
            after=self._after(said.get("after")),
        )


def _all_worded(accounts: tuple[str, ...], wordings: Mapping[str, Wording]) -> bool:
    """Tell whether a post has a text of its own for each account."""
    return all((wordings.get(name) or Wording()).text for name in accounts)
