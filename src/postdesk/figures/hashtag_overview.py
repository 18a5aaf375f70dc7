"""All that is known of a desk's hashtags over some weeks, in one value."""

from msgspec import Struct

from postdesk.figures.campaign_tags import TagCoverage
from postdesk.figures.distinctive import Distinctive
from postdesk.figures.hashtags import TagPair, TagUse
from postdesk.figures.lift import TagLift
from postdesk.figures.tag_groups import TagInGroup
from postdesk.figures.tag_trends import TagTrend


class Hashtags(Struct, frozen=True):
    """All of it: the weeks (the last one may still be running), the posts in them, the tags, the most used first.

    `networks` and `languages` are hashtags that belong to one of them more than to the rest, `by_network` and
    `by_language` all uses by both. `families` are usual spellings that may be one to a reader; `lift` is the effect on
    engagement, the highest first; `campaigns` are those of the posts, with the posts that lack their tag. `rehearsed`
    posts are not among them.
    """

    weeks: tuple[str, ...]
    posts: int
    tags: tuple[TagUse, ...] = ()
    pairs: tuple[TagPair, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    networks: tuple[Distinctive, ...] = ()
    languages: tuple[Distinctive, ...] = ()
    lift: tuple[TagLift, ...] = ()
    campaigns: tuple[TagCoverage, ...] = ()
    trends: tuple[TagTrend, ...] = ()
    by_network: tuple[TagInGroup, ...] = ()
    by_language: tuple[TagInGroup, ...] = ()
    rehearsed: int = 0

    @property
    def begun(self) -> tuple[str, ...]:
        """The weeks that have begun."""
        return self.weeks[: len(self.tags[0].weekly)] if self.tags else self.weeks

    @property
    def weekly_table(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """The columns and rows of a spreadsheet: a hashtag a row, a week a column."""
        rows: list[tuple[object, ...]] = [
            (f"#{tag.name}", " ".join(f"#{name}" for name, _ in tag.members), *tag.weekly) for tag in self.tags
        ]
        return ("hashtag", "family", *self.begun), rows
