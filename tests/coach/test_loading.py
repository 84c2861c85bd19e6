"""Data files are read strictly: what is wrong is said with path, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import DataError
from coach.loading import toml
from coach.loading.knowledge import load_knowledge
from coach.loading.rules import load_rule, unmark

RULE = """title = "Hollow greeting"
severity = "warning"
message = "“{match}” greets nobody."
question = "Who is meant?"
why = "A greeting without a name."
evidence = "opinion"
[check]
kind = "phrase"
any = ["dear all"]
[[bad]]
text = "«Dear all», the fair begins."
"""


def rule_file(folder: Path, text: str, name: str = "wording.hollow-greeting.toml") -> Path:
    (folder / "wording").mkdir(exist_ok=True)
    file = folder / "wording" / name
    file.write_text(text, encoding="utf-8")
    return file


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as caught:
        load_rule(rule_file(folder, text), {})
    return str(caught.value)


def test_a_right_file_is_read(tmp_path: Path) -> None:
    rule = load_rule(rule_file(tmp_path, RULE), {})
    assert (rule.id, rule.cost, rule.bad[0].spans) == ("wording.hollow-greeting", 4, ((0, 8),))


def test_unknown_key(tmp_path: Path) -> None:
    said = refusal(tmp_path, RULE.replace('evidence = "opinion"', 'evidence = "opinion"\ncolour = "red"'))
    assert "hollow-greeting.toml:7: colour: is not a known key" in said


def test_missing_message(tmp_path: Path) -> None:
    said = refusal(tmp_path, RULE.replace("message = ", "#"))
    assert said.endswith("hollow-greeting.toml: message: is missing")


def test_bad_severity(tmp_path: Path) -> None:
    said = refusal(tmp_path, RULE.replace('"warning"', '"grave"'))
    assert "hollow-greeting.toml:2: severity: 'grave' is none of praise, hint, warning, error" in said


def test_bad_phrase(tmp_path: Path) -> None:
    said = refusal(tmp_path, RULE.replace('"dear all"', '"dear (all"'))
    assert "hollow-greeting.toml:9: check.any: a parenthesis is not closed" in said


def test_not_toml_names_the_line(tmp_path: Path) -> None:
    assert "hollow-greeting.toml:2: is not TOML" in refusal(tmp_path, 'title = "x"\nseverity = \n')


@pytest.mark.parametrize(
    "text",
    ["a" + ".a" * 5000 + " = 1", "a = " + "[" * 3000, "a = 1\n" * 60000, "a = " + "9" * 1900, '\ufeffa = "'],
    ids=["dotted", "nested", "huge", "digits", "bom"],
)
def test_hostile_toml_is_refused_at_once(text: str) -> None:
    with pytest.raises(DataError):
        toml.parse(text, "x.toml").done()


def test_a_broken_own_rule_leaves_the_others(tmp_path: Path) -> None:
    rule_file(tmp_path, RULE)
    rule_file(tmp_path, RULE.replace("message", "mesage"), "wording.broken.toml")
    knowledge = load_knowledge(tmp_path)
    assert [r.id for r in knowledge.rules if r.own] == ["wording.hollow-greeting"]
    assert len(knowledge.refused) == 1
    assert "wording.broken.toml" in str(knowledge.refused[0])


@pytest.mark.parametrize("marked", ["«a", "a»", "«a «b» c»"])
def test_unbalanced_marks(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        unmark(marked)
