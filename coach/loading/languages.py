"""What is known of languages: resources/language/languages.toml and english.toml."""

from __future__ import annotations

import resources
from coach.loading import toml
from coach.reading.language import Languages, Others


def load_languages() -> Languages:
    """Reads what tells English, and leaves the rest for the first text that is in doubt. Raises DataError."""
    top = toml.read(resources.path("language", "english.toml"))
    english = frozenset(top.text("words").split())
    top.done()
    return Languages(english, load_others)


def load_others() -> Others:
    """Raises DataError."""
    top = toml.read(resources.path("language", "languages.toml"))
    words, letters = top.table("words"), top.table("letters")
    top.done()
    return Others(
        {code: frozenset(words.text(code).split()) for code in words.names()},
        {letter: tuple(letters.text(letter).split()) for letter in letters.names()},
    )
