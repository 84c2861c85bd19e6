"""A picture of the window in each of its states.

    python -m tests.ui.pictures FOLDER [NAME …]

Draws to whatever display there is (QT_QPA_PLATFORM=offscreen does as well) and writes FOLDER/<state>.png. For eyes;
what can be told without them is in the tests.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach import Suppression
from ui.state import StateFile
from ui.theme.apply import Choice, Theme
from ui.window import MainWindow

MINA = {
    "name": "Mina Okafor",
    "headline": "Editor at a museum press",
    "company": "Harbour Museum Press",
    "schools": "Lund University",
    "location": "Malmö, Sweden",
    "works": "Captions that people finish",
    "mutual_contacts": "Ada Nyberg",
    "relation": "work",
}
JON = {"name": "Jon Berg", "headline": "Exhibition writer", "schools": "Lund University", "location": "Malmö"}
MANY = (
    "Dear {{first_name}},\n\nI hope this message finds you well!!! I came across your impressive profile and was blown "
    "away by your journey. I beleive we are in the same space and there could be synergies and your a thought leader. "
    "I would love to pick your brain and explore mutually beneficial opportunities going forward.\n\nLet me know your "
    "thoughts. Looking forward to hearing from you!"
)
READY = (
    "Hi Mina, your “Captions that people finish” made me cut ours to 40 words. I write labels for the harbour "
    "show in May. May I send you two and ask which you would keep?"
)
OVER = (
    "Hi Mina, I hope this message finds you well. Your “Captions that people finish” made me cut our labels to 40 "
    "words. I came across your profile and would love to connect. May I send you two and ask which one you would keep?"
)


def window(theme: Theme, text: str | None, recipient: Mapping[str, str] | None = None) -> MainWindow:
    made = MainWindow(StateFile(Path(tempfile.mkdtemp())), theme)
    if text is not None:
        made.write.recipient.fill(MINA if recipient is None else recipient)
        made.write.you.fill(JON)
        made.write.editor.put(text)
    return made


def wait(signal: object, milliseconds: int = 8000) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def shown(made: MainWindow, width: int = 1180, height: int = 760) -> MainWindow:
    made.resize(width, height)
    made.show()
    made.write.judge()
    wait(made.write.completed)
    settle()
    return made


def _view(name: str, text: str) -> Callable[[Theme], QWidget]:
    def make(theme: Theme) -> QWidget:
        made = window(theme, text)
        made.write.show_view(name)
        return shown(made, 1280, 860)

    return make


def _compare(theme: Theme) -> QWidget:
    made = shown(window(theme, OVER), 1280, 860)
    made.write.put_aside()
    made.write.editor.put(READY)
    return shown(made, 1280, 860)


def _fixed(theme: Theme) -> QWidget:
    made = shown(window(theme, MANY))
    card = next(c for c in made.write.panel.cards if c.finding.fixes and "finds you well" in c.finding.text)
    made.write.fix(card.finding, card.finding.fixes[0])
    wait(made.write.completed)
    settle()
    return made


def _opened(theme: Theme) -> QWidget:
    """The caret in a mark, its card framed, and why it is said."""
    made = shown(window(theme, MANY), 1180, 860)
    made.write.step(True)
    made.write.step(True)
    settle()
    framed = next(c for c in made.write.panel.cards if c.property("current") == "true")
    framed.why_button.setChecked(True)
    settle()
    made.write.panel.area.ensureWidgetVisible(framed)
    settle()
    return made


def _why(theme: Theme) -> QWidget:
    made = window(theme, MANY)
    made.write.refused.refuse(Suppression("*", "pick your brain"))
    shown(made)
    start = MANY.index("pick your brain")
    made.write.editor.select_span(start, start + len("pick your brain"))
    made.write.ask_why()
    settle()
    return made


def _settings(tab: int) -> Callable[[Theme], QWidget]:
    def make(theme: Theme) -> QWidget:
        folder = Path(tempfile.mkdtemp())
        broken = 'title = "x"\ncriterion = "ask"\nseverity = "awful"\n'
        (folder / "own.broken.toml").write_text(broken, encoding="utf-8")
        made = window(theme, MANY)
        made.set_value("own_rules", str(folder))
        shown(made)
        card = next(c for c in made.write.panel.cards if c.finding.fixes)
        made.write.fix(card.finding, card.finding.fixes[0])
        made.write.never(made.write.panel.cards[1].finding)
        made.write.rule_off(made.write.panel.cards[2].finding)
        dialog = made.show_settings()
        dialog.show_refusals()
        dialog.tabs.setCurrentIndex(tab)
        settle()
        return dialog

    return make


def _reference(theme: Theme) -> QWidget:
    made = shown(window(theme, READY))
    dialog = made.show_reference()
    dialog.search.setText("pleasantry")
    settle()
    return dialog


def _keys(theme: Theme) -> QWidget:
    dialog = shown(window(theme, READY)).show_shortcuts()
    settle()
    return dialog


def _looks(choice: Choice, percent: int = 100, width: int = 1180, height: int = 760) -> Callable[[Theme], QWidget]:
    def make(theme: Theme) -> QWidget:
        made = window(theme, MANY)
        made.choose_theme(choice)
        made.set_value("text_size", percent)
        return shown(made, width, height)

    return make


def _bad(theme: Theme) -> QWidget:
    """No name, 10,000 characters, HTML and five scripts."""
    html = "<b>Zak</b> & <img src=x> "
    scripts = "日本語の名前 עברית العربية Ελληνικά हिन्दी "
    recipient = {"headline": html * 10, "company": scripts, "works": html + "x" * 10_000, "notes": scripts * 400}
    made = window(theme, f"Hi, {scripts}\n{html}\n" + "w" * 3000, recipient)
    made.write.you.fill({"name": scripts + html, "headline": "y" * 10_000, "location": scripts})
    made.write.show_view("arrival")
    return shown(made)


STATES: Mapping[str, Callable[[Theme], QWidget]] = {
    "empty": lambda t: shown(window(t, "", {})),
    "example": lambda t: shown(window(t, None)),
    "many": lambda t: shown(window(t, MANY)),
    "card": _opened,
    "fixed": _fixed,
    "ready": lambda t: shown(window(t, READY)),
    "follow": lambda t: shown(
        window(t, "Hi Mina, I would like to connect.", {"name": "Mina Okafor", "relation": "none"})
    ),
    "over": _view("arrival", OVER),
    "arrival": _view("arrival", READY),
    "swap": _view("swap", READY),
    "swap-empty": _view("swap", "Hi Mina, I came across your profile and would love to connect."),
    "compare": _compare,
    "why": _why,
    "settings-looks": _settings(0),
    "settings-limits": _settings(1),
    "settings-rules": _settings(2),
    "settings-refused": _settings(3),
    "settings-data": _settings(4),
    "reference": _reference,
    "keys": _keys,
    "light": _looks(Choice.LIGHT),
    "dark": _looks(Choice.DARK),
    "contrast": _looks(Choice.CONTRAST),
    "large": _looks(Choice.LIGHT, 200, 1400, 900),
    "narrow": _looks(Choice.LIGHT, 100, 600, 520),
    "bad": _bad,
}


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme = Theme(app)
    for name in arguments[1:] or STATES:
        picture = STATES[name](theme)
        picture.grab().save(str(folder / f"{name}.png"))
        for open_one in app.topLevelWidgets():
            if isinstance(open_one, MainWindow):
                open_one.close()
        theme.choose(Choice.SYSTEM)
        theme.enlarge(100)
        settle()
    # Windows that were closed still hold what they drew; nothing of it is needed.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
