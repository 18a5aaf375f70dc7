"""What a reader sees of a post that is kept as a piece of a web page."""

from html.parser import HTMLParser


class _Words(HTMLParser):
    """Collects the words; a paragraph and a line break end a line."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.words.append("\n")
        elif tag == "p" and self.words:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_words(page: str) -> str:
    """Return the text of a piece of HTML."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "".join(reader.words).strip()
