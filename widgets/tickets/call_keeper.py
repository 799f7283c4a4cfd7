"""Keeps what is typed of a call in the draft file, and brings it back: words, caller, stopwatch, files."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from widgets.parts.drafts import Drafts

if TYPE_CHECKING:
    from widgets.tickets.call_form import CallForm

CALL, FILE = "tickets.call", "tickets.file"
"""The kinds of drafts: what was typed of a call, and each of its files."""


class CallKeeper:
    """The draft of one call form; its key is the key under which the call will be stored, so it is stored once."""

    def __init__(self, form: CallForm, drafts: Drafts) -> None:
        self._form = form
        self._drafts = drafts
        self._files_kept = 0
        self._brought: Mapping[str, Any] | None = None
        self._returning = False
        self._done = False

    def keep(self, *, waits: bool, refused: bool) -> None:
        """Keep what is typed now; `waits` when it was saved and goes out once the database answers."""
        if self._done:  # a field that the closing form tidies up must not bring a recorded call back
            return
        form = self._form
        data = {
            "began": (form.restored or form.caller.began).isoformat(),
            "seconds": form.watch.seconds(),
            "caller": form.caller.raw(),
            "matter": form.matter.form.raw(),
            "waits": waits,
            "refused": refused,
        }
        if self._brought is not None and _words(data) == self._brought:
            return
        self._brought = None
        self._drafts.keep(form.client_key, CALL, data)

    def keep_files(self) -> None:
        """Keep the files, each once; those that were taken away go."""
        if self._returning:
            return
        if self._done:
            return
        key, files = self._form.client_key, self._form.files.files()
        for number, file in enumerate(files):
            data = {"call": key, "name": file.name, "content": base64.b64encode(file.content).decode()}
            self._drafts.keep(f"{key}/{number}", FILE, data)
        for number in range(len(files), self._files_kept):
            self._drafts.drop(f"{key}/{number}")
        self._files_kept = len(files)

    def restore(self, data: Mapping[str, Any], files: Sequence[Mapping[str, Any]]) -> datetime:
        """Fill the form again; returns when the call began."""
        form, began = self._form, datetime.fromisoformat(data["began"])
        self._returning = True
        self._brought = _words(data)
        form.caller.began = began
        form.watch.set_seconds(int(data["seconds"]))
        form.matter.form.set_raw(data["matter"])
        form.matter.show_values({})
        form.caller.restore(data["caller"])
        for file in files:
            form.files.add(file["name"], base64.b64decode(file["content"]))
        self._files_kept = len(files)
        self._returning = False
        return began

    def forget(self) -> None:
        """The call is stored or thrown away: nothing is left of it in the drafts, nor ever will be."""
        self._done = True
        key = self._form.client_key
        for number in range(self._files_kept):
            self._drafts.drop(f"{key}/{number}")
        self._drafts.drop(key)


def _words(data: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody has typed, without the clock; as it comes back from the file."""
    typed = {name: value for name, value in data.items() if name not in ("began", "seconds")}
    plain = json.loads(json.dumps(typed, ensure_ascii=False, default=str))
    return {**plain, "waits": bool(typed.get("waits")), "refused": bool(typed.get("refused"))}
