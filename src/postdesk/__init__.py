"""postdesk: campaign posts from a YAML file to every network, once, on time, and measured."""


def __getattr__(name: str) -> str:
    """Look the version up only when somebody asks for it: the look-up costs more than a check."""
    if name == "__version__":
        from importlib.metadata import version

        return version("postdesk")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
