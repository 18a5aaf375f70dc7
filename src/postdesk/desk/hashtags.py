"""The desk's hashtags: how they are used, as figures and as a picture."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from postdesk.desk.part import DeskPart

if TYPE_CHECKING:
    from postdesk.charts.picture import Format
    from postdesk.figures.hashtag_overview import Hashtags
    from postdesk.log.readings.facts import Published


class DeskHashtags(DeskPart):
    """How hashtags are used, and what goes with them."""

    def usage(self, weeks: int, network: str = "") -> "Hashtags":
        """Return how hashtags were used in the last so many weeks, the running one included; on one network, or all."""
        from postdesk.report.hashtags import look

        return look(self.desk.log, self.desk.house, self.desk.now(), weeks, network)

    def tagged(self, tag: str, week: str, network: str = "") -> "tuple[Published, ...]":
        """Return the posts of an ISO week that carry a hashtag, or one of its family; on one network, or all."""
        from postdesk.report.hashtags import posts_tagged

        return posts_tagged(self.desk.log, self.desk.house, tag, week, network)

    @staticmethod
    def line_of_family(alike: Iterable[str], confirmed: Mapping[str, tuple[str, ...]]) -> str:
        """Return the line of `[hashtags.families]` that makes hashtags count as one; `confirmed` are those of today."""
        from postdesk.settings.family_lines import family_line

        return family_line(alike, confirmed)

    def chart(self, format: "Format", view: str = "uses", weeks: int = 26) -> bytes:
        """Draw hashtags: "uses" week by week, "lift" on engagement over so many weeks, or "campaigns" by share."""
        from postdesk.report.hashtags import chart

        return chart(self.desk.log, self.desk.house, self.desk.now(), format, view, weeks)
