"""What is wrong with one campaign file, gathered as it is read."""

from collections.abc import Mapping

from postdesk.models import Finding, Place, Severity
from postdesk.models.findings import Value


class Findings:
    """The findings of one file, in the order of their places.

    `path` is the file as every sentence names it, `post` the post being read, if any. The desk's `[rules]` may change
    what a warning weighs; an error of the format stays one, because the file does not say what was meant.
    """

    def __init__(self, path: str, rules: Mapping[str, str]) -> None:
        self.path = path
        self.post = ""
        self._rules = rules
        self._found: list[Finding] = []

    def error(self, rule: str, line: int, column: int, code: str, **values: Value) -> None:
        """Note something that keeps the file out of the queue; `words.findings` has the sentence of the code."""
        place = Place(self.path, line, column)
        self._found.append(Finding(place, Severity.ERROR, rule, code, values, post=self.post))

    def warning(self, rule: str, line: int, column: int, code: str, **values: Value) -> None:
        """Note something that is probably a mistake."""
        weight = self._rules.get(rule, "warning")
        if weight != "off":
            place = Place(self.path, line, column)
            self._found.append(Finding(place, Severity(weight), rule, code, values, post=self.post))

    def on_line(self, line: int) -> bool:
        """Whether something is already said of a line."""
        return any(finding.place.line == line for finding in self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def sorted(self) -> tuple[Finding, ...]:
        """Return the findings from the first line to the last."""
        return tuple(sorted(self._found, key=lambda finding: (finding.place.line, finding.place.column)))
