"""Names of the profile: where they stand in a text, and that no other rule speaks of them."""

from __future__ import annotations

import pytest

from coach import analyse
from coach.facts.named import ProfileNames
from coach.message import Message
from coach.people import Person, Recipient


def spans(text: str, you: Recipient, me: Person | None = None) -> list[str]:
    return [s.of(text) for s in ProfileNames(you, me).spans(text)]


@pytest.mark.parametrize(
    ("text", "you", "expected"),
    [
        ("Hi Hope Best, hope you are well.", Recipient(name="Hope Best"), ["Hope Best"]),
        ("Hi Hope, best wishes.", Recipient(name="Hope Best"), ["Hope"]),
        ("Hope you are well. Best regards", Recipient(name="Hope Best"), []),
        ("I like Great Work.", Recipient(company="Great Work Ltd"), ["Great Work"]),
        ("I like Great Work Ltd.", Recipient(company="Great Work Ltd"), ["Great Work Ltd"]),
        ("Great work on the mill!", Recipient(company="Great Work Ltd"), []),
        ("I like great work.", Recipient(company="Great Work Ltd"), []),
        ("Is Synergy hiring?", Recipient(company="Synergy AG"), ["Synergy"]),
        ("We find synergy there.", Recipient(company="Synergy AG"), []),
        ("You went to the Open University.", Recipient(schools=("Open University",)), ["Open University"]),
        ("You are open.", Recipient(schools=("Open University",)), []),
        ("I grew up in Reach as well.", Recipient(location="Reach, Cambridgeshire"), ["Reach"]),
        ("Reach out to me.", Recipient(location="Reach, Cambridgeshire"), []),
        ("", Recipient(name="Hope Best"), []),
        ("Hi Hope", Recipient(), []),
    ],
)
def test_where_names_stand(text: str, you: Recipient, expected: list[str]) -> None:
    assert spans(text, you) == expected


def test_the_senders_names_count_too() -> None:
    assert spans("I run Great Work in Leeds.", Recipient(), Person(company="Great Work Ltd")) == ["Great Work"]


@pytest.mark.parametrize(
    ("text", "you"),
    [
        ("Hi Hope Best, which kiln do you use on Fridays?", Recipient(name="Hope Best")),
        ("Hi Ann, which kiln does Great Work use on Fridays?", Recipient(name="Ann", company="Great Work Ltd")),
        ("Hi Ann, which kiln does Synergy AG use on Fridays?", Recipient(name="Ann", company="Synergy AG")),
        ("Hi Ann, which kiln does Innovative Solutions use?", Recipient(name="Ann", company="Innovative Solutions")),
        ("Hi Ann, which kiln does Win-Win use on Fridays?", Recipient(name="Ann", company="Win-Win GmbH")),
        ("Hi Ann, which kiln does the Open University use?", Recipient(name="Ann", schools=("Open University",))),
        ("Hi Ann, which kiln do they use in Reach?", Recipient(name="Ann", location="Reach")),
        ("Hi Ann, does ROCK STAR POTS fire on Fridays?", Recipient(name="Ann", company="Rock Star Pots")),
    ],
)
def test_no_other_rule_speaks_of_a_name(text: str, you: Recipient) -> None:
    names = ProfileNames(you, None).spans(text)
    assert names
    report = analyse(Message(text, channel="email", recipient=you))
    inside = [f.rule for f in report.findings if not f.span.empty and any(n.contains(f.span) for n in names)]
    assert [rule for rule in inside if not rule.startswith("facts.")] == []


def test_the_same_words_are_marked_where_they_name_nobody() -> None:
    text = "Hi Ann, our synergy is great."
    known = analyse(Message(text, channel="email", recipient=Recipient(name="Ann", company="Synergy AG")))
    bare = analyse(Message(text, channel="email", recipient=Recipient(name="Ann")))
    assert {f.rule for f in known.findings} == {f.rule for f in bare.findings}
