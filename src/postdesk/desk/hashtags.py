"""The desk's hashtags: how they are used, as figures and as a picture."""

from typing import TYPE_CHECKING

from postdesk.desk.part import DeskPart

if TYPE_CHECKING:
    from postdesk.charts.picture import Format
    from postdesk.figures.hashtag_overview import Hashtags


class DeskHashtags(DeskPart):
    """How hashtags are used, and what goes with them."""

    def usage(self, weeks: int, network: str = "") -> "Hashtags":
        """Return how hashtags were used in the last so many weeks, the running one included; on one network, or all."""
        from postdesk.report.hashtags import look

        return look(self.desk.log, self.desk.house, self.desk.now(), weeks, network)

    def chart(self, format: "Format", view: str = "uses", weeks: int = 26) -> bytes:
        """Draw hashtags: "uses" week by week, "lift" on engagement over so many weeks, or "campaigns" by share."""
        from postdesk.report.hashtags import chart

        return chart(self.desk.log, self.desk.house, self.desk.now(), format, view, weeks)
