"""What is wrong with one campaign file, gathered as it is read."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from postdesk.models import Finding, Place, Severity
from postdesk.models.findings import Value

IN_ONE_POST = frozenset(
    ("duplicate-key", "missing-key", "bad-name", "wrong-type", "swallowed-hashtag", "control-character")
)
"""What is wrong with the post in which it stands, and makes nothing else unsure."""


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
        if self.tells(rule):
            weight = self._rules.get(rule, "warning")
            place = Place(self.path, line, column)
            self._found.append(Finding(place, Severity(weight), rule, code, values, post=self.post))

    def tells(self, rule: str) -> bool:
        """Whether the desk wants to hear of a warning."""
        return self._rules.get(rule) != "off"

    def belong(self, begins: Sequence[tuple[int, str]], column: int) -> None:
        """Note of which post an error is that was found before posts were told apart.

        Args:
            begins: By their lines, what begins there: a post's name, `campaign/` for a post whose name cannot be told,
                "" for what is no post.
            column: Where the keys of the file itself stand; what is in a post stands further in.
        """
        from bisect import bisect_right  # only for a file with something wrong in it

        lines = [line for line, _ in begins]
        for number, finding in enumerate(self._found):
            at = bisect_right(lines, finding.place.line) - 1
            apart = at == 0 or (at > 0 and lines[at - 1] != lines[at])
            sure = finding.rule in IN_ONE_POST and finding.values.get("key") != "id"
            if apart and sure and not finding.post and finding.place.column > column:
                self._found[number] = replace(finding, post=begins[at][1])

    def beside(self) -> "Findings":
        """Return room for what may turn out to be wrong with the same file."""
        return Findings(self.path, self._rules)

    def take_over(self, others: "Findings", post: str = "") -> None:
        """Note what was found beside, as of a post where one is given."""
        self._found += [replace(found, post=post or found.post) for found in others.sorted()]

    @property
    def rules(self) -> frozenset[str]:
        """The rules that something was said of."""
        return frozenset(finding.rule for finding in self._found)

    def on_line(self, line: int) -> bool:
        """Whether something is already said of a line."""
        return any(finding.place.line == line for finding in self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def sorted(self) -> tuple[Finding, ...]:
        """Return the findings from the first line to the last."""
        return tuple(sorted(self._found, key=lambda finding: (finding.place.line, finding.place.column)))
