"""The message against the profile: one table a rule, with what must be said and what must not."""

from __future__ import annotations

import pytest

from coach import analyse
from coach.facts.names import name_words
from coach.facts.organisations import misspelt_organisation, same_organisation
from coach.facts.places import same_place
from coach.message import Message
from coach.people import Person, Recipient, Relation
from coach.report import Report, Severity

MARTA = Recipient(
    name="Dr. Marta Kowalczyk-Lund (she/her), PhD",
    headline="Glacier hydrologist",
    company="Norrvatn Hydrology AS",
    past_companies=("Tallis Water Ltd", "Bergen Kommune"),
    schools=("University of Leeds", "Norwegian University of Science and Technology"),
    location="Turin, Piedmont, Italy",
    groups=("Alpine Flood Forum",),
    works=("Meltwater under the Rhône glacier", "Listening to ice: a year with geophones"),
    mutual_contacts=("Ingrid Aas",),
    relation=Relation.NONE,
    notes="Has two huskies.",
)
BOB = Recipient(name="Robert Müller", company="IBM", past_companies=("Big Wheel Co-operative",))
ME = Person(name="Tomas Vidal", company="Vidal Pumps", schools=("Leeds University",), location="Greater Turin")


def report(text: str, you: Recipient = MARTA, me: Person | None = None) -> Report:
    return analyse(Message(text, channel="message", recipient=you, sender=me))


def said(text: str, you: Recipient = MARTA, me: Person | None = None) -> list[tuple[str, str]]:
    """(rule, words) of each finding about facts, but the hint that a tie is not used."""
    findings = report(text, you, me).findings
    return [(f.rule.removeprefix("facts."), f.text) for f in findings if f.rule.startswith("facts.") and f.text]


@pytest.mark.parametrize(
    ("greeting", "you"),
    [
        ("Hi Marta,", MARTA),
        ("Dear Dr. Kowalczyk-Lund,", MARTA),
        ("Hello Marta Kowalczyk-Lund,", MARTA),
        ("Hi Lund Marta,", MARTA),
        ("hi marta,", MARTA),
        ("Hi Bob,", BOB),
        ("Dear Mr Müller,", BOB),
        ("Hi Rob and Ann,", BOB),
        ("Hi there,", MARTA),
        ("Dear Sir or Madam,", MARTA),
        ("Hello IBM team,", BOB),
        ("Good morning,", MARTA),
        ("Hi Bill,", Recipient(name="William Ng")),
        ("Dear Guido,", Recipient(name="van Rossum, Guido")),
        ("Hi Zac,", Recipient(name="Zachary Slayback")),
    ],
)
def test_a_right_name_is_right_in_every_form(greeting: str, you: Recipient) -> None:
    assert not said(f"{greeting} do you still need the pump drawings?", you)


@pytest.mark.parametrize(
    ("greeting", "you", "rule", "words"),
    [
        ("Hi Jonas,", MARTA, "wrong-name", "Jonas"),
        ("Dear Ms. Petersen,", MARTA, "wrong-name", "Petersen"),
        ("Hi Tomas,", MARTA, "wrong-name", "Tomas"),
        ("Hi Marat,", MARTA, "misspelt-name", "Marat"),
        ("Hi Rbert,", BOB, "misspelt-name", "Rbert"),
        ("Dear Mr Mueler,", Recipient(name="Robert Mueller"), "misspelt-name", "Mueler"),
        ("Dear Mr Muller,", BOB, "misspelt-name", "Muller"),
        ("Hi Robert Miller,", BOB, "misspelt-name", "Miller"),
        ("Hi Robert Smith,", BOB, "wrong-name", "Smith"),
        ("hi jonas,", MARTA, "wrong-name", "jonas"),
    ],
)
def test_a_wrong_or_misspelt_name_is_marked(greeting: str, you: Recipient, rule: str, words: str) -> None:
    assert said(f"{greeting} do you still need the pump drawings?", you) == [(rule, words)]


def test_accents_alone_are_a_hint() -> None:
    (finding,) = (f for f in report("Dear Mr Muller, one question.", BOB).findings if f.rule == "facts.misspelt-name")
    assert finding.severity is Severity.HINT
    (finding,) = (f for f in report("Dear Mr Miller, one question.", BOB).findings if f.rule == "facts.misspelt-name")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "How do you like your work at Norrvatn Hydrology?",
        "I read that you lead the modelling at Norrvatn.",
        "You worked at Tallis Water before, as I did.",
        "Your time at Tallis taught you patience, I imagine.",
        "I work at Petrel Pumps and have a question for you.",
        "You studied at Leeds University, as the page says.",
    ],
)
def test_a_right_company_is_right(text: str) -> None:
    assert not [s for s in said("Hi Marta, " + text) if s[0] in ("wrong-company", "misspelt-name")]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("I see you work at Tallis Water.", "wrong-company", "Tallis Water"),
        ("How is your role at Petrel Pumps?", "wrong-company", "Petrel Pumps"),
        ("How is your team at Norvatn Hydrology?", "misspelt-name", "Norvatn Hydrology"),
        ("You went to the Univercity of Leeds.", "misspelt-name", "Univercity of Leeds"),
    ],
)
def test_a_wrong_company_is_marked(text: str, rule: str, words: str) -> None:
    assert (rule, words) in said("Hi Marta, " + text)


@pytest.mark.parametrize(
    "text",
    [
        "We met at the Oslo pump fair in May.",
        "It was great talking to you at the Bergen workshop.",
        "I loved your talk on sediment traps in Nepal.",
        "Piotr Nowak told me you might help.",
    ],
)
def test_a_claim_that_is_not_recorded_is_asked_about(text: str) -> None:
    assert [rule for rule, _ in said("Hi Marta, " + text)] == ["unrecorded-claim"]


@pytest.mark.parametrize(
    "text",
    [
        "I read your paper on meltwater under glaciers twice.",
        "Your piece about listening to ice with geophones is on our wall.",
        "Ingrid Aas told me you might help.",
        "Saw your huskies in the Alpine Flood Forum thread.",
    ],
)
def test_a_recorded_claim_is_believed(text: str) -> None:
    assert not said("Hi Marta, " + text)


def test_a_meeting_that_is_recorded_is_believed() -> None:
    you = Recipient(name="Marta Lund", relation=Relation.MET, met_where="Oslo pump fair")
    assert not said("Hi Marta, we met at the Oslo pump fair in May.", you)


def unused(text: str, you: Recipient, me: Person | None = None) -> list[str]:
    return [f.example for f in report(text, you, me).findings if f.rule == "facts.unused"]


def test_an_unused_tie_is_shown_in_use() -> None:
    (example,) = unused("Hi Marta, could you spare ten minutes on Tuesday?", MARTA, ME)
    assert "Meltwater under the Rhône glacier" in example
    assert not unused("Hi Marta, your meltwater study helped. Could you spare ten minutes?", MARTA, ME)


def test_a_tie_that_only_both_profiles_show_counts() -> None:
    you = Recipient(name="Marta Lund", location="Turin, Piedmont", relation=Relation.NONE)
    (example,) = unused("Hi Marta, could you spare ten minutes on Tuesday?", you, ME)
    assert "Turin" in example
    assert not unused("Hi Marta, could you spare ten minutes?", you, Person(location="Milan, Lombardy"))


def test_nothing_is_said_of_facts_without_a_recipient() -> None:
    text = "Hi Jonas, we met at the Oslo pump fair. Piotr Nowak told me you work at Tallis Water."
    findings = analyse(Message(text, channel="message")).findings
    assert not [f for f in findings if f.rule.startswith("facts.")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Anna Berg, PhD", ("Anna", "Berg")),
        ("van Rossum, Guido", ("Guido", "van", "Rossum")),
        ("José (Pepe) García", ("José", "García", "Pepe")),
        ("Sam Lee (they/them)", ("Sam", "Lee")),
    ],
)
def test_the_words_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert name_words(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("IBM", "International Business Machines Corp.", True),
        ("Acme", "Acme Robotics GmbH", True),
        ("Norrvatn Hydrology", "Norrvatn Hydrology AS", True),
        ("MIT", "Massachusetts Institute of Technology", True),
        ("Leeds University", "University of Leeds", True),
        ("University of Leeds", "University of York", False),
        ("Bank of America", "Bank of Scotland", False),
        ("Tallis Water", "Tallis Wood", False),
    ],
)
def test_organisations_by_their_other_names(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert same_organisation(other, one) is same


def test_a_slip_in_an_organisation_is_no_other_organisation() -> None:
    assert misspelt_organisation("Norvatn Hydrology", "Norrvatn Hydrology AS")
    assert not misspelt_organisation("Tallis Wood", "Tallis Water")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Turin, Piedmont", "Greater Turin", True),
        ("München", "Munich, Bavaria, Germany", True),
        ("San Francisco Bay Area", "San Francisco, California", True),
        ("Turin, Italy", "Milan, Italy", False),
        ("", "", False),
    ],
)
def test_places_by_their_other_names(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
