"""The frame of the help in the user's language: what click itself says around the texts of a verb."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable

import click

from console.cli.common import App
from models.text import QT_TRANSLATE_NOOP, Translate

USAGE = QT_TRANSLATE_NOOP("cli", "Usage:")
OPTIONS = QT_TRANSLATE_NOOP("cli", "[OPTIONS]")
SUBCOMMANDS = {
    True: QT_TRANSLATE_NOOP("cli", "[COMMAND] [ARGS]..."),
    False: QT_TRANSLATE_NOOP("cli", "COMMAND [ARGS]..."),
}
"""What follows the name of a group, by whether the group does something without it."""
HEADINGS = {
    "Options": QT_TRANSLATE_NOOP("cli", "Options"),
    "Commands": QT_TRANSLATE_NOOP("cli", "Commands"),
}
HELP_OPTIONS = ["-h", "--help"]
SHOW_HELP = QT_TRANSLATE_NOOP("cli", "Show this message and exit.")
KINDS = {
    "TEXT": QT_TRANSLATE_NOOP("cli", "TEXT"),
    "INTEGER": QT_TRANSLATE_NOOP("cli", "INTEGER"),
    "INTEGER RANGE": QT_TRANSLATE_NOOP("cli", "INTEGER"),
}
"""What an option takes that has no word of its own for it."""
REMARKS = {
    "default": QT_TRANSLATE_NOOP("cli", "default"),
    "required": QT_TRANSLATE_NOOP("cli", "required"),
}
_REMARK = re.compile(r"(?<=\[)(default|required)(?=[:;\]])|(?<=; )(default|required)(?=[:;\]])")


class SpokenFormatter(click.HelpFormatter):
    """Writes a help page whose headings and remarks are in the language of `translate`."""

    def __init__(self, translate: Translate, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._translate = translate

    def _say(self, source: str) -> str:
        return self._translate("cli", source, None)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the verb is called."""
        super().write_usage(prog, args, f"{self._say(USAGE)} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading above a list."""
        super().write_heading(self._say(HEADINGS[heading]) if heading in HEADINGS else heading)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or verbs, the remarks in brackets translated."""
        spoken = [
            (name, _REMARK.sub(lambda found: self._say(REMARKS[found[0]]), text)) for name, text in rows
        ]
        super().write_dl(spoken, col_max, col_spacing)


class SpokenContext(click.Context):
    """A call whose help is written in the language of its `App`."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of this call's help."""
        app = self.find_object(App) or App(None, None)
        return SpokenFormatter(app.translate, self.terminal_width, self.max_content_width)


def translated(command: click.Command, app: App) -> click.Command:
    """A copy of the command whose help, options and frame are in the user's language."""

    def say(source: str) -> str:
        return app.translate("cli", source, None)

    spoken = copy.copy(command)
    spoken.context_class = SpokenContext
    spoken.options_metavar = say(OPTIONS)
    spoken.help = say(command.help or "")
    spoken.short_help = _first_sentence(spoken.help)  # click would cut it in the middle of a word
    spoken.params = [_translated_parameter(parameter, app) for parameter in command.params]
    help_option = spoken.get_help_option(click.Context(spoken, help_option_names=HELP_OPTIONS))
    if help_option is not None:
        help_option.help = say(SHOW_HELP)
    if isinstance(command, click.Group) and isinstance(spoken, click.Group):
        spoken.subcommand_metavar = say(SUBCOMMANDS[command.invoke_without_command])
        spoken.commands = {name: translated(nested, app) for name, nested in command.commands.items()}
    return spoken


def _first_sentence(text: str) -> str:
    sentence, stop, _ = text.partition(". ")
    return sentence.rstrip(".") if stop else text.rstrip(".")


def _translated_parameter(parameter: click.Parameter, app: App) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    spoken = copy.copy(parameter)
    if parameter.help:
        spoken.help = app.translate("cli", parameter.help, None)
    word = KINDS.get(parameter.type.name.upper())
    if word is not None and parameter.metavar is None and not parameter.is_flag:
        spoken.metavar = app.translate("cli", word, None)
    return spoken
