"""What holds for every report, and the article's own cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import Memory, Message, Recipient, Relation, Suppression, Verdict, analyse
from coach.report import QUESTIONS, Level
from tests.corpus.corpus import load

ZAK = Recipient(name="Zak Slayback", headline="Writer on careers", works=("Learning to write for the real world",))
MARKETING = (
    "Hi Zak, I came across your profile and see that we like similar content and share an interest in the "
    "marketing world. I would love to connect!"
)
MARKETING_BETTER = (
    "Hi Zak,\n\nI saw you liked several of Josh Fechter's articles on sharing useful posts here, such as the one about "
    "short paragraphs. There is an essay on that subject with another angle; I did not write it. May I send you the "
    "link to the essay, in case it suits your writing course?"
)
OVERLAP = (
    "Hello, we really appreciate your profile. We feel that our company may overlap with you in meeting a similar "
    "objective. Would you be open to a conversation around business opportunities?"
)
OVERLAP_BETTER = (
    "Hi Zak,\n\nYour article about learning to write for the real world led me to you: my company runs professional "
    "training for adults too.\n\nWe host six seminars at our Boston office this autumn and want to include a lesson of "
    "yours on cover letters. Could you spare 20 minutes on the phone next Wednesday or Thursday to pick the lesson?"
)

NASTY = st.lists(
    st.sampled_from(
        [
            "Hi ",
            "Zak",
            ", ",
            "I hope this finds you well",
            ". ",
            "😀",
            "👨‍👩‍👧",
            "\u202e",
            "é",
            "e\u0301",
            "\x00",
            "\ud800",
            "\r\n",
            "\n",
            "let's connect",
            "20 minutes",
            "?",
            "!!",
            "{{name}}",
            "your article on ",
            "https://x.y/z",
            "ไทย",
            "שלום",
            " ",
        ]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)


def test_article_cases() -> None:
    bad = analyse(Message(MARKETING, channel="message", recipient=ZAK))
    better = analyse(Message(MARKETING_BETTER, channel="message", recipient=ZAK))
    assert bad.verdict in (Verdict.REWORK, Verdict.FOLLOW)
    assert better.verdict in (Verdict.READY, Verdict.CLOSE)
    assert better.score > bad.score
    bad = analyse(Message(OVERLAP, channel="message", recipient=ZAK))
    better = analyse(Message(OVERLAP_BETTER, channel="message", recipient=ZAK))
    assert bad.verdict in (Verdict.REWORK, Verdict.FOLLOW)
    assert better.verdict in (Verdict.READY, Verdict.CLOSE)
    assert better.score > bad.score


def test_article_questions() -> None:
    asked = " ".join(f.question for f in analyse(Message(MARKETING, channel="message", recipient=ZAK)).findings)
    assert "content" in asked
    asked = " ".join(f.question for f in analyse(Message(OVERLAP, channel="message", recipient=ZAK)).findings)
    assert "opportunities" in asked
    assert "objective" in asked or "overlap" in asked.lower()


@pytest.mark.parametrize(
    ("relation", "purpose", "verdicts"),
    [
        (Relation.MET, "", {"ready", "close"}),
        (Relation.MUTUAL, "", {"rework", "close"}),
        (Relation.WORK, "", {"rework", "close"}),
        (Relation.FIELD, "I want to ask about kilns", {"rework", "close"}),
        (Relation.NONE, "", {"follow"}),
        (Relation.UNKNOWN, "", {"follow", "rework", "close"}),
    ],
)
@pytest.mark.parametrize("text", ["", " \n\t "])
def test_no_message(relation: Relation, purpose: str, verdicts: set[str], text: str) -> None:
    report = analyse(Message(text, recipient=Recipient(name="Zak", relation=relation), purpose=purpose))
    assert report.verdict in verdicts
    assert [f.rule for f in report.findings] == ["send.no-message"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hallo Frau Berg, ich habe Ihren Vortrag über Ziegel gehört und möchte gern mit Ihnen sprechen.", "de"),
        ("您好，我读过您的文章，想请教一个问题。", "zh"),
        ("Bonjour, je vous écris pour vous demander une copie de votre article sur les tuiles.", "fr"),
    ],
)
def test_another_language(text: str, language: str) -> None:
    report = analyse(Message(text))
    assert report.language == language
    assert (report.verdict, report.score) == (None, None)
    assert [f.rule for f in report.findings] == ["language.unsupported"]


@pytest.mark.parametrize("text", ["Hi Jürgen Müller, coffee?", "Hello Nguyễn Thị Hà", "Hi Søren"])
def test_short_english_with_foreign_names_is_english(text: str) -> None:
    assert analyse(Message(text)).language == "en"


def check(message: Message) -> None:
    report = analyse(message)
    assert analyse(message) == report
    if report.score is None:
        return
    assert report.score == sum(p.points for p in report.score_parts)
    assert all(0 <= p.points <= p.of for p in report.score_parts)
    starts = {m.start() for m in regex.finditer(r"\X", message.text)} | {len(message.text)}
    for finding in report.findings:
        if finding.span.empty:
            assert (finding.span.start, finding.text) == (0, "")
            continue
        field = message.text if finding.field == "text" else message.subject or ""
        assert finding.span.end <= len(field)
        assert finding.span.of(field) == finding.text
        if finding.field == "text":
            assert {finding.span.start, finding.span.end} <= starts
    for assessment in report.criteria:
        for quote in assessment.evidence:
            assert quote.span.of(message.text) == quote.text


@settings(max_examples=300, deadline=None)
@given(NASTY)
def test_no_input_breaks_it(text: str) -> None:
    check(Message(text, subject=text[:50], channel="inmail"))


def test_every_gain_is_exact() -> None:
    from coach.advising import score

    for labelled in load()[::5]:
        report = analyse(Message(labelled.text, channel=labelled.channel))
        for i, finding in enumerate(report.findings):
            costs = [score.Cost(f.criterion, f.cost, f.title) for j, f in enumerate(report.findings) if j != i]
            assert sum(p.points for p in score.parts(costs)) - report.score == finding.gain


def test_suppression_takes_findings_and_costs_but_no_level() -> None:
    message = Message(MARKETING, channel="message")
    report = analyse(message)
    generic = next(f for f in report.findings if f.rule.startswith("generic."))
    by_rule = analyse(replace(message, suppressed=(Suppression(generic.rule),)))
    assert generic.rule not in {f.rule for f in by_rule.findings}
    by_phrase = analyse(replace(message, suppressed=(Suppression("*", generic.text.upper()),)))
    assert generic.text not in {f.text for f in by_phrase.findings}
    for other in (by_rule, by_phrase):
        assert other.score >= report.score
        assert [other.level(q) for q in QUESTIONS] == [report.level(q) for q in QUESTIONS]
    assert analyse(replace(message, suppressed=(Suppression("no.such-rule"),))) == report


def test_memory_changes_nothing() -> None:
    memory = Memory()
    for labelled in load()[::7]:
        message = Message(labelled.text, channel=labelled.channel)
        assert analyse(message, memory=memory) == analyse(message)


def test_length_counts_utf16_and_cuts_no_grapheme() -> None:
    report = analyse(Message("a" * 198 + "👨‍👩‍👧" + "b", channel="note-free"))
    assert (report.length.characters, report.length.over_from) == (198 + 8 + 1, 198)
    assert "length.over" in {f.rule for f in report.findings}


@pytest.mark.parametrize(
    "title", ["Learning to Write", "How NOT to Send a LinkedIn Connection Request", "Captions that people finish"]
)
def test_a_work_named_by_its_title_ties(title: str) -> None:
    text = f'Hi Zak, I read your article "{title}". Would you tell me by Friday whether you would keep two prices?'
    assert analyse(Message(text, channel="email")).criteria[0].level is Level.SPECIFIC
