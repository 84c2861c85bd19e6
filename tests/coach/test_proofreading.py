"""Slips of the pen: what is told, what is left alone, and what a late answer adds to a report."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from coach import Message, Recipient, Suppression, analyse
from coach.analysis import Memory, proofread
from coach.edits import apply, edit_of
from coach.language.harper import RULES as HARPER_RULES
from coach.language.harper import Harper
from coach.language.proofreader import MOST, Proofreader, build
from coach.loading.knowledge import shipped
from coach.report import Criterion, Finding, Report
from coach.rule import CheckKind, Rule
from coach.slip import SlipKind
from coach.span import grapheme_starts
from tests.coach.table import ENGLISH
from tests.corpus.corpus import load

RULES = [r for r in shipped().rules if r.check.kind is CheckKind.GRAMMAR]
ONE = [r for r in RULES if r.check.slip is not SlipKind.SEVERAL]


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    return build(shipped().languages.english)


def read(proofreader: Proofreader, message: Message) -> Report:
    memory = Memory()
    report = analyse(message, memory=memory)
    assert memory.reading.last is not None
    return proofread(report, message, proofreader.slips(memory.reading.last))


def slips(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.rule.startswith("language.")]


def told(proofreader: Proofreader, text: str, **given: object) -> list[tuple[str, str]]:
    """(rule without its kind, words) of each slip that is told."""
    report = read(proofreader, Message(text, channel="email", **given))  # type: ignore[arg-type]
    return [(f.rule.removeprefix("language."), f.text) for f in slips(report)]


def _ids(rule: Rule) -> str:
    return rule.id


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_rules_mark_their_bad_examples(proofreader: Proofreader, rule: Rule) -> None:
    assert len(rule.bad) >= 2
    for example in rule.bad:
        report = read(proofreader, Message(example.text, channel="email"))
        own = [f for f in report.findings if f.rule == rule.id]
        if rule.check.slip is SlipKind.SEVERAL:
            assert [f.span for f in own] == [(0, 0)], example.text
            continue
        assert [(f.span.start, f.span.end) for f in own] == list(example.spans), example.text
        if example.fixed is not None:
            edits = [edit_of(f.fixes[0]) for f in slips(report) if not f.span.empty]
            assert apply(example.text, edits) == example.fixed
            assert told(proofreader, example.fixed) == []


@pytest.mark.parametrize("rule", RULES, ids=_ids)
def test_no_slip_is_seen_in_their_good_examples(proofreader: Proofreader, rule: Rule) -> None:
    assert len(rule.good) >= 2
    for example in rule.good:
        found = told(proofreader, example.text)
        if rule.check.slip is SlipKind.SEVERAL:
            assert ("slips", "") not in found
        else:
            assert found == [], example.text


def test_every_kind_of_slip_has_its_rule() -> None:
    assert Counter(r.check.slip for r in RULES) == Counter(SlipKind)
    assert {r.criterion for r in RULES} == {Criterion.LANGUAGE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I recieved it and definately liked it.", [("spelling", "recieved"), ("spelling", "definately")]),
        ("Recieved your note yesterday.", [("spelling", "Recieved")]),
        ("Thankyou, that was a great oppurtunity.", [("spelling", "Thankyou"), ("spelling", "oppurtunity")]),
        ("She have worked with you.", [("grammar", "have")]),
        ("We was at the same talk.", [("grammar", "was")]),
        ("I read an book by you.", [("grammar", "an")]),
        ("I live here since two years.", [("grammar", "since two years")]),
        ("Does she works with you?", [("grammar", "works")]),
        ("One of my friend told me about you.", [("grammar", "friend")]),
        ("I already sended the file.", [("grammar", "sended")]),
        ("What your up to with kilns is fun.", [("confused-word", "your")]),
        ("Hope your doing well.", [("confused-word", "your")]),
        ("Your welcome to reply.", [("confused-word", "Your")]),
        ("I don't want to loose this chance.", [("confused-word", "to loose")]),
        ("It peaked my interest.", [("confused-word", "peaked")]),
        ("Theyre in Lund and Ive been there.", [("apostrophe", "Theyre"), ("apostrophe", "Ive")]),
        ("It’s late and i’ve no time.", [("capitals", "i")]),
        ("Are you in Lund ?", [("punctuation", "Lund ?")]),
    ],
)
def test_slips_of_first_messages(proofreader: Proofreader, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(proofreader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Agnieszka Szczepańska and Okafor of Brightpath Staffing met in Wellingborough.",
        "Hi Papadopoulos, is the Szoferka forum still up?",
        "Dear Mr Penhaligon,\nI read your log.\n\nMany thanks,\nSaoirse Ní Bhriain\nwelcom desk",
        "We licence the catalogue, practise signalling and cancelled the cheque at the theatre.",
        "I optimize, color and center labels; my neighbor organized the program.",
        "The monkfish at Tsubaki, the danfo in Lagos, the bothy on the moor and the tup sales.",
        "My CV, a PhD and an MBA; HR said 5pm, 14k, 3x, 900 °C and 20 min on 12/05/2026.",
        "Write to recieved@exmple.org, @recieved_nina, #recieved or www.recieved.example/oportunity.",
        "Run `recieved --oportunity` or see kiln_recieved.py and src/oportunity.",
        "You wrote “I recieved the oportunity” on the card.",
        "I saw “teh kiln” on your sign.",
        "👋 Kwame, ferrofluid-sim rocks 🔥🔥 <3",
        "Let me know; if you'd rather not, that's fine too. What you guys built is great.",
        "I work from 9 a.m. to 5 p.m. on weekdays, esp. in May.",
        "She had had enough; it is, is it not, what that that means.",
        "- kilns\n- glazes\n2. one more\n",
    ],
)
def test_what_is_no_slip_is_left_alone(proofreader: Proofreader, text: str) -> None:
    assert told(proofreader, text) == []


WRITTEN = {
    "p1-003": ["since 11 years"],
    "p1-062": ["english"],
    "p2-033": ["im", "your", "christmas", "i", "i", "thursday", ""],
    "p3-041": ["impressed of"],
    "p3-078": ["isnt"],
    "p8-011": ["yo", "im", "dont", ""],
    "p8-115": ["hi", "does", "mine", "monday", ""],
    "p10-086": ["sparky", "that", "take", "not", ""],
    "p13-085": ["since one year"],
}
"""The slips that good messages of the corpus do have."""


def test_good_messages_are_told_of_their_real_slips_alone(proofreader: Proofreader) -> None:
    """False alarms are what people hate most."""
    good = [m for m in load() if m.author_label == "good" and m.rating >= 2 and m.part <= 14]
    assert len(good) > 50
    found = {m.id: [words for _, words in told(proofreader, m.text)] for m in good}
    assert {id_: words for id_, words in found.items() if words} == WRITTEN


def test_names_of_the_profiles_are_known(proofreader: Proofreader) -> None:
    text = "Tell me how the wellcome of kommision works."
    assert told(proofreader, text) == [("spelling", "wellcome")]
    recipient = Recipient(name="Zak", company="Wellcome")
    assert told(proofreader, text, recipient=recipient) == []
    assert told(proofreader, "hi zak, a question.", recipient=recipient) == [("capitals", "hi"), ("capitals", "zak")]
    assert told(proofreader, "Hi mark, a question.", recipient=Recipient(name="Zak")) == []


def test_what_the_facts_say_is_not_said_twice(proofreader: Proofreader) -> None:
    found = read(
        proofreader, Message("Mr Okafro, your log. {{first_name}} it ?", recipient=Recipient(name="Mina Okafor"))
    )
    places = [f.span for f in found.findings if not f.span.empty]
    assert {f.rule for f in found.findings} >= {"facts.misspelt-name", "facts.placeholder"}
    assert not any(a.overlaps(b) for a in places for b in places if a is not b and a != b)


def test_the_report_adds_up(proofreader: Proofreader) -> None:
    message = Message("Hi Zak, i recieved you're note , its great and i dont know. Which kiln was it?", channel="email")
    plain, found = analyse(message), read(proofreader, message)
    assert found.score == sum(p.points for p in found.score_parts)
    assert plain.score is not None
    assert found.score == plain.score - 2
    assert [f for f in found.findings if not f.rule.startswith("language.")] == list(plain.findings)
    assert (found.criteria, found.verdict, found.length) == (plain.criteria, plain.verdict, plain.length)
    language = next(p for p in found.score_parts if p.criterion is Criterion.LANGUAGE)
    assert (language.points, language.of) == (0, 2)


@pytest.mark.parametrize(
    "text", ["I recieved your note.", "I recieved the the note.", "i recieved you're note , dont i?"]
)
def test_a_gain_is_what_the_score_rises_by(proofreader: Proofreader, text: str) -> None:
    whole = read(proofreader, Message(text))
    assert whole.score is not None
    for finding in slips(whole):
        wish = Suppression(finding.rule, None if finding.span.empty else finding.text)
        without = read(proofreader, Message(text, suppressed=(wish,)))
        assert without.score == whole.score + finding.gain


@pytest.mark.parametrize(
    "wish",
    [Suppression("language.spelling"), Suppression("*", "RECIEVED"), Suppression("language.spelling", "i recieved")],
)
def test_slips_can_be_refused(proofreader: Proofreader, wish: Suppression) -> None:
    assert told(proofreader, "I recieved your note.") == [("spelling", "recieved")]
    assert told(proofreader, "I recieved your note.", suppressed=(wish,)) == []


def test_a_late_answer_replaces_an_early_one(proofreader: Proofreader) -> None:
    message = Message("I recieved your note.", channel="email")
    once = read(proofreader, message)
    memory = Memory()
    analyse(message, memory=memory)
    assert memory.reading.last is not None
    assert proofread(once, message, proofreader.slips(memory.reading.last)) == once
    assert proofread(once, message, ()) == analyse(message)


@pytest.mark.parametrize("text", ["", "  \n", "Ich habe Ihren Vortrag gehört und würde gern mit Ihnen sprechen."])
def test_nothing_is_added_where_nothing_is_judged(proofreader: Proofreader, text: str) -> None:
    assert read(proofreader, Message(text)) == analyse(Message(text))


@pytest.mark.parametrize("before", ["", "😀 ", "Zoë\u0308 said: ", "The kiln is hot.\n\n"])
def test_spans_are_code_points_and_cut_no_grapheme(proofreader: Proofreader, before: str) -> None:
    text = before + "I recieved e\u0301 the the note , Mina 👩‍👩‍👧 , and i dont know."
    starts = set(grapheme_starts(text))
    found = slips(read(proofreader, Message(text, channel="email")))
    assert {f.text for f in found} >= {"recieved", "the the", "i", "dont"}
    for finding in found:
        assert finding.span.of(text) == finding.text
        assert {finding.span.start, finding.span.end} <= starts


@pytest.mark.parametrize(
    "text", ["a\ud800b recieved", "\0 recieved \0", "recieved " * 400, "i " * 4000, "😀" * 4000, "((" * 4000]
)
def test_odd_texts_are_answered(proofreader: Proofreader, text: str) -> None:
    found = slips(read(proofreader, Message(text, channel="email")))
    assert all(n <= MOST for n in Counter(f.rule for f in found).values())


def test_a_term_is_no_slip(proofreader: Proofreader) -> None:
    assert told(proofreader, "The wellcome is here. A wellcome is there. One wellcome more.") == []


def test_memory_changes_nothing(proofreader: Proofreader) -> None:
    text = "Hi Zak, i recieved you're note. its great.the kiln is hot . i dont know."
    memory = Memory()
    for end in range(len(text) + 1):
        message = Message(text[:end], channel="email")
        analyse(message, memory=memory)
        assert memory.reading.last is not None
        fresh = Proofreader(Harper(), shipped().languages.english) if end % 25 == 24 else None
        if fresh is not None:
            assert proofreader.slips(memory.reading.last) == fresh.slips(memory.reading.last)


def test_only_a_changed_sentence_is_checked_again() -> None:
    class Counted:
        asked: list[str]

        def __init__(self) -> None:
            self.asked = []

        def warm(self) -> None: ...

        def lints(self, text: str) -> list[object]:
            self.asked.append(text)
            return []

    checker = Counted()
    reader = Proofreader(checker, frozenset())  # type: ignore[arg-type]
    memory = Memory()
    text = " ".join(f"This is sentence number {n} about kilns." for n in range(100))
    for more in ("", " A", " As"):
        analyse(Message(text + more, channel="email"), memory=memory)
        assert memory.reading.last is not None
        reader.slips(memory.reading.last)
    assert checker.asked == [text.replace(". ", ".\n\n"), "A", "As"]


def test_without_harper_what_few_words_tell_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "harper", None)
    reader = build(shipped().languages.english)
    assert told(reader, "I recieved it, i dont know the the kiln.") == [
        ("capitals", "i"),
        ("apostrophe", "dont"),
        ("doubled-word", "the the"),
        ("slips", ""),
    ]


def test_harper_knows_the_rules_we_name() -> None:
    from harper import get_default_lint_config

    assert set(HARPER_RULES) <= set(get_default_lint_config())


def test_standard_output_stays_ours() -> None:
    """Some of Harper's rules print; ours must not, since the command line's JSON goes there."""
    code = (
        "import sys\nfrom coach.language.harper import Harper\n"
        "harper = Harper()\n"
        "for line in sys.stdin.read().split('\\x00'):\n    harper.lints(line)\n"
    )
    texts = [*ENGLISH, *(m.text for m in load()), "I am looking forward to meet you. I enjoy to write, I avoid to go."]
    feed = "\0".join(t.encode("utf-8", "replace").decode() for t in texts)
    done = subprocess.run([sys.executable, "-c", code], input=feed, capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_what_harper_prints_would_be_seen() -> None:
    code = "from harper import Linter\nLinter().lint('I am looking forward to meet you.', language='plaintext')\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout
