"""Which database a draft belongs to."""

import pytest

from console.places import identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/srv/desk.sqlite", "sqlite:////srv/desk.sqlite"),
        ("/srv/a/../desk.sqlite", "/srv/desk.sqlite"),
        ("postgresql://anna@db/desk", "postgresql://anna@/desk?host=db"),
        ("postgresql://anna@db:5433/desk", "postgresql://anna@/desk?host=db&port=5433"),
        ("postgresql://anna@[::1]:5433/desk", "postgresql://anna@/desk?host=::1&port=5433"),
        ("postgresql://anna:word@db/desk", "postgresql+psycopg://oleg@DB:5432/desk?sslmode=verify-full"),
    ],
)
def test_the_same_database_has_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/srv/desk.sqlite", "/srv/demo.sqlite"),
        ("postgresql://db/desk", "postgresql://db/other"),
        ("postgresql://db/desk", "postgresql://db:5433/desk"),
        ("postgresql:///desk?host=a", "postgresql:///desk?host=b"),
    ],
)
def test_another_database_has_another(one: str, other: str) -> None:
    assert identity(one) != identity(other)


def test_no_password_is_kept() -> None:
    assert "word" not in identity("postgresql://anna:word@db/desk?password=word")
