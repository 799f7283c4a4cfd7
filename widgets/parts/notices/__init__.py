"""Messages without dialogs: a toast for what has happened, a bar for what lasts."""

from __future__ import annotations

from widgets.parts.notices.bars import Bar, BarStack
from widgets.parts.notices.notices import Notices
from widgets.parts.notices.toasts import Toast, ToastArea

__all__ = ["Bar", "BarStack", "Notices", "Toast", "ToastArea"]
