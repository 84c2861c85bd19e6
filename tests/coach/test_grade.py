from __future__ import annotations

import pytest

from coach.language.grade import grade


def test_the_grade_is_the_automated_readability_index() -> None:
    text = "The cat sat on the mat. It was a very fat cat."
    letters, words, sentences = 34, 12, 2
    assert grade(text) == pytest.approx(max(0.0, 4.71 * letters / words + 0.5 * words / sentences - 21.43), abs=0.06)
    long = "Hydrological infrastructure considerations necessitate interdisciplinary collaboration. " * 3
    found = grade(long)
    assert found is not None
    assert found > 20


@pytest.mark.parametrize("text", ["", "  ", "...", "\0"])
def test_no_words_have_no_grade(text: str) -> None:
    assert grade(text) is None


def test_odd_texts_are_graded() -> None:
    assert grade("Hi \ud800 there, \0 how are the pumps?") is not None


def test_nltk_is_not_imported_for_it() -> None:
    import subprocess
    import sys

    code = "import sys\nfrom coach.language.grade import grade\nprint(grade('The cat sat.'), 'nltk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split()[1:] == ["False"]
    assert float(done.stdout.split()[0]) >= 0


def test_without_textstat_there_is_no_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from coach.language import grade as module

    monkeypatch.setitem(sys.modules, "textstat", None)
    module._index.cache_clear()
    assert grade("The cat sat.") is None
    module._index.cache_clear()
