"""Every page that postdesk makes: one environment for all templates, which lie here.

Names in other people's texts are escaped, an undefined name is our mistake, and Jinja is imported when a page is made.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment(shown: Callable[[str], str] | None = None) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        finalize=_finally(shown) if shown else None,
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finally(shown: Callable[[str], str]) -> Callable[[object], object]:
    from markupsafe import Markup

    return lambda value: shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def html_page(template: str, values: dict[str, object], shown: Callable[[str], str] | None = None) -> str:
    """Return a page made from one of the templates here, such as `report.html`.

    `shown` makes of every text that is put in what shall stand there.
    """
    return _environment(shown).get_template(template).render(values)


def drawing(svg: str) -> object:
    """Return a drawing of our own that stands in a page as it is."""
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704 - our own drawing
