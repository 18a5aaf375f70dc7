"""Figures of networks as the log keeps them, whatever the database."""

from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, TypeDecorator
from sqlalchemy.types import TypeEngine


class BigCount(TypeDecorator[int]):
    """A figure that a network counted: some pass the 2,147,483,647 that PostgreSQL's own integers end at."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the integer of eight bytes; SQLite has no other."""
        return dialect.type_descriptor(BigInteger() if dialect.name == "postgresql" else Integer())
