"""The command line: `meo-console` opens the window, `meo-console VERB` works without a screen.

Each verb lives in a module of its own that is imported only when it is called. Exit codes: 0 done, 1 refused by a rule
or bad input, 2 wrong usage.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from console.cli.common import App, pass_app
from console.cli.frame import HELP_OPTIONS, translated
from console.cli.usage import PROGRAM, told_usage
from models.errors import TYPED_IS_SAFE, InputError, KnownError
from models.text import QT_TRANSLATE_NOOP, Text

VERBS = {
    "availability": "console.cli.availability:availability",
    "backup": "console.cli.maintenance:backup",
    "calendar": "console.cli.calendar:calendar",
    "check": "console.cli.maintenance:check",
    "consult": "console.cli.consult:consult",
    "demo": "console.cli.demo:demo",
    "gate": "console.cli.gate:gate",
    "hours": "console.cli.hours:hours",
    "import": "console.cli.imports:imports",
    "migrate": "console.cli.maintenance:migrate",
    "monitor": "console.cli.monitor:monitor",
    "report": "console.cli.report:report",
    "restore": "console.cli.maintenance:restore",
    "server": "console.cli.server:server",
    "screenshots": "console.cli.screenshots:screenshots",
    "transfer": "console.cli.transfer:transfer",
    "worktime": "console.cli.worktime:worktime",
}
DONE, REFUSED, USAGE = 0, 1, 2
GLOBAL_OPTIONS = {"--database", "--lang"}
BUG = QT_TRANSLATE_NOOP(
    "cli", "This is a fault of the program ({kind}); nothing was changed. Details are in the log."
)


class Verbs(click.Group):
    """Finds a verb by name, imports its module, and shows its help in the user's language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs in alphabetical order."""
        del ctx
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, or None for an unknown one."""
        target = VERBS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return translated(command, ctx.find_object(App) or App(None, None))


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": HELP_OPTIONS},
    help=QT_TRANSLATE_NOOP("cli", "Console of the support desk; without a verb it opens the window."),
)
@click.option(
    "--database", metavar="URL", help=QT_TRANSLATE_NOOP("cli", "A file, sqlite:///… or postgresql://…")
)
@click.option(
    "--lang", type=click.Choice(["ru", "en"]), help=QT_TRANSLATE_NOOP("cli", "Language of the answers")
)
@click.pass_context
def cli(ctx: click.Context, database: str | None, lang: str | None) -> None:
    """Remember what holds for every verb; open the window when there is none."""
    ctx.obj = App(database, lang)
    ctx.call_on_close(ctx.obj.close)
    if ctx.invoked_subcommand is None:
        from console.opening import run_window

        ctx.exit(run_window(ctx.obj.place, language=lang))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a C locale must not stop Russian words
            stream.reconfigure(encoding="utf-8", errors="replace")
    app = App(None, "en" if _asked_for_english(arguments) else None)
    program = translated(cli, app)
    try:
        code = program.main(args=globals_first(arguments), prog_name=PROGRAM, standalone_mode=False, obj=app)
    except click.exceptions.Abort:
        return REFUSED
    except click.ClickException as problem:
        _refuse(told_usage(problem, lambda source: app.translate("cli", source, None)), arguments)
        return USAGE
    except KnownError as problem:
        _refuse(list(dict.fromkeys(app.say(text) for text in told(problem))), arguments)
        return REFUSED
    except BrokenPipeError:
        return DONE
    except Exception as problem:  # noqa: BLE001 - the border of the program: a bug is logged and told
        from console.errors import log_bug

        log_bug(problem)
        _refuse([app.translate("cli", BUG, None).format(kind=type(problem).__name__)], arguments)
        return REFUSED
    return code if isinstance(code, int) else DONE


def told(problem: KnownError) -> list[Text]:
    """What a known error says on the command line, which has neither drafts nor marked fields."""
    if isinstance(problem, InputError):
        return [problem.happened, *problem.fields.values()]
    return [text for text in problem.sentences() if text is not TYPED_IS_SAFE]


def globals_first(arguments: Sequence[str]) -> list[str]:
    """The command line with --database and --lang in front, wherever they were typed."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest.extend([word, *words])
        elif word in GLOBAL_OPTIONS:
            first.extend([word, *(value for value in (next(words, None),) if value is not None)])
        elif word.partition("=")[0] in GLOBAL_OPTIONS:
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def _asked_for_english(arguments: Sequence[str]) -> bool:
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)


def _refuse(sentences: Sequence[str], arguments: Sequence[str]) -> None:
    """The sentences for people on stderr; for programs also as JSON on stdout."""
    click.echo("\n".join(sentences), err=True)
    if "--json" in arguments:
        answer: dict[str, Any] = {"error": " ".join(sentences)}
        click.echo(json.dumps(answer, ensure_ascii=False))


__all__ = ["App", "cli", "pass_app", "run"]
