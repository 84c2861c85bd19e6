"""Colours that can be read, icons that are ours and drawn, light and dark that switch."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.theme.apply import Choice, Theme
from ui.theme.icons import icon
from ui.theme.palette import DARK, LIGHT, RAIL_TEXT, TEXT_COLOURS, Colours, contrast, names


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", TEXT_COLOURS)
def test_words_stand_out(colours: Colours, name: str) -> None:
    for behind in (colours.panel, colours.window):
        assert contrast(getattr(colours, name), behind) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_a_tint_stand_out(colours: Colours) -> None:
    for tint in ("over", "yours", "mine", "selection"):
        assert contrast(colours.text, getattr(colours, tint)) >= 4.5, tint
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(RAIL_TEXT, colours.rail) >= 4.5


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_say_every_colour() -> None:
    assert [n for n in names() if not str(getattr(DARK, n)).startswith("#")] == []


def test_the_theme_switches(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.choose(Choice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    theme.choose(Choice.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


@pytest.mark.parametrize("path", sorted(resources.path("icons").glob("*.svg")), ids=lambda p: str(p.stem))
def test_icons_are_drawn_in_the_colour_asked_for(qapp: QApplication, path: object) -> None:
    image = icon(path.stem, "#ff0000").pixmap(24, 24).toImage()  # type: ignore[attr-defined]
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(c.red() > 200 and c.green() < 60 for c in inked)


def test_an_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")
