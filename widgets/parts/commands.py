"""Commands: a decorator on the method that does it; menus, buttons, palette and key sheet are built from it.

May not know any page. `collect(obj)` gives the commands of an object; `can_<name>` beside the method says
whether it may run now. Keys: function keys and Enter first, Ctrl+letters also under their Cyrillic letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypedDict, TypeVar, Unpack

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QMenu, QWidget

from widgets.parts.icons import wear
from widgets.parts.text import translate

CONTEXT = "commands"
MARK = "__command__"
LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
TWINS = dict(zip(LATIN, CYRILLIC, strict=True))

Method = TypeVar("Method", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called and how it is reached; `text` is a source string of the context «commands».

    `menu` names the menu that shows it («tickets», «view» …); `primary` marks the one main button of a page;
    `scope` says where its keys work: «window» everywhere, «page» while its page is shown, «widget» only while
    the focus is inside its widget (forms in the panel), «fallback» where the focus has no use for the key itself
    (the window then runs it from its key events).
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    menu: str = ""
    primary: bool = False
    toolbar: bool = False
    context: bool = False
    scope: str = "page"
    name: str = ""
    context_of_text: str = CONTEXT

    def title(self) -> str:
        """The text in the user's language."""
        return translate(self.context_of_text, self.text)

    def keys(self) -> str:
        """The first of its keys as people write it, empty if it has none."""
        return self.shortcut.split(";")[0].strip()


class Details(TypedDict, total=False):
    """What may be said about a command beside its id and text."""

    shortcut: str
    icon: str
    menu: str
    primary: bool
    toolbar: bool
    context: bool
    scope: str


def command(
    id: str,  # noqa: A002 (reads well at the call)
    text: str,
    **details: Unpack[Details],
) -> Callable[[Method], Method]:
    """Make the method a command: `shortcut`, `icon`, `menu`, `primary`, `toolbar`, `context`.

    `scope` as in `Command`.
    """

    def mark(method: Method) -> Method:
        setattr(method, MARK, Command(id, text, name=method.__name__, **details))
        return method

    return mark


def does(declared_command: Command) -> Callable[[Method], Method]:
    """Make the method the one that does a command which is declared elsewhere, so that other pages can offer it."""

    def mark(method: Method) -> Method:
        setattr(method, MARK, replace(declared_command, name=method.__name__))
        return method

    return mark


def declared(kind: type) -> list[Command]:
    """The commands of a class in the order they are written, base classes first."""
    found: dict[str, Command] = {}
    for base in reversed(kind.__mro__):
        for value in vars(base).values():
            mark = getattr(value, MARK, None)
            if isinstance(mark, Command):
                found[mark.id] = mark
    return list(found.values())


class CommandAction(QAction):
    """A command of a living object as a QAction: text, icon, keys and its enabled state.

    `target` has the method called `command.name` (and maybe `can_<name>`).
    """

    def __init__(self, declared_command: Command, target: QObject) -> None:
        super().__init__(target)
        self.command = declared_command
        self._target = target
        self.reason = ""  # why it may not run, where that is more than the state of the moment
        self.setObjectName(declared_command.id)
        self.retranslate()
        if declared_command.scope != "fallback":
            self.setShortcuts(with_twins(declared_command.shortcut))
        inside = declared_command.scope == "widget"  # a hidden page's keys sleep by themselves
        self.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut if inside else Qt.ShortcutContext.WindowShortcut
        )
        if declared_command.icon:
            wear(self, declared_command.icon)
        self.triggered.connect(self.run)
        QTimer.singleShot(0, self, self.refresh)  # later: the object is perhaps still being made

    def retranslate(self) -> None:
        """Take the text of the current language."""
        self.setText(self.command.title())

    def refresh(self) -> None:
        """Ask the window whether this person may do it at all, then the object whether the command may run now."""
        self.reason = reason_against(self._target, self.command.id)
        can = getattr(self._target, f"can_{self.command.name}", None)
        self.setToolTip(self.reason)
        self.setEnabled(not self.reason and (True if can is None else bool(can())))

    def event(self, event: QEvent) -> bool:
        """Also take a key whose Latin and Cyrillic letter both match (layouts «us,ru»): both are this command's."""
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self.trigger()
            return True
        return super().event(event)

    def run(self) -> None:
        """Do it, if it may run now."""
        self.refresh()
        if self.isEnabled():
            getattr(self._target, self.command.name)()


def reason_against(target: QObject, command_id: str) -> str:
    """Why whoever sits here may not do this at all, in words; empty if they may.

    Answered by the nearest owner of `target` that has a `reason_against(command id)`: the window.
    """
    owner: QObject | None = target
    while owner is not None:
        answer = getattr(owner, "reason_against", None)
        if answer is not None:
            return str(answer(command_id))
        owner = owner.parent()
    return ""


def collect(target: QObject) -> list[CommandAction]:
    """The object's commands as actions; the same actions at every call. A widget also gets their keys.

    The keys of scope «window» are added by the window, so that they work while the page is hidden.
    """
    known = target.findChildren(CommandAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if not known:
        known = [CommandAction(each, target) for each in declared(type(target))]
        if isinstance(target, QWidget):
            target.addActions([each for each in known if each.command.scope != "window"])
    return known


def action(target: QObject, command_id: str) -> CommandAction:
    """The action of one command of `target`."""
    return next(each for each in collect(target) if each.command.id == command_id)


def refresh_all(target: QObject) -> None:
    """Ask again which commands of `target` may run; to be called when its selection changes."""
    for each in collect(target):
        each.refresh()


def context_menu(target: QObject, parent: QWidget) -> QMenu:
    """The menu of those commands of `target` that are for its context menu."""
    menu = QMenu(parent)
    refresh_all(target)
    menu.addActions([each for each in collect(target) if each.command.context])
    return menu


def with_twins(shortcut: str) -> list[QKeySequence]:
    """The key sequences of `shortcut` («Ctrl+K; F2») and, for letters, those of the Cyrillic keyboard."""
    keys: list[str] = []
    for one in filter(None, (part.strip() for part in shortcut.split(";"))):
        keys.append(one)
        head, plus, last = one.rpartition("+")
        if plus and "Ctrl" in head and last.upper() in TWINS:
            keys.append(f"{head}+{TWINS[last.upper()]}")
    return [QKeySequence(key) for key in keys]


def clashes(commands: Iterable[Command]) -> list[tuple[str, Command, Command]]:
    """Keys that two commands claim: (key, one, other). Give it the commands that can be active together."""
    taken: dict[str, Command] = {}
    found: list[tuple[str, Command, Command]] = []
    for each in commands:
        for key in with_twins(each.shortcut):
            other = taken.setdefault(key.toString(), each)
            if other.id != each.id:
                found.append((key.toString(), other, each))
    return found
