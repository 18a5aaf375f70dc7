"""Whoever ignores a rule says why.

An `ignore` without a reason does not count: the rule speaks as before. The reason is for the colleague who
reads the file next year.

What to do:

    ignore: { alt-text: The picture only repeats the words of the post. }

Source: a reason beside each exception is what yamllint, ESLint and other checkers advise
(https://eslint.org/docs/latest/use/configure/rules#configuration-comment-descriptions).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "ignore-reason"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- every desk wants reasons
    """Name each rule that a post ignores without a reason."""
    for rule, reason in variant.draft.ignore.items():
        if not reason.strip():
            yield Remark(variant.place("ignore"), f"{rule} is ignored without a reason: write why after the colon")
