"""The one entry point: `python3 -m console` from a bare checkout, `meo-console` when installed."""

from __future__ import annotations

import os
import sys

from console import libraries

WITHOUT_WINDOW = {"-h", "--help"}
LANGUAGES = ("ru", "en")


def main() -> int:
    """Set up what is missing, then carry out the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a C locale must not stop Russian words
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:]
    verb = next((word for word in _plain(arguments)), None)
    with_window = verb is None and not WITHOUT_WINDOW & set(arguments)
    display = with_window and libraries.has_display()
    try:
        libraries.ensure_libraries(x11=display and not os.environ.get("QT_QPA_PLATFORM"))
        _prepare()
    except libraries.CannotStart as problem:
        libraries.say(str(problem))
        return 1
    if with_window and not display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from console.walkthrough import run_walkthrough

        return run_walkthrough()
    if with_window and _opens_plainly(arguments):
        return _window(arguments)
    if verb == "screenshots":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from console.cli import run

    return run(arguments)


def _prepare() -> None:
    """The Python packages, after the libraries: what is missing of the system is said before minutes of fetching."""
    from console import bootstrap

    bootstrap.prepare("console")


def _opens_plainly(arguments: list[str]) -> bool:
    """Whether the command line only says which database and language; everything else is explained by click."""
    pairs = dict(zip(arguments[::2], arguments[1::2], strict=False))
    return len(arguments) == 2 * len(pairs) and (
        pairs.keys() <= {"--database", "--lang"} and pairs.get("--lang", "ru") in LANGUAGES
    )


def leave_imports_alone() -> None:
    """Take PySide's hook out of `import`.

    It reads the source of every module that is imported later, in search of the `__feature__` switch, which nothing
    here has; that took a quarter of the start.
    """
    import builtins

    import PySide6  # noqa: F401 - brings the hook

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _window(arguments: list[str]) -> int:
    """Open the window without the machinery of the verbs."""
    leave_imports_alone()
    from console.opening import run_window
    from console.places import named_database

    chosen = dict(zip(arguments[::2], arguments[1::2], strict=False))
    return run_window(named_database(chosen.get("--database")), language=chosen.get("--lang"))


def _plain(arguments: list[str]) -> list[str]:
    """The words of the command line that are not options or their values."""
    values = {"--database", "--lang"}
    return [
        word
        for place, word in enumerate(arguments)
        if not word.startswith("-") and (place == 0 or arguments[place - 1] not in values)
    ]


if __name__ == "__main__":
    sys.exit(main())
