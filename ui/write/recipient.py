"""The form of what is known about the reader, and about the writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from coach import Person, Recipient, Relation
from coach.normalise import admit
from ui.plain import PlainLabel
from ui.write.words import RELATIONS

MAX_FIELD = 2000
"""Longest value of one field, in code points."""
RECIPIENT = {
    "name": ("Name", "As they write it"),
    "headline": ("Headline", "What they say they do"),
    "company": ("Company", ""),
    "past_companies": ("Past companies", "Separate several by ;"),
    "schools": ("Schools", "Separate several by ;"),
    "location": ("Place", ""),
    "groups": ("Groups", "Separate several by ;"),
    "works": ("What they made", "An article, a talk, a project, by its title"),
    "mutual_contacts": ("Someone in common", "Separate several by ;"),
    "met_where": ("Where you met", ""),
    "notes": ("Anything else that is true", ""),
    "purpose": ("Why them, honestly", "For you alone: your reason in a sentence"),
}
SENDER = {
    name: RECIPIENT[name] for name in ("name", "headline", "company", "past_companies", "schools", "location", "groups")
}
_MANY = ("past_companies", "schools", "groups", "works", "mutual_contacts")


class ProfileForm(QWidget):
    """One profile as a column of fields. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, fields: Mapping[str, tuple[str, str]], relation: bool, whose: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(2)
        self.fields: dict[str, QLineEdit] = {}
        self.relation: QComboBox | None = None
        for name, (label, hint) in fields.items():
            if name == "met_where" and relation:
                self._add_relation(column)
            field = QLineEdit()
            field.setMaxLength(MAX_FIELD)
            field.setPlaceholderText(hint)
            field.setAccessibleName(f"{whose}: {label}")
            field.textChanged.connect(self.changed)
            title = PlainLabel(label)
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
            column.addSpacing(4)
            self.fields[name] = field
        column.addStretch()

    def _add_relation(self, column: QVBoxLayout) -> None:
        self.relation = QComboBox()
        self.relation.setAccessibleName("How you know them")
        self.relation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.relation.setMinimumContentsLength(6)
        for relation, words in RELATIONS.items():
            self.relation.addItem(words, relation.value)
        self.relation.currentIndexChanged.connect(self.changed)
        column.addWidget(PlainLabel("How you know them"))
        column.addWidget(self.relation)
        column.addSpacing(4)

    def values(self) -> dict[str, str]:
        """What stands in the fields, by name; `relation` among them where it is asked."""
        values = {name: admit(field.text(), MAX_FIELD).text.strip() for name, field in self.fields.items()}
        if self.relation is not None:
            values["relation"] = self.relation.currentData()
        return values

    def fill(self, values: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.setText(admit(values.get(name, ""), MAX_FIELD).text)
            field.setCursorPosition(0)
        if self.relation is not None:
            self.relation.setCurrentIndex(max(0, self.relation.findData(values.get("relation", "unknown"))))

    def person(self) -> Person:
        """The profile without what only a recipient has."""
        return Person(**_facts(self.values(), tuple(SENDER)))

    def recipient(self) -> Recipient:
        values = self.values()
        names = tuple(n for n in RECIPIENT if n != "purpose")
        return Recipient(**_facts(values, names), relation=Relation(values["relation"]))


def _facts(values: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Any]:
    return {n: _several(values[n]) if n in _MANY else values[n] for n in names}


def _several(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())
