"""Processes that work at once for a bench: what they have to tell, and a failure of any of them at once."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

SILENCE = 300.0  # seconds without a word from anybody, after which nobody is waited for any longer
LEAVING = 10.0


class CrewFailed(Exception):
    """A process has failed, has died, or none of them says anything any more."""


class _Done:
    """The last word of a process that has done its work."""


class _Failed(str):
    """The last words of one that has not: its traceback."""

    __slots__ = ()


class Voice:
    """How a process speaks with the one that started it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def tell(self, what: Any) -> None:
        """Tell something that can be pickled."""
        self._pipe.send(what)

    def rest(self) -> None:
        """Wait until the others may go on as well (`Crew.go_on`)."""
        self._pipe.recv()


class Crew:
    """Runs `work(voice, *share)` in a process for each share; iterating gives what they tell, in the order it comes.

    Raises CrewFailed with the words of the first that fails, and ends the others: nobody is waited for in vain.
    """

    def __init__(
        self, work: Callable[..., None], shares: Sequence[tuple[Any, ...]], silence: float = SILENCE
    ) -> None:
        self._silence = silence
        self._at_work: dict[Connection, BaseProcess] = {}
        self._leaving = ExitStack()
        context = multiprocessing.get_context("spawn")
        with ExitStack() as leaving:
            for share in shares:
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs, work, share), daemon=True)
                process.start()
                theirs.close()
                self._at_work[ours] = process
                leaving.callback(_see_off, process, ours)
            self._leaving = leaving.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        for process in self._at_work.values():  # what they still had to say is of no use to anybody
            process.kill()
        self._leaving.close()

    def __iter__(self) -> Iterator[Any]:
        while self._at_work:
            yield from self._heard()

    def go_on(self) -> None:
        """Everybody who rests goes on."""
        for pipe in self._at_work:
            with suppress(OSError):  # it has died, which is heard next
                pipe.send(None)

    def _heard(self) -> Iterator[Any]:
        speaking = wait([*self._at_work], self._silence)
        if not speaking:
            raise CrewFailed(f"no word from {len(self._at_work)} processes for {self._silence:.0f} s")
        for pipe in speaking:
            if not isinstance(pipe, Connection):
                raise TypeError(pipe)
            said = self._said(pipe)
            if isinstance(said, _Failed):
                raise CrewFailed(f"a process failed:\n{said}")
            if isinstance(said, _Done):
                del self._at_work[pipe]
            else:
                yield said

    def _said(self, pipe: Connection) -> Any:
        try:
            return pipe.recv()
        except (EOFError, OSError):
            process = self._at_work[pipe]
            process.join(LEAVING)
            raise CrewFailed(f"a process died without a word, exit code {process.exitcode}") from None


def _see_off(process: BaseProcess, pipe: Connection) -> None:
    """Let a process go that has said its last word, and end one that has not."""
    pipe.close()
    process.join(LEAVING)
    process.kill()
    process.join()


def _serve(pipe: Connection, work: Callable[..., None], share: tuple[Any, ...]) -> None:
    with ExitStack() as leaving:
        leaving.push(partial(_last_words, pipe))
        work(Voice(pipe), *share)


def _last_words(
    pipe: Connection,
    kind: type[BaseException] | None,
    error: BaseException | None,
    _trace: TracebackType | None,
) -> bool:
    """Tell how it ended; the error goes as its traceback, whose words can always be sent."""
    del kind
    if error is None:
        pipe.send(_Done())
        return False
    pipe.send(_Failed("".join(traceback.format_exception(error))))
    return True
