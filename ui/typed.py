"""Between the window's state and what the library keeps of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from ui.keeper import Typed
from ui.offsets import Offsets
from ui.state import State


def typed_of(state: State) -> Typed:
    """What is typed, of `state`."""
    suppressed = tuple((str(one["rule"]), one["text"]) for one in state.suppressed)
    return Typed(
        state.text,
        state.subject,
        state.channel,
        dict(state.recipient),
        dict(state.sender),
        suppressed,
        state.caret,
    )


def put_typed(state: State, typed: Typed | None) -> None:
    """Writes `typed` into `state`; None leaves it."""
    if typed is None:
        return
    state.text, state.subject, state.channel = typed.text, typed.subject, typed.channel
    state.recipient, state.sender = dict(typed.recipient), dict(typed.sender)
    state.suppressed = [{"rule": rule, "text": text} for rule, text in typed.suppressed]
    state.caret = typed.caret


def caret_of(editor: QPlainTextEdit) -> int:
    """The caret, in code points of the text."""
    return Offsets(editor.toPlainText()).from_qt(editor.textCursor().position())


def put_caret(editor: QPlainTextEdit, caret: int) -> None:
    """Puts the caret at code point `caret`, at most at the end."""
    text = editor.toPlainText()
    cursor = editor.textCursor()
    cursor.setPosition(Offsets(text).to_qt(min(caret, len(text))))
    editor.setTextCursor(cursor)
