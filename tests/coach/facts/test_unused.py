"""Ties that the profiles hold: told of in the message, or offered."""

from __future__ import annotations

import pytest

from coach import Message, analyse
from coach.people import Person, Recipient, Relation
from tests.coach.facts.said import findings

BARE = "could you spare ten minutes on Tuesday?"


def unused(text: str, you: Recipient, me: Person | None = None) -> list[str]:
    return [f.example for f in findings(text, you, me) if f.rule == "facts.unused"]


def of(**fields: object) -> Recipient:
    return Recipient(**{"name": "Zak Slayback", "relation": Relation.NONE} | fields)  # type: ignore[arg-type]


OFFERED = [
    (of(works=("Learning to write for the real world",)), None, "“Learning to write for the real world”"),
    (of(works=("", " ", "kiln logs")), None, "kiln logs"),
    (of(works=("“Kiln logs”",)), None, "“Kiln logs”"),
    (of(mutual_contacts=("Ingrid Aas",)), None, "Ingrid Aas"),
    (of(mutual_contacts=("Ingrid Aas", "Piotr Nowak")), None, "Ingrid Aas"),
    (of(met_where="Oslo pump fair"), None, "at the Oslo pump fair"),
    (of(met_where="at the Oslo pump fair"), None, " at the Oslo pump fair"),
    (of(schools=("Lund University",)), Person(schools=("Lunds universitet",)), "at Lund University"),
    (of(schools=("University of Leeds",)), Person(schools=("Leeds University",)), "at the University of Leeds"),
    (of(schools=("Massachusetts Institute of Technology",)), Person(schools=("MIT",)), "Institute of Technology"),
    (of(past_companies=("Tallis Water Ltd",)), Person(company="Tallis Water"), "Tallis Water"),
    (of(company="Tallis Water"), Person(company="Tallis Water Ltd"), "Tallis Water"),
    (of(groups=("Alpine Flood Forum",)), Person(groups=("alpine flood forum",)), "Alpine Flood Forum"),
    (of(location="Turin, Piedmont"), Person(location="Greater Turin Metropolitan Area"), "in Turin"),
    (of(location="Greater Turin Metropolitan Area"), Person(location="Torino, Italia"), "in Turin"),
    (of(location="NYC"), Person(location="New York City"), "in NYC"),
    (of(location="San Francisco Bay Area"), Person(location="San Francisco"), "San Francisco"),
    (of(name="", works=("Kiln logs",)), None, "Kiln logs"),
    (of(schools=("Lund University",), location="Turin"), Person(schools=("Lund",), location="Torino"), "Lund"),
    (of(groups=("Flood Forum",), location="Turin"), Person(groups=("Flood Forum",), location="Turin"), "Flood Forum"),
    (of(works=("Kiln logs",), mutual_contacts=("Ingrid Aas",)), None, "Kiln logs"),
]


@pytest.mark.parametrize(("you", "me", "words"), OFFERED, ids=lambda v: v if isinstance(v, str) else "")
def test_an_unused_tie_is_offered(you: Recipient, me: Person | None, words: str) -> None:
    (example,) = unused(f"Hi Zak, {BARE}", you, me)
    assert words in example
    assert "Hi ," not in example
    assert "at at" not in example
    assert "““" not in example


USED = [
    ("your piece on real-world writing helped.", OFFERED[0][0], None),
    ("I read “Kiln Logs” twice.", of(works=("Kiln logs",)), None),
    ("I read your log on kilns.", of(works=("Kiln logs",)), None),
    ("Ingrid said you know pumps.", of(mutual_contacts=("Ingrid Aas",)), None),
    ("it was great meeting you at the fair.", of(met_where="Oslo pump fair", relation=Relation.MET), None),
    ("in Oslo you spoke of mills.", of(met_where="Oslo pump fair", relation=Relation.MET), None),
    ("we met last week.", of(met_where="Oslo pump fair", relation=Relation.MET), None),
    ("I was at Lund too.", OFFERED[7][0], OFFERED[7][1]),
    ("we are both from Uni Lund.", OFFERED[7][0], OFFERED[7][1]),
    ("I was at MIT as well.", OFFERED[9][0], OFFERED[9][1]),
    ("I left Tallis in 2019.", OFFERED[10][0], OFFERED[10][1]),
    ("your thread in the Alpine Flood Forum helped.", OFFERED[12][0], OFFERED[12][1]),
    ("I live in Torino, too.", OFFERED[13][0], OFFERED[13][1]),
    ("I live in Turin, too.", OFFERED[13][0], OFFERED[13][1]),
    ("New York is loud, as you know.", OFFERED[15][0], OFFERED[15][1]),
    ("the Bay Area is foggy, as you know.", OFFERED[16][0], OFFERED[16][1]),
]


@pytest.mark.parametrize(("text", "you", "me"), USED, ids=lambda v: v if isinstance(v, str) else "")
def test_a_tie_in_use_is_enough(text: str, you: Recipient, me: Person | None) -> None:
    assert unused(f"Hi Zak, {text} {BARE[0].upper()}{BARE[1:]}", you, me) == []


NO_TIE = [
    (of(), None),
    (of(company="Harbour Press", schools=("Lund University",), location="Turin"), None),
    (of(schools=("Lund University",)), Person(schools=("Uppsala University",))),
    (of(schools=("Boston College",)), Person(schools=("Boston University",))),
    (of(company="Acme"), Person(company="Acorn")),
    (of(location="Portland, Maine"), Person(location="Portland, Oregon")),
    (of(location="Italy"), Person(location="")),
    (of(works=("", "  ")), Person(name="Zak Slayback")),
    (of(groups=("",)), Person(groups=("",))),
    (of(headline="Writer"), Person(headline="Plumber")),
]


@pytest.mark.parametrize(("you", "me"), NO_TIE, ids=range(len(NO_TIE)))
def test_no_tie_no_hint(you: Recipient, me: Person | None) -> None:
    assert unused(f"Hi Zak, {BARE}", you, me) == []


def test_a_long_title_is_cut_between_words() -> None:
    title = "On the slow and careful keeping of kiln logs in small village potteries of the upper valley since 1850"
    (example,) = unused(f"Hi Zak, {BARE}", of(works=(title,)))
    assert "On the slow and careful keeping of kiln logs" in example
    assert "…”" in example
    told = example.split("“")[1].split("…”")[0]
    assert title.startswith(told + " ")


@pytest.mark.parametrize("said", ["Self-employed", "Freelance", "Stealth Startup"])
def test_what_is_no_employer_is_shared_by_nobody(said: str) -> None:
    you, me = Recipient(name="Ann Lee", company=said), Person(name="Bo", company=said.lower())
    report = analyse(Message("Hi Ann, would Tuesday at ten suit you?", channel="email", recipient=you, sender=me))
    assert "facts.unused" not in {f.rule for f in report.findings}
