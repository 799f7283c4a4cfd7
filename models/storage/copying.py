"""Writes many rows at once: COPY on PostgreSQL, prepared inserts on SQLite; values as the mapped types take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Dialect, Table, insert

from models.storage.server import quoted

Convert = Callable[[Any], Any]


if TYPE_CHECKING:
    import psycopg


def copy_rows(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Insert `rows`, each with a value for every column of `table` in its order."""
    if not rows:
        return
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        listed = ", ".join(quoted(column.name) for column in table.columns)
        copy_text(
            driver, f"copy {quoted(table.name)} ({listed}) from stdin", _stored(connection, table, rows)
        )
    else:
        names = [column.name for column in table.columns]
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def copy_text(driver: psycopg.Connection[Any], statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Send rows that are ready for the driver through one COPY … FROM STDIN."""
    with driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _stored(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """The rows as the driver takes them; only the columns whose type has a conversion are touched."""
    conversions = [
        (place, convert)
        for place, column in enumerate(table.columns)
        if (convert := _conversion(column, connection.dialect)) is not None
    ]
    ready = [list(row) for row in rows]
    for place, convert in conversions:
        for row in ready:
            row[place] = convert(row[place])
    return ready


def _conversion(column: Column[Any], dialect: Dialect) -> Convert | None:
    return column.type.dialect_impl(dialect).bind_processor(dialect)
