"""Hashtags that YAML takes for comments.

To YAML a `#` after a blank starts a comment, so `text: Join us #IOM` publishes "Join us". A comment that starts with
`#` and a letter or digit at once looks like a hashtag, and is one far more often than not.
"""

import re

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import KNOWN

_CANDIDATE = r"#\w+"
_SWITCHED_OFF = r"#(\w+):(?:\s|$)"
NEVER = 1 << 62


class Hashes:
    """The `#word`s of one text that stand outside every value.

    The parser reports each value's span in order; what lies between two spans and starts a comment is noted. `next` is
    the index of the first `#word` not yet judged, so that most values cost one comparison.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._candidates = re.finditer(_CANDIDATE, text)
        self._covered = 0
        self._comment_end = 0
        self._comments: list[tuple[int, str]] = []
        self._word = ""
        self.next = 0
        self._advance()

    def _advance(self) -> None:
        found = next(self._candidates, None)
        self.next, self._word = (found.start(), found.group()) if found else (NEVER, "")

    def span(self, start: int, end: int, *, block: bool) -> None:
        """Judge every `#word` up to the end of a value that spans start to end; the head of a block may comment."""
        inside = self._text.find("\n", start, end) if block else start
        self.until(inside if inside >= 0 else end, bound=start)
        while self.next < end:
            self._advance()
        self._covered = end

    def until(self, end: int, bound: int = NEVER) -> None:
        """Judge every `#word` before an index at which no value has begun; `bound` is where the next one begins."""
        while self.next < end:
            if self.next >= self._comment_end:
                self._judge(self.next)
            self._advance()
        self._covered = max(self._covered, min(end, bound))

    def _judge(self, index: int) -> None:
        """Note the comment that a `#word` starts, unless a `#` before it on its line has started it."""
        line = self._text.rfind("\n", 0, index) + 1
        end = self._text.find("\n", index)
        self._comment_end = end if end >= 0 else NEVER
        off = re.match(_SWITCHED_OFF, self._text[index : index + 40])
        switched_off = off and off[1] in KNOWN and not self._text[line:index].strip(" -")
        if "#" not in self._text[max(line, self._covered) : index] and not switched_off:
            self._comments.append((index, self._word))

    def after(self, index: int) -> bool:
        """Whether a hashtag was swallowed at or after an index: the likely cause of whatever follows it."""
        return bool(self._comments) and self._comments[-1][0] >= index

    def report(self, findings: Findings) -> None:
        """Note each swallowed hashtag with the way to keep it."""
        line, counted = 1, 0
        for index, tag in self._comments:
            line, counted = line + self._text.count("\n", counted, index), index
            start = self._text.rfind("\n", 0, index) + 1
            before = self._text[start:index].strip()
            in_list = before.endswith(("[", ",", "-")) or before.startswith("hashtags:")
            findings.error("swallowed-hashtag", line, index - start + 1, "list" if in_list else "text", tag=tag[1:])
