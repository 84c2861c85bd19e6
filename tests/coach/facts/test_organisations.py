"""Companies, schools and places under their many names, and employers that are not, or no longer, the reader's."""

from __future__ import annotations

import pytest

from coach.facts.organisations import misspelt_organisation, same_organisation
from coach.facts.places import same_place
from coach.people import Person, Recipient, Relation
from tests.coach.facts.said import rules, said

SAME = [
    ("Norrvatn", "Norrvatn AS"),
    ("Siemens", "Siemens Energy AG"),
    ("Acme", "Acme Robotics GmbH & Co. KG"),
    ("Acme", "Acme, Inc."),
    ("Acme", "Acme Pty Ltd"),
    ("Acme", "Acme S.p.A."),
    ("Acme", "ACME K.K."),
    ("Acme", "Acme Sp. z o.o."),
    ("Acme", "Acme A/S"),
    ("Acme", "Acme Private Limited"),
    ("Acme", "Acme Oyj"),
    ("Acme", "the Acme team"),
    ("Booking", "Booking.com B.V."),
    ("Johnson and Johnson", "Johnson & Johnson"),
    ("J&J", "Johnson & Johnson"),
    ("P&G", "Procter & Gamble"),
    ("PwC", "PricewaterhouseCoopers LLP"),
    ("EY", "Ernst & Young"),
    ("IBM", "International Business Machines"),
    ("I.B.M.", "International Business Machines Corporation"),
    ("HP", "Hewlett-Packard"),
    ("AWS", "Amazon Web Services (AWS)"),
    ("Facebook", "Meta (formerly Facebook)"),
    ("MIT", "Massachusetts Institute of Technology (MIT)"),
    ("LSE", "London School of Economics and Political Science"),
    ("LSE", "The London School of Economics and Political Science (LSE)"),
    ("UCL", "University College London"),
    ("UCLA", "University of California, Los Angeles"),
    ("Uni Lund", "Lund University"),
    ("Lunds universitet", "Lund University"),
    ("University of Lund", "Lund University"),
    ("Lund", "Lund University"),
    ("TUM", "Technical University of Munich"),
    ("TU München", "Technical University of Munich"),
    ("the Tech in Munich", "Technical University of Munich"),
    ("Technische Universität München", "Technical University of Munich"),
    ("Georgia Tech", "Georgia Institute of Technology"),
    ("Università di Bologna", "University of Bologna"),
    ("Universidad de Sevilla", "University of Seville"),
    ("Sorbonne", "Sorbonne Université"),
    ("Oxford", "University of Oxford"),
    ("Uniwersytet Warszawski", "Uniwersytet Warszawski"),
    ("Linked In", "LinkedIn"),
    ("IIT Madras", "Indian Institute of Technology Madras"),
    ("TUM", "TU München"),
    ("Lunds universitet", "MSc Physics, Lund University"),
    ("Societe Generale", "Société Générale S.A."),
]
OTHER = [
    ("University of Leeds", "University of York"),
    ("Leeds Beckett University", "University of Leeds"),
    ("Boston College", "Boston University"),
    ("University of Munich", "Technical University of Munich"),
    ("Bank of America", "Bank of Scotland"),
    ("Siemens Healthineers", "Siemens Energy"),
    ("Acme", "Acorn"),
    ("IBM", "Intel"),
    ("The University", "University of Leeds"),
    ("Group", "Group Therapy Ltd"),
    ("UCL", "University of California, Los Angeles"),
    ("", "Acme"),
    ("&", "Acme"),
    ("Ltd", "GmbH"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_organisation(one: str, other: str) -> None:
    assert same_organisation(one, other)
    assert same_organisation(other, one)
    assert not misspelt_organisation(one, other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_organisation(one: str, other: str) -> None:
    assert not same_organisation(one, other)
    assert not same_organisation(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turin, Piedmont", "Greater Turin Metropolitan Area"),
        ("Torino", "Turin, Piedmont, Italy"),
        ("NYC", "New York City Metropolitan Area"),
        ("New York, New York, United States", "New York City"),
        ("San Francisco Bay Area", "San Francisco, California"),
        ("Bay Area", "San Francisco Bay Area"),
        ("Munich", "Landkreis München, Bayern"),
        ("Region Stockholm", "Stockholm, Sweden"),
        ("City of London", "London, England, United Kingdom"),
        ("Greater London", "London Area, United Kingdom"),
        ("Washington DC", "Washington D.C. Metro Area"),
        ("Wien", "Vienna, Austria"),
        ("Berlin", "Berlin Metropolitan Area"),
        ("São Paulo", "Sao Paulo, Brazil"),
        ("Grand Paris", "Paris, Île-de-France"),
        ("Utrecht", "Utrecht und Umgebung"),
    ],
)
def test_the_same_place(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turin, Italy", "Milan, Italy"),
        ("Portland, Maine", "Portland, Oregon"),
        ("Cambridge, Massachusetts", "Cambridge, England"),
        ("Italy", "Turin, Italy"),
        ("", ""),
        ("Area", "Region"),
        ("York", "New York"),
        ("Oakland", "San Francisco, California"),
    ],
)
def test_another_place(one: str, other: str) -> None:
    assert not same_place(one, other)
    assert not same_place(other, one)


YOU = Recipient(
    name="Marta Kowalczyk",
    headline="Head of Modelling at Norrvatn Hydrology",
    company="Norrvatn Hydrology AS",
    past_companies=("Tallis Water Ltd", "Procter & Gamble"),
    schools=("Lund University", "London School of Economics and Political Science"),
    location="Turin, Piedmont",
    relation=Relation.NONE,
)
ME = Person(name="Tomas Vidal", company="Vidal Pumps S.L.", past_companies=("Globex",))


FINE = [
    "How do you like your work at Norrvatn?",
    "You lead the modelling at Norrvatn Hydrology AS.",
    "I saw that you're at Norrvatn now.",
    "The Norrvatn team and you have my respect.",
    "When you were at Tallis Water, you ran the pumps.",
    "Your time at Tallis taught you patience.",
    "Your years at P&G must have helped.",
    "You worked at Procter and Gamble before.",
    "You used to work for Tallis.",
    "As a former Tallis engineer, you know the pumps.",
    "As ex-Tallis, you know the pumps.",
    "Before Norrvatn you were with Tallis Water.",
    "You left Tallis Water for Norrvatn.",
    "The pumps you built at Tallis still run.",
    "Your earlier work at Tallis Water is still quoted.",
    "Your previous role at Tallis Water fits.",
    "Back at Tallis you ran the pumps.",
    "Is Tallis Water still in Bristol?",
    "I work at Petrel Pumps and have one question for you.",
    "We at Petrel Pumps admire you.",
    "My team at Petrel Pumps needs a model like yours.",
    "Would you visit us at Petrel Pumps?",
    "You may know my work at Petrel Pumps.",
    "I'd love to show you what we build at Vidal Pumps.",
    "Your role at Vidal Pumps would be to lead the modelling.",
    "Globex, where I was before, buys from you.",
    "Piotr is at Petrel Pumps and reads you.",
    "Have you considered a role at Petrel Pumps?",
    "Would you lead modelling at Petrel Pumps?",
    "If you worked at Petrel Pumps, which model would you use?",
    "I could see you at Petrel Pumps one day.",
    "You studied at LSE, as the page says.",
    "You went to Uni Lund.",
    "Will you be at Web Summit next week?",
    "I saw you are at the Hydro Congress in May.",
    "How do you use Python at work?",
    "Your work in Norway matters.",
    "Your colleague Anna at Norrvatn said so.",
    "Does your model run on Azure?",
    "Are you still in touch with Tallis Water?",
]


@pytest.mark.parametrize("text", FINE)
def test_a_company_that_is_right_or_nobodys_claim(text: str) -> None:
    found = rules("Hi Marta, here is my point. " + text, YOU, ME)
    assert not found & {"wrong-company", "misspelt-name", "wrong-name"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I see you work at Tallis Water.", "Tallis Water"),
        ("Your work at Tallis is impressive.", "Tallis"),
        ("As head of modelling at Tallis Water, you know pumps.", "Tallis Water"),
        ("I saw you're at Tallis Water.", "Tallis Water"),
        ("You and your team at Tallis Water build models.", "Tallis Water"),
        ("How is it going at Tallis Water?", "Tallis Water"),
        ("How are things at P&G?", "P&G"),
        ("Your role at Procter & Gamble looks demanding.", "Procter & Gamble"),
        ("I like what you are building at Tallis.", "Tallis"),
        ("Your colleagues at Tallis Water know me.", "Tallis Water"),
        ("How is your role at Petrel Pumps?", "Petrel Pumps"),
        ("I see you are Head of Growth at Petrel Pumps.", "Petrel Pumps"),
        ("You work for Petrel Pumps.", "Petrel Pumps"),
        ("Your team at Petrel Pumps needs models.", "Petrel Pumps"),
        ("As Petrel's CTO, you know pumps.", "Petrel"),
        ("Since you lead modelling at Petrel Pumps, I have a question.", "Petrel Pumps"),
        ("Your company, Petrel Pumps, needs models.", "Petrel Pumps"),
        ("Your company Petrel Pumps needs models.", "Petrel Pumps"),
        ("Congratulations on two years at Tallis Water!", "Tallis Water"),
        ("You and the folks at P&G do great work.", "P&G"),
        ("How's Tallis treating you?", "Tallis"),
    ],
)
def test_a_company_that_is_not_theirs_now(text: str, words: str) -> None:
    assert ("wrong-company", words) in said("Hi Marta, here is my point. " + text, YOU, ME)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How is your team at Norvatn Hydrology?", "Norvatn Hydrology"),
        ("How is your team at Norvatn?", "Norvatn"),
        ("You went to Lnud University.", "Lnud University"),
        ("You were at Procter & Gambel before.", "Procter & Gambel"),
        ("You were at Tallis Watre before.", "Tallis Watre"),
        ("You studied at the London School of Econmics.", "London School of Econmics"),
    ],
)
def test_a_company_or_school_misspelt(text: str, words: str) -> None:
    assert said("Hi Marta, here is my point. " + text, YOU, ME) == [("misspelt-name", words)]
