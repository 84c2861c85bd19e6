"""The settings window, built from the declarations of `ui.settings`; every change holds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coach import Criterion
from coach.rule import Rule
from ui.plain import PlainButton, PlainLabel
from ui.settings import LIMITS, LOOKS, RULES, Kind, Setting, declared, told
from ui.write.place import WritePlace
from ui.write.views import scrolled
from ui.write.words import CRITERIA, quoted


class SettingsDialog(QDialog):
    """Signals: `set(str, object)`: a setting has another value."""

    set = Signal(str, object)

    def __init__(self, parent: QWidget, place: WritePlace, values: Mapping[str, Any], folder: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page in (LOOKS, LIMITS):
            self.tabs.addTab(scrolled(self._form(page, values)), page)
        self.tabs.addTab(self._rules(values), RULES)
        self._refused = QWidget()
        self._refused_column = QVBoxLayout(self._refused)
        self.tabs.addTab(scrolled(self._refused), "Refused and fixed")
        self.tabs.addTab(self._data(folder), "Where data lies")
        column.addWidget(self.tabs)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.show_refusals()
        self.show_errors()
        letter = self.fontMetrics().averageCharWidth()
        room = self.screen().availableGeometry()
        self.resize(min(letter * 90, room.width() - 40), min(self.fontMetrics().height() * 32, room.height() - 60))

    # --- what is declared ----------------------------------------------------------------------------------------

    def _form(self, page: str, values: Mapping[str, Any]) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(14, 14, 14, 14)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in declared():
            if setting.page == page:
                self._add(form, setting, values[setting.name])
        return inside

    def _add(self, form: QFormLayout, setting: Setting, value: Any) -> None:
        field = self._field(setting, value)
        field.setAccessibleName(setting.label)
        label = PlainLabel(setting.label)
        label.setBuddy(field)
        form.addRow(label, field)
        for note in (setting.help, *setting.notes):
            if note:
                form.addRow(PlainLabel(note, role="muted"))
        self.fields[setting.name] = field

    def _field(self, setting: Setting, value: Any) -> QWidget:
        if setting.kind is Kind.CHOICE:
            box = QComboBox()
            for choice, words in setting.choices:
                box.addItem(words, choice)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.currentIndexChanged.connect(lambda _: self.set.emit(setting.name, box.currentData()))
            return box
        if setting.kind is Kind.NUMBER:
            spin = QSpinBox()
            spin.setRange(setting.low, setting.high)
            spin.setSpecialValueText(setting.none)
            spin.setValue(value)
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(lambda n: self.set.emit(setting.name, n))
            return spin
        return self._folder(setting, value)

    def _folder(self, setting: Setting, value: str) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        line = QLineEdit(value)
        line.setAccessibleName(setting.label)
        line.editingFinished.connect(lambda: self.set.emit(setting.name, line.text().strip()))
        choose = PlainButton("Choose…")
        choose.setAccessibleName(f"Choose: {setting.label}")
        row.addWidget(line, 1)
        row.addWidget(choose)

        def chosen() -> None:
            picker = QFileDialog(self, setting.label, line.text())
            picker.setFileMode(QFileDialog.FileMode.Directory)
            picker.fileSelected.connect(line.setText)
            picker.fileSelected.connect(lambda path: self.set.emit(setting.name, path))
            picker.open()

        choose.clicked.connect(chosen)
        both.setFocusProxy(line)
        return both

    # --- rules ---------------------------------------------------------------------------------------------------

    def _rules(self, values: Mapping[str, Any]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a rule")
        self.search.setAccessibleName("Find a rule")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Rules, on or off")
        self.search.textChanged.connect(lambda words: self._find(words))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        own = QWidget()
        form = QFormLayout(own)
        form.setContentsMargins(0, 6, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for setting in declared():
            if setting.page == RULES:
                self._add(form, setting, values[setting.name])
        column.addWidget(own)
        self.errors = PlainLabel(role="error")
        self.errors.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.errors)
        self.show_rules()
        self.tree.itemChanged.connect(self._switched)
        return page

    def show_rules(self) -> None:
        """Lists the rules as they are on or off."""
        self.tree.blockSignals(True)
        self.tree.clear()
        off = self._place.refused.off()
        by_criterion: dict[Criterion, list[Rule]] = {c: [] for c in Criterion}
        for rule in self._place.knowledge.rules:
            by_criterion[rule.criterion].append(rule)
        for criterion, rules in by_criterion.items():
            if not rules:
                continue
            top = QTreeWidgetItem([CRITERIA[criterion]])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(top)
            for rule in sorted(rules, key=lambda r: r.title):
                item = QTreeWidgetItem([f"{rule.title} (yours)" if rule.own else rule.title])
                item.setData(0, Qt.ItemDataRole.UserRole, rule.id)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(0, Qt.CheckState.Unchecked if rule.id in off else Qt.CheckState.Checked)
                top.addChild(item)
            top.setExpanded(True)
        self.tree.blockSignals(False)
        self._find(self.search.text())

    def _switched(self, item: QTreeWidgetItem) -> None:
        rule = item.data(0, Qt.ItemDataRole.UserRole)
        if rule:
            self._place.switch(str(rule), item.checkState(0) is Qt.CheckState.Checked)
            self.show_refusals()

    def _find(self, words: str) -> None:
        wanted = words.casefold().strip()
        for at in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(at)
            seen = 0
            for number in range(top.childCount() if top is not None else 0):
                assert top is not None
                item = top.child(number)
                if item is None:
                    continue
                hidden = bool(wanted) and wanted not in f"{item.text(0)} {item.data(0, 256)}".casefold()
                item.setHidden(hidden)
                seen += not hidden
            if top is not None:
                top.setHidden(not seen)

    def show_errors(self) -> None:
        """What is wrong with own rules, and how many are in use."""
        lines = told(self._place.knowledge.refused)
        self.errors.setVisible(bool(lines))
        if lines:
            self.errors.setText("Left out, the others work:\n" + "\n".join(lines[:20]))

    # --- refused and fixed ---------------------------------------------------------------------------------------

    def show_refusals(self) -> None:
        """Everything refused and every fix, each with its undo."""
        while (item := self._refused_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        refused = self._place.refused
        titles = {rule.id: rule.title for rule in self._place.knowledge.rules}
        for wish in refused.all():
            rule = "any rule" if wish.rule == "*" else f"“{titles.get(wish.rule, wish.rule)}”"
            words = f"{quoted(wish.text)} is left alone by {rule}" if wish.text else f"The rule {rule} is off"
            if wish in refused.once:
                words += ", this once"
            self._row(words, partial(self._undo, wish))
        for fixed in reversed(refused.fixed):
            words = f"Fixed: {quoted(fixed.before)} → {quoted(fixed.after) if fixed.after else 'nothing'}"
            self._row(words, partial(self._undo_fix, fixed))
        if not refused.all() and not refused.fixed:
            self._refused_column.addWidget(PlainLabel("Nothing is refused: every rule is on, and no fix was made."))
        self._refused_column.addStretch()

    def _row(self, words: str, undo: Callable[[], None]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(words), 1)
        button = PlainButton("Undo")
        button.setAccessibleName(f"Undo: {words}")
        button.clicked.connect(lambda _=False: undo())
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._refused_column.addWidget(row)

    def _undo(self, wish: Any) -> None:
        self._place.take_back(wish)
        self.show_refusals()
        self.show_rules()

    def _undo_fix(self, fixed: Any) -> None:
        if not self._place.take_back_fix(fixed):
            self._place.middle.say("These words have changed since; Ctrl+Z in the draft goes back step by step.")
        self.show_refusals()

    # --- data ----------------------------------------------------------------------------------------------------

    def _data(self, folder: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(PlainLabel("All that Firstline keeps lies in this folder, for your user alone:"))
        where = QLineEdit(folder)
        where.setReadOnly(True)
        where.setAccessibleName("Folder of all data")
        column.addWidget(where)
        column.addWidget(
            PlainLabel(
                "Nothing leaves this machine: the program opens no connection. Deleting the folder deletes all of it.",
                role="muted",
            )
        )
        column.addStretch()
        return page
