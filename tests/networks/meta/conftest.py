"""An office at which a Page is signed in."""

from stage.signed_in import office  # noqa: F401 - a fixture
