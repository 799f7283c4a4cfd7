"""What a wrong call of the command line is told, in the user's language: the fault, and where the help is."""

from __future__ import annotations

import re
from collections.abc import Callable

import click

from models.text import QT_TRANSLATE_NOOP

Say = Callable[[str], str]
"""A source string of the context «cli» in the language of the answers."""

NO_OPTION = QT_TRANSLATE_NOOP("cli", "There is no option {name}.")
NO_COMMAND = QT_TRANSLATE_NOOP("cli", "There is no command {name}.")
MISSING = QT_TRANSLATE_NOOP("cli", "{name} is missing.")
NO_VALUE = QT_TRANSLATE_NOOP("cli", "{name} needs a value.")
ONE_OF = QT_TRANSLATE_NOOP("cli", "{name} must be one of: {choices}.")
FROM_TO = QT_TRANSLATE_NOOP("cli", "{name} must be a whole number from {lowest} to {highest}.")
NUMBER = QT_TRANSLATE_NOOP("cli", "{name} must be a whole number.")
FOLDER = QT_TRANSLATE_NOOP("cli", "{name} must be a folder.")
FILE = QT_TRANSLATE_NOOP("cli", "{name} must be a file.")
TOO_MANY = QT_TRANSLATE_NOOP("cli", "This is too much: {words}.")
HELP = QT_TRANSLATE_NOOP("cli", "Help: {command}")

PROGRAM = "meo-console"
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")


def told_usage(problem: click.ClickException, say: Say) -> list[str]:
    """The sentences for a wrong call."""
    context = getattr(problem, "ctx", None)  # the parser knows none while it splits the words
    command = context.command_path if context is not None else PROGRAM
    return [_fault(problem, say), say(HELP).format(command=f"{command} --help")]


def _fault(problem: click.ClickException, say: Say) -> str:
    if isinstance(problem, click.NoSuchOption):
        return say(NO_OPTION).format(name=problem.option_name)
    if isinstance(problem, click.BadOptionUsage):
        return say(NO_VALUE).format(name=problem.option_name)
    if isinstance(problem, click.MissingParameter):
        return say(MISSING).format(name=_name(problem.param))
    if isinstance(problem, click.BadParameter):
        return _bad_value(problem, say)
    return _other(problem, say)


def _other(problem: click.ClickException, say: Say) -> str:
    if name := getattr(problem, "command_name", ""):
        return say(NO_COMMAND).format(name=name)
    if extra := _EXTRA.search(problem.message):
        return say(TOO_MANY).format(words=extra[1])
    return problem.format_message()


def _bad_value(problem: click.BadParameter, say: Say) -> str:
    if problem.param is None:
        return problem.format_message()
    name, kind = _name(problem.param), problem.param.type
    if isinstance(kind, click.Choice):
        return say(ONE_OF).format(name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return say(FROM_TO).format(name=name, lowest=kind.min, highest=kind.max)
    if isinstance(kind, click.types.IntParamType):
        return say(NUMBER).format(name=name)
    if isinstance(kind, click.Path):
        return say(FILE if kind.file_okay else FOLDER).format(name=name)
    return problem.format_message()


def _name(param: click.Parameter | None) -> str:
    """An option as it is typed, an argument as the help calls it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(click.Context(click.Command(""))).strip("[]") if param is not None else ""
