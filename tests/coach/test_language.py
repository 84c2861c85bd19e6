"""Which language a message is in: names of others, and English of every kind."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from coach import Message, analyse
from coach.loading.knowledge import shipped
from coach.loading.languages import load_others
from coach.reading import langid
from coach.reading.language import identify
from coach.reading.words import words
from tests.coach.table import ENGLISH
from tests.corpus.corpus import load

HERE = Path(__file__).parent
FOREIGN = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))


def language(text: str) -> str:
    return identify(text, [w.norm for w in words(text)], shipped().languages)


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_named(code: str) -> None:
    assert [language(text) for text in FOREIGN[code]] == [code] * len(FOREIGN[code])


@pytest.mark.parametrize("text", ENGLISH)
def test_english_of_every_kind_is_english(text: str) -> None:
    assert language(text) == "en"


def test_every_message_of_the_corpus_is_english() -> None:
    assert [m.text for m in load() if language(m.text) != "en"] == []


@pytest.mark.parametrize(
    "text",
    [
        "asdf qwer zxcv uiop hjkl yxcv bnmq",
        "Zwv dɔwɔƒe ŋkɔ aɖe blɔ ɣeyiɣi ɖeka vɔa ƒomevi",
        "ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ",
    ],
    ids=["keys", "a language we do not know", "runes"],
)
def test_what_cannot_be_told_is_und(text: str) -> None:
    assert language(text) == "und"


@pytest.mark.parametrize("text", ["𝗛𝗶 𝗔𝗻𝗮, 𝗮𝗿𝗲 𝘆𝗼𝘂 𝗵𝗶𝗿𝗶𝗻𝗴?", "Ｈｉ Ａｎａ， are you hiring?"])
def test_letters_dressed_up_are_latin(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize("text", ["👋", "123", "…", "Hi ,", "{{first_name}}"])
def test_nothing_speaks_against_a_text_without_words(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hello dear. Ich heiße Anna und suche eine Stelle in Ihrem Team. Thanks!", "de"),
        ("Hi Anna, vielen Dank für das Gespräch gestern! Best, Tom", "de"),
        ("Ich schreibe Ihnen, weil https://example.org/jobs/kiln-master-and-the-rest", "de"),
        ("Hi Anna, I loved your talk on kilns. Vielen Dank!", "en"),
    ],
)
def test_the_greater_part_decides(text: str, code: str) -> None:
    assert language(text) == code


def test_without_the_second_opinion_most_is_still_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library may be missing: plain texts do not need it, and English never does."""
    monkeypatch.setattr(langid, "_classify", lambda: None)
    right = [language(text) == code for code, texts in FOREIGN.items() for text in texts]
    assert sum(right) >= 0.97 * len(right)
    assert [text for text in ENGLISH if language(text) != "en"] == []


def test_english_asks_for_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys\nfrom coach import Message, analyse\n"
        "analyse(Message('Hi Zak, I’d like to know how you dry clay in Łódź. Have you ten minutes?'))\n"
        "print(*[m for m in ('numpy', 'py3langid') if m in sys.modules])\n"
        "analyse(Message('Hei Kari, jeg leste artikkelen din om ovner'))\n"
        "print(*[m for m in ('numpy', 'py3langid') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == ["", "numpy py3langid"]


def test_another_language_is_not_judged() -> None:
    report = analyse(Message(FOREIGN["de"][0]))
    assert (report.language, report.verdict, report.score, report.criteria) == ("de", None, None, ())
    assert [f.rule for f in report.findings] == ["language.unsupported"]


def test_the_tables_are_clean() -> None:
    others = load_others()
    assert not [code for code in others.words if len(code) != 2]
    assert {code for users in others.letters.values() for code in users} <= set(others.words)
    assert all(word == word.lower() for some in others.words.values() for word in some)
