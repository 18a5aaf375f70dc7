"""What is made of a text, whole: the release in it, its facts, and the drafts that are proposed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.releases.body import Body, LineVerdict, release_body, told_of_event
from postdesk.drafts.releases.choosing import weighed_sentences
from postdesk.drafts.releases.contacts import is_reachable
from postdesk.drafts.releases.dates import (
    Dated,
    dateline_day,
    embargo_day,
    is_dateline,
    release_date,
    release_place,
    without_dated_head,
    without_dateline,
)
from postdesk.drafts.releases.fitting import Frame, Outlet
from postdesk.drafts.releases.hashtags import release_hashtags
from postdesk.drafts.releases.language import in_language_parts, language_seen, languages_of
from postdesk.drafts.releases.pasted import PastedPost, pasted_posts
from postdesk.drafts.releases.proposals import Proposal, pasted_proposals, release_proposals
from postdesk.drafts.releases.quotations import Quotation, quotations
from postdesk.drafts.releases.shapes import bare_words, is_ended
from postdesk.drafts.releases.titles import word_beginnings
from postdesk.drafts.releases.warnings import warnings_of, warnings_of_embargo, warnings_of_languages
from postdesk.drafts.sources.labels import begins_with
from postdesk.drafts.sources.original import MAILED, Original, Passage
from postdesk.sentences import Sentence
from postdesk.settings import House
from postdesk.text.sentences import sentences_in

_TITLE = 120
_ADDRESS = re.compile(r"https?://[^\s<>\"«»“”()]{4,300}")
_TAGS = 3
_HEADS = 6
"""Paragraphs from the first among which a message has the one that begins with a place and a day."""
_SIGNED = 3
"""Lines at the end among which a day may stand."""
_BETWEEN_TITLES = re.compile(r"\s+[/|·–—-]\s+")
"""What stands between the titles of a text in two languages."""


class Settled(Struct, frozen=True):
    """What is settled before a text is read: whose desk it is, what it knows, and what an officer said."""

    campaign: str
    house: House
    outlets: Sequence[Outlet]
    today: date
    tags: Sequence[str] = ()
    language: str = ""
    link: str = ""
    known: Callable[[str], bool] = lambda _: False


_LOOKED_AT = 2_000
"""Signs of a text without a title in which its first sentence is looked for."""


class Release(Struct, frozen=True):
    """What was made of a text: the text itself, its release, and the drafts that are proposed."""

    source: str
    original: Original
    body: Body
    title: str
    language: str
    dated: Dated
    place: str
    link: str
    quotes: Sequence[Quotation]
    hashtags: Sequence[str]
    proposals: Sequence[Proposal]
    warnings: Sequence[Sentence]

    def verdicts(self) -> Mapping[int, LineVerdict]:
        """Return what became of each line of the file that says something; one that is kept in part is kept."""
        found: dict[int, LineVerdict] = {}
        for verdict in self.body.verdicts:
            for line in range(verdict.passage.line, max(verdict.passage.last, verdict.passage.line) + 1):
                if line not in found or (verdict.kept and not found[line].kept):
                    found[line] = verdict
        return found

    def texts(self) -> Mapping[int, str]:
        """Return what stands on each line of the file that says something."""
        found: dict[int, str] = {}
        for passage in self.original.passages:
            found[passage.line] = f"{found[passage.line]} {passage.text}" if passage.line in found else passage.text
        return found


def read_release(source: str, original: Original, settled: Settled) -> Release:
    """Return what may be posted of a text that comes from `source`."""
    posts = [] if original.told else pasted_posts(_lines(original))
    body = _of_posts(original, posts) if posts else release_body(original, settled.known)
    dated = _dated(original, body, settled.today)
    place = release_place(_heads(body), [*_day_lines(body), *body.paragraphs[-2:]], body.told)
    body, others = (body, []) if posts else _in_one_language(body, settled)
    text = "\n".join(passage.text for passage in body.paragraphs)
    language = settled.language or language_seen(f"{body.title}\n{text}", settled.house.language) or original.language
    title = body.title or _first_words(without_dateline(text, body.told), language)
    tags = () if posts else _tags(body, text, language, settled)
    frame = Frame(
        settled.campaign, settled.house, settled.link or ("" if posts else _link(original, body)), tags, language
    )
    quotes = quotations(body.paragraphs)
    if posts:
        proposals = pasted_proposals(posts, settled.outlets, frame)
    else:
        proposals = release_proposals(body, weighed_sentences(body, language), quotes, settled.outlets, frame)
    whole = "" if posts else f"{body.title}\n{text}"
    said = [*warnings_of_embargo(body), *warnings_of_languages(others)]
    said += warnings_of(proposals, posts, dated, quotes, language, whole)
    return Release(source, original, body, title, language, dated, place, frame.link, quotes, tags, proposals, said)


def _in_one_language(body: Body, settled: Settled) -> tuple[Body, list[str]]:
    """Return a body with its paragraphs in one language alone, and the other languages in which it says the same.

    That is the language which an officer said, or else the one of its title, or of its first paragraph.
    """
    paragraphs = _in_parts(body.paragraphs, settled.house.language)
    told = languages_of([passage.text for passage in paragraphs], settled.house.language)
    wanted = settled.language.partition("-")[0]
    headed = _language_of_title(body.title, settled.house.language)
    first = headed if headed in told else next(iter(told), "")
    chosen = next((tag for tag in told if wanted and tag.partition("-")[0] == wanted), first)
    if not chosen:
        return body, []
    kept = [each for each, tag in zip(paragraphs, told, strict=True) if tag == chosen]
    left = [each for each, tag in zip(paragraphs, told, strict=True) if tag != chosen]
    others = sorted({*told} - {chosen})
    if title := _part_of_title(body.title, kept, left):
        return replace(body, title=title, paragraphs=tuple(kept)), others
    foreign = headed in others or (not headed and told.index(chosen) > 0)
    if foreign and not is_ended(kept[0].text):
        return replace(body, title=kept[0].text, title_line=kept[0].line, paragraphs=tuple(kept[1:])), others
    without = {"title": "", "title_line": 0} if foreign else {}
    return replace(body, paragraphs=tuple(kept), **without), others


def _language_of_title(title: str, own: str) -> str:
    """Return the language of a title that is in one, "" in doubt."""
    return language_seen(title, own) if len(_BETWEEN_TITLES.split(title)) == 1 else ""


def _in_parts(paragraphs: Sequence[Passage], own: str) -> list[Passage]:
    """Return paragraphs in parts of one language each, where several are in more; one that is quotes in another."""
    parts = [[replace(each, text=text) for text in in_language_parts(each.text, own)] for each in paragraphs]
    mixed = sum(len(some) > 1 for some in parts) > 1
    return [part for some in parts for part in some] if mixed else list(paragraphs)


def _part_of_title(title: str, kept: Sequence[Passage], left: Sequence[Passage]) -> str:
    """Return the part of a title in two languages whose words come again in what is kept, and not in what is left."""
    ours, theirs = (word_beginnings(" ".join(each.text for each in some)) for some in (kept, left))
    parts = {part: word_beginnings(part) for part in _BETWEEN_TITLES.split(title)}
    shares = {part: sum((word in ours) - (word in theirs) for word in words) for part, words in parts.items()}
    best = max(shares, key=shares.__getitem__)
    return best if len(parts) > 1 and shares[best] > 0 > min(shares.values()) else ""


def _lines(original: Original) -> list[str]:
    """Return the lines of a plain text, as they were."""
    return list(original.raw)


def _of_posts(original: Original, posts: Sequence[PastedPost]) -> Body:
    """Return the body of a text that is nothing but posts: those of the office."""
    ours = {line for post in posts if not post.stranger for line in post.lines}
    theirs = {line for post in posts if post.stranger for line in post.lines}
    verdicts = tuple(
        LineVerdict(
            each,
            kept=each.line in ours,
            why="text" if each.line in ours else "stranger" if each.line in theirs else "label",
        )
        for each in original.passages
    )
    return Body(verdicts, "", 0, tuple(each.passage for each in verdicts if each.kept), frozenset())


def _link(original: Original, body: Body) -> str:
    """Return where a text can be read: what its source says, or the only address of the web that its text names."""
    named = _addresses(each.text for each in body.paragraphs)
    named = named or _addresses(each.passage.text for each in body.verdicts if _leads_onwards(each))
    return original.link or (named.pop() if len(named) == 1 else "")


def _addresses(texts: Iterable[str]) -> set[str]:
    return {found.rstrip(".,;:!?)") for text in texts for found in _ADDRESS.findall(text)}


def _leads_onwards(verdict: LineVerdict) -> bool:
    """Tell whether a line outside the text leads its readers on: "More information: https://…"; none to a person."""
    small = bare_words(verdict.passage.text).casefold()
    leads = begins_with("onwards", small) or begins_with("more", small)
    return not verdict.kept and bool(leads) and not is_reachable(small)


def _first_words(text: str, language: str) -> str:
    """Return the first sentence, in short where it is long, for a text without a title."""
    first = next(iter(sentences_in(text[:_LOOKED_AT].split("\n", maxsplit=1)[0], language)), "")
    return first if len(first) <= _TITLE else first[:_TITLE].rsplit(" ", 1)[0] + "…"


def _dated(original: Original, body: Body, today: date) -> Dated:
    """Return the day of a release: of what its source says of itself, or of its words.

    A mail's own date is when it was sent, often on the day before; a dateline in it says more.
    """
    if original.dated == MAILED and (said := dateline_day(_heads(body), today)).day:
        return said
    if original.date:
        return Dated(original.date, original.dated)
    if (said := dateline_day(_dated_title(body), today)).day:
        return said
    dates = _day_lines(body)
    near = [each.passage for each in body.verdicts if each.why in {"navigation", "label", "byline"}]
    around: list[Passage] = (
        [passage for passage in near if abs(passage.line - body.title_line) <= 6] if body.title_line else []
    )
    event = told_of_event(body)
    some = [[passage for passage in each if passage.line not in event] for each in (body.paragraphs, [*dates, *around])]
    found = release_date(body.title, some[0], some[1], today)
    if found.day and found.sure:
        return found
    if (free := embargo_day([each.passage for each in body.verdicts if not each.kept], today)).day:
        return free
    signed = [passage for passage in _signed_days(body) if passage.line not in event]
    return found if found.day else release_date(body.title, signed, (), today)


def _signed_days(body: Body) -> list[Passage]:
    """Return the days under which a text is signed: at its very end, as offices write letters."""
    return [each.passage for each in body.verdicts[-_SIGNED:] if is_dateline(each.passage.text)]


def _day_lines(body: Body) -> list[Passage]:
    """Return the lines that say a day, and perhaps a place, and no more."""
    return [each.passage for each in body.verdicts if each.kept and each.why == "date"]


def _heads(body: Body) -> list[Passage]:
    """Return where a release may say its place and its day first."""
    later = [each for each in body.paragraphs[2:_HEADS] if without_dated_head(each.text) != each.text]
    return [*_dated_title(body), *body.paragraphs[:2], *later]


def _dated_title(body: Body) -> list[Passage]:
    """Return the title as it stands in its source, where it begins with a place and a day."""
    titles = [each.passage for each in body.verdicts if each.kept and each.why == "title"]
    return [title for title in titles if without_dated_head(title.text) != title.text]


def _tags(body: Body, text: str, language: str, settled: Settled) -> tuple[str, ...]:
    """Return the hashtags of a campaign: those that the desk wants everywhere, then the release's own."""
    house = settled.house
    known = (*house.required_hashtags, *house.spellings, *settled.tags)
    found = release_hashtags(body.title, text, language, known, house.forbidden_hashtags)
    wanted = {tag.casefold(): tag for tag in (*house.required_hashtags, *found)}
    advised = [limit.number for each in settled.outlets if (limit := each.grammar.limit("hashtags advised"))]
    return tuple(wanted.values())[: max(min(advised, default=_TAGS), len(house.required_hashtags))]
