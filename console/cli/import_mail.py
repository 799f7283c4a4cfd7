"""`import mail PATH…`: letters to the desk as .eml, mbox or a folder of them become tickets."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.cli.common import App, as_json, emit, pass_app
from console.cli.files import require_file
from models.text import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.mail import Letter, Taken

SUMMARY = QT_TRANSLATE_NOOP(
    "models",
    "Letters: {imported} new tickets, {refused} refused by the gate, {notes} answers, {unchanged} known already; "
    "left out: {rejected}.",
)
LINE = QT_TRANSLATE_NOOP("models", "{place}: {problem}.")


@click.command(
    name="mail",
    help=QT_TRANSLATE_NOOP(
        "cli",
        "Import letters (.eml, mbox, folders): each becomes a ticket, or a note to the ticket it answers.",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=QT_TRANSLATE_NOOP("cli", "Only say what would happen"))
@as_json
@pass_app
def import_mail(app: App, paths: tuple[Path, ...], *, dry_run: bool, as_json: bool) -> int:
    """Take every letter that is not there yet, each in a transaction of its own, and report those left out."""
    from models.tickets.mail import Fate, LetterProblem, Reader, letters_of, told

    fates: Counter[str] = Counter()
    lines: list[str] = []
    rejected: list[dict[str, str]] = []
    letters: list[dict[str, object]] = []
    for path in paths:
        if not path.is_dir():
            require_file(path)
    with Reader() as reader:
        for raw in letters_of(paths):
            try:
                letter = reader.read(raw.data)
            except LetterProblem as refused:
                rejected.append({"file": raw.place, "problem": app.say(refused.problem)})
                lines.append(app.say(Text(LINE, {"place": raw.place, "problem": refused.problem})))
                continue
            taken = _taken(app, letter, dry_run=dry_run)
            fates[taken.fate] += 1
            left_out = [app.say(one) for one in taken.left_out]
            number = None if dry_run else taken.ticket_id
            letters.append(
                {"file": raw.place, "fate": str(taken.fate), "ticket": number, "left_out": left_out}
            )
            lines.append(app.say(Text(LINE, {"place": raw.place, "problem": told(taken)})))
            lines += [f"    {one}" for one in left_out]
    counts = {
        "imported": fates[Fate.TICKET],
        "refused": fates[Fate.REFUSED],
        "notes": fates[Fate.NOTE],
        "unchanged": fates[Fate.KNOWN],
    }
    summary = app.say(Text(SUMMARY, counts | {"rejected": len(rejected)}))
    answer = counts | {"dry_run": dry_run, "letters": letters, "rejected": rejected}
    emit(answer, [summary] if dry_run else [*lines, summary], as_json=as_json)
    return 0


class _Rehearsed(Exception):
    """Ends a transaction that was only a rehearsal, and carries what it would have done."""

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self.taken = taken


def _taken(app: App, letter: Letter, *, dry_run: bool) -> Taken:
    """Store the letter; in a rehearsal everything is done and then taken back."""
    from models.tickets.mail import take_letter

    def take(session: Session) -> Taken:
        taken = take_letter(session, letter)
        if dry_run:
            raise _Rehearsed(taken)
        return taken

    try:
        database = app.database_for_trial() if dry_run else app.database()
        return database.write(app.actor, take).value
    except _Rehearsed as rehearsed:
        return rehearsed.taken
