"""Merge tags and blanks that were left in, and what only looks like one."""

from __future__ import annotations

import pytest

from coach import analyse
from coach.message import Message
from coach.report import Severity
from tests.coach.facts.said import said

LEFT_IN = [
    ("Hi {{first_name}}, do you need it?", "{{first_name}}"),
    ("Hi {{ contact.firstname }}, do you need it?", "{{ contact.firstname }}"),
    ("Hi {{first_name|there}}, do you need it?", "{{first_name|there}}"),
    ('Hi {{first_name | default: "there"}}, do you need it?', '{{first_name | default: "there"}}'),
    ("Hi {first}, do you need it?", "{first}"),
    ("Hi {FirstName}, do you need it?", "{FirstName}"),
    ("Hi {{}}, do you need it?", "{{}}"),
    ("Hi {}, do you need it?", "{}"),
    ("Hi {0}, do you need it?", "{0}"),
    ("Hi ${firstName}, do you need it?", "${firstName}"),
    ("Hi *|FNAME|*, do you need it?", "*|FNAME|*"),
    ("Hi %FIRSTNAME%, do you need it?", "%FIRSTNAME%"),
    ("Hi %first_name%, do you need it?", "%first_name%"),
    ("Hi %%first_name%%, do you need it?", "%%first_name%%"),
    ("Hi %s, do you need it?", "%s"),
    ("Hi $FIRST, do you need it?", "$FIRST"),
    ("Hi $first_name, do you need it?", "$first_name"),
    ("Hi @firstname, do you need it?", "@firstname"),
    ("Hi #FirstName#, do you need it?", "#FirstName#"),
    ("Hi #N/A, do you need it?", "#N/A"),
    ("Hi FIRSTNAME, do you need it?", "FIRSTNAME"),
    ("Hi FNAME, do you need it?", "FNAME"),
    ("Hi first_name, do you need it?", "first_name"),
    ("Hi <First Name>, do you need it?", "<First Name>"),
    ("Hi <<First Name>>, do you need it?", "<<First Name>>"),
    ("Hi «Name», do you need it?", "«Name»"),
    ("Hi [Name], do you need it?", "[Name]"),
    ("Hi [Your Name], do you need it?", "[Your Name]"),
    ("Hi [[name]], do you need it?", "[[name]]"),
    ("Hi [ ], do you need it?", "[ ]"),
    ("Hi (name), do you need it?", "(name)"),
    ("Hi Name, do you need it?", "Name"),
    ("Hi First Name, do you need it?", "First Name"),
    ("Dear None, do you need it?", "None"),
    ("Hi nan, do you need it?", "nan"),
    ("Hello undefined, do you need it?", "undefined"),
    ("Dear null, do you need it?", "null"),
    ("Dear NULL, do you need it?", "NULL"),
    ("Hi LinkedIn Member, do you need it?", "LinkedIn Member"),
    ("Hi [object Object], do you need it?", "[object Object]"),
    ("Hi , do you need it?", "Hi ,"),
    ("Hi ! Do you need it?", "Hi !"),
    ("Dear  , do you need it?", "Dear  ,"),
    ("Good morning , do you need it?", "Good morning ,"),
    ("Hi ____, do you need it?", "____"),
    ("Hi XXX, do you need it?", "XXX"),
    ("Hi INSERT NAME, do you need it?", "INSERT NAME"),
    ("Hi Mara, I read your post on [topic] twice.", "[topic]"),
    ("Hi Mara, I read your post on [insert post] twice.", "[insert post]"),
    ("Hi Mara, your face is [blurred] in it.", "[blurred]"),
    ("Hi Mara, I like <Company> a lot.", "<Company>"),
    ("Hi Mara, I like COMPANY NAME a lot.", "COMPANY NAME"),
    ("Hi Mara, I like …(company)… a lot.", "(company)"),
    ("Hi Mara, I like (insert company) a lot.", "(insert company)"),
    ("Hi Mara, I like YOUR COMPANY HERE a lot.", "YOUR COMPANY HERE"),
    ("Hi Mara, I work at ______ in Leeds.", "______"),
    ("Hi Mara, I work at _ _ _ _ in Leeds.", "_ _ _ _"),
    ("Hi Mara, I work at XXXX in Leeds.", "XXXX"),
    ("Hi Mara, insert compliment here.", "insert compliment here"),
    ("Hi Mara, may I ask you this?\n\nBest,\n[Your Name]", "[Your Name]"),
    ("Hi Mara, may I ask you this?\n\nBest,\n{{sender.name}}", "{{sender.name}}"),
    ("Hi Mara, may I ask you this?\n\nBest,\n<Your name>", "<Your name>"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_IN)
def test_a_blank_is_seen(text: str, words: str) -> None:
    assert said(text, None) == [("placeholder", words)]


FINE = [
    "He wrote 'I seen it' [sic] in the log.",
    "He wrote 'I seen it' [sic!] in the log.",
    "She wrote that “[t]he mill […] leaks [...] a lot”.",
    "She wrote “it leaks [emphasis mine]”.",
    "Do you run `{{ user.name }}` through the filter?",
    "Do you use ```\n{first_name}\n``` in the template?",
    "I <3 your sourdough book.",
    "I </3 that it ended.",
    "Thanks for the tomatoes [🍅].",
    "Thanks for the tomatoes [🍅 🍅].",
    "See the paper [1], then [2, 3].",
    "See [the paper](https://example.org/p).",
    "Is it List<String> or Vec<u8>?",
    "Why does a[i] differ from a[j]?",
    "Is `arr[index]` fine?",
    "Does f(x) = {x} hold?",
    "The style { color: red; } is old.",
    "Wrap it in <b> and </b>.",
    "The set {1, 2, 3} has three.",
    "Set PATH=${HOME}/bin first.",
    "It costs $FIVE in their joke.",
    "It fell by 20% and rose by 30% again.",
    "My size is XXL, or XL.",
    "Hi! Do you need it?",
    "Hi, do you need it?",
    "Hi :) do you need it?",
    "Hi 👋, do you need it?",
    "Hi there, do you need it?",
    "Hi - do you need it?",
    "Hi … do you need it?",
    "Hi , Mara, do you need it?",
    "Hi Nan, do you need it?",
    "Hi Mara !\nDo you need it?",
    "Dear all, none of us knows.",
    "My name is Ann, and the company is small.",
    "What is the name of the company?",
    "The column first_name is empty.",
    "None of the drawings came.",
    "The value is undefined, says the log.",
    "Love, Ann xx",
    "The snake_case is ugly.",
    "We met on the 3rd (company day).",
    "It is small (the company, I mean).",
    "You insert name tags by hand.",
    "Write to me@firstname.org or @mara.",
    "#hiring #writers",
    "I am #1 in it.",
    "It rained < 5 mm and > 2 mm.",
    "It was -- well -- wet.",
    "The link is https://example.org/?q={query}.",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_no_blank(text: str) -> None:
    lead = "" if text.startswith(("Hi", "Dear")) else "Hi Mara, here is my point. "
    assert "placeholder" not in {rule for rule, _ in said(lead + text, None)}


def test_a_blank_is_an_error_in_the_subject_too() -> None:
    report = analyse(Message("Hi Mara, may I ask you this?", channel="email", subject="Your post on [topic]"))
    (finding,) = (f for f in report.findings if f.rule == "facts.placeholder")
    assert (finding.severity, finding.field, finding.text) == (Severity.ERROR, "subject", "[topic]")
