"""Every page that postdesk makes: one environment for all templates, which lie here.

Names in other people's texts are escaped, an undefined name is our mistake, and Jinja is imported when a page is made.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


Functions = tuple[Callable[..., object], ...]
"""What every template may call, by its own name."""


@cache
def _environment(shown: Callable[[str], str] | None = None, functions: Functions = ()) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        finalize=_finally(shown) if shown else None,
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update({function.__name__: function for function in functions})
    return made


def _finally(shown: Callable[[str], str]) -> Callable[[object], object]:
    from markupsafe import Markup

    return lambda value: shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def html_page(
    template: str,
    values: dict[str, object],
    shown: Callable[[str], str] | None = None,
    functions: Functions = (),
) -> str:
    """Return a page made from one of the templates here, such as `report.html`.

    `shown` makes of every text that is put in what shall stand there; `functions` may be called in any template.
    """
    return _environment(shown, functions).get_template(template).render(values)


def filled_markup(text: str, shown: Callable[[str], str], /, **values: object) -> str:
    """Return a sentence of our own, which may hold marks, with values in its places: those are escaped.

    `shown` makes of every text that is put in what shall stand there.
    """
    from markupsafe import Markup

    put = _finally(shown)
    return Markup(text).format(**{name: put(value) for name, value in values.items()})  # noqa: S704 - our own words


def shown_address(address: str) -> object:
    """Return an address as a link that shows where it leads, and tells nobody there where it was followed from."""
    from jinja2.utils import urlize
    from markupsafe import Markup

    return Markup(urlize(address, rel="noreferrer"))  # noqa: S704 - which escapes what it links


def stressed_words(markup: str) -> object:
    """Return escaped markup in which what a terminal shows between two stars stands out."""
    from markupsafe import Markup

    plain = str(markup)  # for a pattern's replacement within markup is escaped
    return Markup(re.sub(r"\*([^\s*<>](?:[^*<>]*[^\s*<>])?)\*", r"<b>\1</b>", plain))  # noqa: S704 - nothing of it is put in anew


def drawing(svg: str) -> object:
    """Return a drawing of our own that stands in a page as it is."""
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704 - our own drawing
