"""A rule's remark together with what the command line says of it."""

from postdesk.words.findings import in_words


class Said:
    """A remark, whole, with its sentence in English as `message`."""

    def __init__(self, rule, remark):
        self.rule = rule
        self.place, self.code, self.values = remark.place, remark.code, remark.values
        self.severity, self.of = remark.severity, remark.of
        self.message = in_words(self)
