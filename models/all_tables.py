"""Imports every room's tables, for work on the schema as a whole."""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import MetaData

import models
from models.storage.base import Base


def all_tables() -> MetaData:
    """The metadata of all mapped classes of all rooms."""
    for module in pkgutil.walk_packages(models.__path__, "models."):
        if module.name.rpartition(".")[2] == "tables":
            importlib.import_module(module.name)
    return Base.metadata
