"""Which hashtags stand on the posts of each network, and of each language?"""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, NARROW, WIDE, Layout, Paper
from postdesk.charts.tables import grouped
from postdesk.figures.material import HALF_YEAR, Material
from postdesk.figures.tag_groups import By, TagInGroup, tag_groups
from postdesk.words import colon, percent, say, says, sentence, series
from postdesk.words.names import language_name

PANELS, TAGS = 9, 5
"""Panels, and hashtags of a panel, that a reader can take in; the table has them all."""
GAP, ROW, HEAD = 13.0, 18.0, 22.0


LEADS = {
    "network": ("{tag} leads on {led} of {n} network", "{tag} leads on {led} of {n} networks"),
    "language": ("{tag} leads in {led} of {n} language", "{tag} leads in {led} of {n} languages"),
}


QUESTIONS = {
    "network": "Which hashtags stand on the posts of each network?",
    "language": "Which hashtags stand on the posts of each language?",
}


class Panels(Struct, frozen=True):
    """How many panels stand side by side, where the first one begins, and how wide each is; in points."""

    columns: int
    left: float
    wide: float


THREE, TWO = Panels(3, 16, 163), Panels(2, INSET, (NARROW.end - INSET - GAP) / 2)


class HashtagGroups:
    """Which hashtags stand on the posts of each group? A small table of bars for each, all on one scale."""

    Row = TagInGroup
    NOTHING = "No post carries a hashtag."

    def __init__(self, name: str, by: By, called: Callable[[str], str]) -> None:
        """Say what posts are grouped by, and what a group is called in words."""
        self.NAME, self._by, self._called = name, by, called
        self.__doc__ = QUESTIONS[by]

    def rows(self, material: Material) -> list[TagInGroup]:
        """Return the posts of each group and hashtag."""
        return tag_groups(material, self._by)

    def title(self, rows: Sequence[TagInGroup]) -> str:
        """Say which hashtag leads alone in most groups, and in how many it is level; what is not stated is no group."""
        panels = grouped([row for row in rows if row.group], "group")
        if not rows:
            return say("No hashtag was used in {weeks} weeks", weeks=HALF_YEAR)
        if not panels:
            return say("No post with a hashtag says its language")
        tops = [[one.hashtag for one in own if one.posts == own[0].posts] for own in panels.values()]
        alone = Counter(top[0] for top in tops if len(top) == 1)
        level = Counter(tag for top in tops if len(top) > 1 for tag in top)
        if not alone:
            return _shared(self._by)
        tag = min(alone, key=lambda name: (-alone[name], -level[name], name))
        leads = says(*LEADS[self._by], len(panels), tag=tag, led=alone[tag])
        return series([leads, _level(self._by, level[tag])]) if level[tag] else leads

    def subtitle(self, rows: Sequence[TagInGroup]) -> str:
        """Say what a bar is, and how many groups and hashtags are not shown."""
        posts = sum(own[0].of for own in grouped(rows, "group").values())
        return say("Share of posts that carry a hashtag, up to {tags} each (n = {posts}).", tags=TAGS, posts=posts)

    def alt(self, rows: Sequence[TagInGroup]) -> str:
        """Say each group's leading hashtags with their shares."""
        lines = (
            colon(self._called(group), series([f"{one.hashtag} {percent(one.posts, one.of)}" for one in own[:TAGS]]))
            for group, own in grouped(rows, "group").items()
        )
        return " ".join([sentence(self.title(rows)), *map(sentence, lines)])

    def size(self, rows: Sequence[TagInGroup], layout: Layout = WIDE) -> tuple[float, float]:
        """Return the width and height of the body in points."""
        shown = _shown(rows)
        return layout.width, _high(shown) * (1 + (len(shown) - 1) // _panels(layout).columns)

    def draw(self, sheet: Paper, rows: Sequence[TagInGroup], top: float = 0, layout: Layout = WIDE) -> None:
        """Draw a small table of bars for each group."""
        of, shown = _panels(layout), _shown(rows)
        for number, (group, own) in enumerate(shown):
            x, y = of.left + (of.wide + GAP) * (number % of.columns), top + _high(shown) * (number // of.columns)
            posts = says("{n} post", "{n} posts", own[0].of)
            room = of.wide - theme.width(posts, theme.SMALL) - 8
            sheet.text(x, y + 10, self._called(group), bold=True, room=room)
            sheet.text(x + of.wide, y + 10, posts, size=theme.SMALL, colour=theme.QUIET, align="right")
            _panel(sheet, own[:TAGS], (x, y + HEAD), of.wide)


def _shared(by: By) -> str:
    """Say that no hashtag leads anywhere alone."""
    if by == "network":
        return say("On every network several hashtags are level at the top")
    return say("In every language several hashtags are level at the top")


def _level(by: By, level: int) -> str:
    """Say in how many more groups a hashtag shares the lead."""
    if by == "network":
        return say("tied on {level}", level=level)
    return say("tied in {level}", level=level)


def _shown(rows: Sequence[TagInGroup]) -> list[tuple[str, list[TagInGroup]]]:
    """Return the groups that fit, each with its rows."""
    return list(grouped(rows, "group").items())[:PANELS]


def _high(shown: Sequence[tuple[str, Sequence[TagInGroup]]]) -> float:
    """Return the height of a panel, which has room for as many hashtags as any of them has."""
    return HEAD + ROW * min(max(len(own) for _, own in shown), TAGS) + 12


def _panels(layout: Layout) -> Panels:
    """Return how the panels stand on a paper."""
    return THREE if layout.beside else TWO


def _panel(sheet: Paper, own: Sequence[TagInGroup], corner: tuple[float, float], wide: float) -> None:
    """Draw the bars of one group, its hashtags and shares on them."""
    x, top = corner
    places = [(one, top + ROW * number) for number, one in enumerate(own)]
    sheet.boxes([(x, y, wide, ROW - 3) for _, y in places], theme.PANEL)
    sheet.boxes([(x, y, wide * one.posts / one.of, ROW - 3) for one, y in places], theme.STEPS[0])
    for one, y in places:
        middle = y + (ROW - 3) / 2
        sheet.text(x + 5, middle, one.hashtag, size=theme.SMALL, colour=theme.ON_PALE, room=wide - 44)
        share = percent(one.posts, one.of)
        sheet.text(x + wide - 5, middle, share, size=theme.SMALL, colour=theme.ON_PALE, align="right")


BY_NETWORK = HashtagGroups("hashtag-networks", "network", str)
BY_LANGUAGE = HashtagGroups("hashtag-languages", "language", language_name)
