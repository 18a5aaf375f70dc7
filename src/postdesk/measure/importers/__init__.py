"""Importers: one file a kind of export, found by being here; each declares an `IMPORTER` and knows no other."""

from importlib import import_module
from pkgutil import iter_modules

from postdesk.measure.layouts.importer import Importer

IMPORTERS: tuple[Importer, ...] = tuple(
    import_module(f"{__name__}.{module.name}").IMPORTER for module in iter_modules(__path__)
)
