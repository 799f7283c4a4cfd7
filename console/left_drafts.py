"""Opens what was typed and not saved, and says what is left elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.draft_file import whole
from widgets.parts.text import translate

if TYPE_CHECKING:
    from console.main_window import MainWindow

NONE = QT_TRANSLATE_NOOP("MainWindow", "No drafts")
ELSEWHERE = QT_TRANSLATE_NOOP("MainWindow", "in another database: {count}")


def restore(window: MainWindow) -> None:
    """Open every draft of this database; tell when there is none, and how many wait for another database."""
    window.notices.clear("drafts")
    here = whole(window.services.drafts.pending())
    elsewhere = whole(window.services.drafts.elsewhere())
    for draft in here:
        window.restore_draft(draft)
    said = [] if here else [translate("MainWindow", NONE)]
    if elsewhere:
        said.append(translate("MainWindow", ELSEWHERE).format(count=len(elsewhere)))
    if said:
        window.notices.toast(" · ".join(said), tone="accent")
