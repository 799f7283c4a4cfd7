"""A disk that can be watched and can fill up: SQLite's own file layer with its writes noted or refused.

Puts a copy of the engine's file layer in front as the default one, with the calls that change files passing through
here (https://www.sqlite.org/vfs.html). For a process of its own: every SQLite connection in it is affected.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import random
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512
OK, FULL = 0, 13
_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, ctypes.POINTER(_I))
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)
_CLOSE = ctypes.CFUNCTYPE(_I, _P)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_LATER = ("access", "full", "dlopen", "dlerror", "dlsym", "dlclose", "random", "sleep", "time", "error")
_NEWER = ("time64", "setcall", "getcall", "nextcall")
_REST = (
    "size",
    "lock",
    "unlock",
    "check",
    "control",
    "sector",
    "traits",
    "map",
    "shmlock",
    "barrier",
    "unmap",
)


class _Layer(ctypes.Structure):
    """The structure sqlite3_vfs."""

    _fields_ = (
        ("version", _I),
        ("file_size", _I),
        ("longest", _I),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _P),
        ("delete", _P),
        *((name, _P) for name in (*_LATER, *_NEWER)),
    )


class _Methods(ctypes.Structure):
    """The structure sqlite3_io_methods."""

    _fields_ = (
        ("version", _I),
        ("close", _P),
        ("read", _P),
        ("write", _P),
        ("truncate", _P),
        ("sync", _P),
        *((name, _P) for name in (*_REST, "fetch", "unfetch")),
    )


def library() -> Any:
    """The SQLite that this Python uses, or None where it cannot be reached (built in, as on Windows)."""
    name = ctypes.util.find_library("sqlite3")
    if name is None:
        return None
    found = ctypes.CDLL(name)
    found.sqlite3_libversion.restype = ctypes.c_char_p
    found.sqlite3_vfs_find.restype = ctypes.POINTER(_Layer)
    return found if found.sqlite3_libversion().decode() == sqlite3.sqlite_version else None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a file, or («ack») what was promised to somebody at that moment."""

    kind: str
    file: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """The disk of this process: `events` as they came; `room` writes are still possible, None for any number."""

    events: list[Event] = field(default_factory=list)
    room: int | None = None
    watching: bool = True
    _files: dict[int, str] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)
    _methods: dict[int, Any] = field(default_factory=dict)

    def insert(self) -> None:
        """From now on every file that SQLite opens passes through here."""
        engine = library()
        usual = engine.sqlite3_vfs_find(None)
        layer = _Layer.from_buffer_copy(usual.contents)
        layer.name = b"watched"
        self._kept += [layer, engine]
        layer.open = self._callback(_OPEN, self._opener(_OPEN(usual.contents.open)))
        layer.delete = self._callback(_DELETE, self._deleter(_DELETE(usual.contents.delete)))
        engine.sqlite3_vfs_register(ctypes.byref(layer), 1)

    def acknowledge(self, what: str) -> None:
        """Note that somebody was told that `what` is saved."""
        self.events.append(Event("ack", what))

    def _note(self, *event: Any) -> None:
        if self.watching:
            self.events.append(Event(*event))

    def _refuses(self) -> bool:
        if self.room is None:
            return False
        self.room -= 1
        return self.room < 0

    def _callback(self, kind: Any, function: Callable[..., int]) -> int | None:
        made = kind(function)
        self._kept.append(made)
        return ctypes.cast(made, _P).value

    def _opener(self, usual: Any) -> Callable[..., int]:
        def opened(layer: int, name: int, file: int, flags: int, out: Any) -> int:
            answer = int(usual(layer, name, file, flags, out))
            pointer = ctypes.cast(file, ctypes.POINTER(_P)).contents
            if answer == OK and name and pointer.value:
                self._files[file] = Path(ctypes.string_at(name).decode()).name
                pointer.value = self._watched(pointer.value)
            return answer

        return opened

    def _deleter(self, usual: Any) -> Callable[..., int]:
        def deleted(layer: int, name: int, flush: int) -> int:
            answer = int(usual(layer, name, flush))
            if answer == OK:
                self._note("delete", Path(ctypes.string_at(name).decode()).name)
            return answer

        return deleted

    def _watched(self, address: int) -> int:
        """The table of methods at `address` with ours in the places that change a file."""
        if address in self._methods:
            return ctypes.addressof(self._methods[address])
        methods = _Methods.from_buffer_copy(_Methods.from_address(address))
        close, write = _CLOSE(methods.close), _WRITE(methods.write)
        truncate, sync = _TRUNCATE(methods.truncate), _SYNC(methods.sync)

        def closed(file: int) -> int:
            self._files.pop(file, None)
            return int(close(file))

        def written(file: int, data: int, size: int, offset: int) -> int:
            if self._refuses():
                return FULL
            self._note("write", self._files[file], offset, ctypes.string_at(data, size))
            return int(write(file, data, size, offset))

        def truncated(file: int, size: int) -> int:
            self._note("truncate", self._files[file], size)
            return int(truncate(file, size))

        def synced(file: int, flags: int) -> int:
            answer = int(sync(file, flags))
            self._note("sync", self._files[file])
            return answer

        methods.close = self._callback(_CLOSE, closed)
        methods.write = self._callback(_WRITE, written)
        methods.truncate = self._callback(_TRUNCATE, truncated)
        methods.sync = self._callback(_SYNC, synced)
        self._methods[address] = methods
        return ctypes.addressof(methods)


class _Platter:
    """One file as it lies on the platter: what was flushed for certain, and what may or may not have arrived."""

    def __init__(self, content: bytes) -> None:
        self.content = bytearray(content)
        self._waiting: list[Event] = []

    def take(self, event: Event) -> None:
        """Writes wait until the file is flushed."""
        if event.kind == "sync":
            for each in self._waiting:
                self._apply(each)
            self._waiting.clear()
        else:
            self._waiting.append(event)

    def after_the_cut(self, luck: random.Random) -> bytes:
        """What waits arrives or not by chance, each sector of it by itself."""
        for each in self._waiting:
            if each.kind == "truncate":
                if luck.random() < 0.5:
                    self._apply(each)
                continue
            for at in range(0, len(each.data), SECTOR):
                if luck.random() < 0.5:
                    piece = each.data[at : at + SECTOR]
                    self._apply(Event("write", each.file, each.offset + at, piece))
        return bytes(self.content)

    def _apply(self, event: Event) -> None:
        if event.kind == "truncate":
            del self.content[event.offset :]
            return
        end = event.offset + len(event.data)
        if len(self.content) < end:
            self.content.extend(bytes(end - len(self.content)))
        self.content[event.offset : end] = event.data


def power_cut(
    before: Mapping[str, bytes], events: Iterable[Event], luck: random.Random
) -> tuple[dict[str, bytes], set[str]]:
    """What the disk holds after the power went away behind the last of `events`, and what had been promised."""
    platters = {name: _Platter(content) for name, content in before.items()}
    promised: set[str] = set()
    for event in events:
        if event.kind == "ack":
            promised.add(event.file)
        elif event.kind == "delete":
            platters.pop(event.file, None)
        else:
            platters.setdefault(event.file, _Platter(b"")).take(event)
    return {name: platter.after_the_cut(luck) for name, platter in platters.items()}, promised
