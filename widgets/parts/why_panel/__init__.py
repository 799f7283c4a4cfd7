"""«Почему?»: the panel that shows any verdict with its reasons, and the label that asks for it."""

from __future__ import annotations

from widgets.parts.why_panel.label import JudgedLabel, LinkLabel
from widgets.parts.why_panel.look import Look, look_of
from widgets.parts.why_panel.panel import Question, WhyPanel
from widgets.parts.why_panel.words import as_text

__all__ = ["JudgedLabel", "LinkLabel", "Look", "Question", "WhyPanel", "as_text", "look_of"]
