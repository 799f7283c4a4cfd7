"""Reads letters in a process that can be ended: a letter made to keep a parser busy for ever costs two seconds."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.mail.letter import Letter, LetterProblem, read_letter

PATIENCE = 2.0  # seconds for one letter
STARTING = 30.0  # seconds for the process to come up on a busy machine


def serve(pipe: Connection) -> None:
    """The other process: say that it is there, then answer bytes with a Letter or the reason why there is none."""
    pipe.send(None)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            data = pipe.recv_bytes()
            try:
                pipe.send(read_letter(data))
            except LetterProblem as refused:
                pipe.send(refused.problem)
            except (
                MemoryError,
                RecursionError,
                ValueError,
                LookupError,
                TypeError,
                AttributeError,
                IndexError,
            ):
                # The mail parser's own faults on malformed letters; the letter is refused, the next one is read.
                pipe.send(Text(QT_TRANSLATE_NOOP("models", "the letter is damaged")))


class Reader:
    """Gives letters out to the other process and starts a new one in place of one that was ended."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._context = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, data: bytes) -> Letter:
        """Read one letter; LetterProblem with the reason for one that cannot be read."""
        pipe = self._started()
        try:
            pipe.send_bytes(data)
            answer = pipe.recv() if pipe.poll(self._patience) else None
        except (EOFError, OSError):
            answer = Text(QT_TRANSLATE_NOOP("models", "the letter is damaged"))
            self._end()
        if answer is None:
            self._end()
            answer = Text(QT_TRANSLATE_NOOP("models", "the letter takes too long to read"))
        if isinstance(answer, Text):
            raise LetterProblem(answer)
        letter: Letter = answer
        return letter

    def _started(self) -> Connection:
        if self._pipe is None:
            self._pipe, other = self._context.Pipe()
            self._process = self._context.Process(target=serve, args=(other,), daemon=True)
            self._process.start()
            other.close()
            if self._pipe.poll(STARTING):
                self._pipe.recv()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None
