"""The one entry point: `python3 -m console` from a bare checkout, `meo-console` when installed."""

from __future__ import annotations

import os
import sys

from console import bootstrap

WITHOUT_WINDOW = {"-h", "--help"}


def main() -> int:
    """Set up what is missing, then carry out the command line; returns the exit code."""
    try:
        bootstrap.prepare("console")
        arguments = sys.argv[1:]
        verb = next((word for word in _plain(arguments)), None)
        if verb is None and not WITHOUT_WINDOW & set(arguments):
            return _window(arguments)
        bootstrap.ensure_libraries(x11=False)
        if verb == "screenshots":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    except bootstrap.CannotStart as problem:
        bootstrap.say(str(problem))
        return 1
    from console.cli import run

    return run(arguments)


def _plain(arguments: list[str]) -> list[str]:
    """The words of the command line that are not options or their values."""
    values = {"--database", "--lang"}
    return [
        word
        for place, word in enumerate(arguments)
        if not word.startswith("-") and (place == 0 or arguments[place - 1] not in values)
    ]


def _window(arguments: list[str]) -> int:
    """Open the window; without a display walk through the operator's day offscreen instead."""
    display = bootstrap.has_display()
    bootstrap.ensure_libraries(x11=display and not os.environ.get("QT_QPA_PLATFORM"))
    if display:
        from console.cli import run

        return run(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from console.walkthrough import run_walkthrough

    return run_walkthrough()


if __name__ == "__main__":
    sys.exit(main())
