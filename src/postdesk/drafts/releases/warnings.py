"""What an officer should look at before she accepts a proposal."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from postdesk.drafts.releases.body import Body
from postdesk.drafts.releases.dates import Dated
from postdesk.drafts.releases.pasted import PastedPost
from postdesk.drafts.releases.proposals import Proposal
from postdesk.drafts.releases.quotations import Quotation
from postdesk.sentences import Sentence
from postdesk.text.embargo_notes import embargo_note
from postdesk.text.language_tags import AS_SERBIAN
from postdesk.text.named_days import named_days, spoken_weekday

_TODAY = {
    "en": "today|yesterday|tomorrow|(?:this|last|next) week|last night|tonight|this (?:morning|afternoon|evening)",
    "fr": "aujourd[’']hui|hier|demain|cette semaine|ce matin|ce soir|cet après-midi|la semaine (?:dernière|prochaine)",
    "es": "hoy|ayer|anoche|(?<!la )mañana|esta (?:semana|tarde|noche)|la semana pasada|la próxima semana",
    "sr": "danas|juče|jučer|sutra|sinoć|jutros|večeras|данас|јуче|сутра|синоћ|јутрос|вечерас",
    "ru": "сегодня|вчера|завтра|на (?:этой|прошлой|следующей) неделе",
    "uk": "сьогодні|вчора|учора|завтра",
    "sq": "sot|dje|nesër",
    "de": "heute|gestern|morgen",
    "it": "oggi|ieri|domani",
    "pt": "hoje|ontem|amanhã",
    "tr": "bugün|dün|yarın",
    "ar": "اليوم(?! (?:الدولي|العالمي|الوطني|العربي))|أمس|غدا|غداً",
    "zh": "今天|昨天|明天|昨晚|今晨|昨日|今日",
}
"""Words for days that are others when a post goes out, by language."""
_EVERY = frozenset((
    "every", "each", "chaque", "tous", "todos", "cada", "svaki", "svake", "svakog", "svaku", "svakom", "сваки", "сваке",
    "сваког", "сваку", "каждый", "каждую", "каждое", "по", "кожен", "кожну", "кожного", "jeden", "jede", "her", "çdo",
    "كل", "ogni",
))  # fmt: skip
"""Words before a weekday of every week."""
_BEFORE, _SHORTENED = 2, 3
"""How many words before a weekday say that it comes every week; signs of one that is shortened."""
_HEAD = 20_000
"""Characters of a text in which a day is looked for."""


def warnings_of(
    proposals: Sequence[Proposal],
    posts: Sequence[PastedPost],
    dated: Dated,
    quotes: Sequence[Quotation],
    language: str,
    release: str = "",
) -> list[Sentence]:
    """Return what is to be looked at, a sentence each; `release` is the text with its title, "" for pasted posts."""
    days = [*_of_days(proposals, dated, language), *_of_weekdays(proposals, release, dated)]
    days += _of_the_title(proposals, release, dated)
    news = [*_of_no_news(quotes, release, dated), *_of_a_day_within(dated)]
    return [*_of_strangers(posts), *days, *news, *_of_speakers(quotes)]


def warnings_of_languages(others: Sequence[str]) -> list[Sentence]:
    """Return what is to be known of a text that is in several languages, of which one is proposed."""
    said = "Part of this text is in another language ({language}) and is not proposed: draft from that part alone."
    return [Sentence(said, language=language) for language in others]


def warnings_of_embargo(body: Body) -> list[Sentence]:
    """Return what a release says of itself above or below its text: that it is not free yet."""
    lines = [each.passage.line for each in body.verdicts if not each.kept and embargo_note(each.passage.text)]
    said = "Line {line} puts the text under an embargo: write `embargo:` with its day and hour into the campaign file."
    return [Sentence(said, line=line) for line in lines[:1]]


def _of_strangers(posts: Sequence[PastedPost]) -> Iterator[Sentence]:
    others = sum(post.stranger for post in posts)
    if others:
        yield Sentence(
            "{others} of {posts} posts on this page are other people's: delete those that you may not post.",
            others=others,
            posts=len(posts),
        )


def _of_days(proposals: Sequence[Proposal], dated: Dated, language: str) -> Iterator[Sentence]:
    """Say where a proposal says "today", which is another day when it goes out."""
    for proposal in proposals:
        for wording in proposal.wordings[:1]:
            if found := _today(language).search(wording.text):
                yield _says(proposal, found[0], dated)


def _of_weekdays(proposals: Sequence[Proposal], release: str, dated: Dated) -> Iterator[Sentence]:
    """Say where a proposal names a weekday without its day: "on Friday" is another one when it goes out."""
    title = release.partition("\n")[0]
    for proposal in proposals:
        lines = [line for wording in proposal.wordings[:1] for line in wording.text.split("\n") if line != title]
        if release and (word := next(filter(None, map(_weekday_alone, lines)), "")):
            yield _says(proposal, word, dated)


def _says(proposal: Proposal, word: str, dated: Dated) -> Sentence:
    said = (
        '"{post}" says "{word}"; the release is of {day}: write the day.'
        if dated.day and dated.sure
        else '"{post}" says "{word}": write the day.'
    )
    return Sentence(said, post=proposal.id, word=word, day=dated.day)


def _weekday_alone(text: str) -> str:
    """Return the only weekday of a text that names no day; "" for none, for several, and for one of every week."""
    words = text.split()
    found = [place for place, word in enumerate(words) if len(word) > _SHORTENED and spoken_weekday(word) is not None]
    if len(found) != 1 or named_days(text):
        return ""
    before = {word.casefold() for word in words[max(found[0] - _BEFORE, 0) : found[0]]}
    return "" if before & _EVERY else words[found[0]].strip('.,:;!?()«»“”„"،')


def _of_the_title(proposals: Sequence[Proposal], release: str, dated: Dated) -> Iterator[Sentence]:
    """Say where a title that is proposed names a weekday, which is past when its text is read: "to Open Tuesday"."""
    title = release.partition("\n")[0]
    held = any(title in wording.text for each in proposals for wording in each.wordings)
    said = [word.strip(".,:;!?") for word in title.split() if spoken_weekday(word) is not None]
    if said and held and not named_days(title):
        yield Sentence(
            'The title says "{word}"; the release is of {day}: write the day.'
            if dated.day and dated.sure
            else 'The title says "{word}": write the day.',
            word=said[0],
            day=dated.day,
        )


def _of_no_news(quotes: Sequence[Quotation], release: str, dated: Dated) -> Iterator[Sentence]:
    if release and not (quotes or dated.day or named_days(release[:_HEAD])):
        yield Sentence("This text names no day and quotes nobody: look whether it is news.")


def _of_a_day_within(dated: Dated) -> Iterator[Sentence]:
    if dated.day and not dated.sure:
        yield Sentence(
            "The text does not say when it was given out: {day}, in line {line}, may be the day of something else.",
            day=dated.day,
            line=dated.line,
        )


def _of_speakers(quotes: Sequence[Quotation]) -> Iterator[Sentence]:
    unnamed = [str(quote.line) for quote in quotes if quote.whole and not quote.speaker]
    if unnamed:
        yield Sentence(
            "A quotation without a name stands in line {lines}: it is not proposed.", lines=", ".join(unnamed[:5])
        )


@cache
def _today(language: str) -> re.Pattern[str]:
    """Match the words of a language for days that are near; of a language that is not known, those of English."""
    first = language.partition("-")[0]
    said = _TODAY.get(AS_SERBIAN.get(first, first), _TODAY["en"])
    return re.compile(said if first == "zh" else rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
