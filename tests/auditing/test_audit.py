"""The audit: what was sent, how it was received, and how sure one can be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from scipy.stats import binomtest

from coach.auditing.audit import Audit, audit
from coach.auditing.bulk import judge, judge_all
from coach.auditing.papers import as_csv, as_html, as_markdown, as_text
from coach.auditing.rates import rate, wilson
from coach.importing.archive import Archive
from coach.message import Message, is_personal
from tests.importing.exports import export, unpacked, zipped

ROOT = Path(__file__).resolve().parents[2]


def audited(tmp_path: Path, without_connections: bool = False) -> Audit:
    files, _ = export("2026", 3)
    if without_connections:
        del files["Connections.csv"]
    with Archive(zipped(files, tmp_path / "e.zip")) as archive:
        return audit(archive)


@pytest.mark.parametrize(("accepted", "n"), [(0, 1), (1, 1), (0, 20), (3, 20), (57, 200), (200, 200), (1, 3000)])
def test_intervals_are_those_of_a_library(accepted: int, n: int) -> None:
    told = binomtest(accepted, n).proportion_ci(method="wilson")
    assert wilson(accepted, n) == pytest.approx((told.low, told.high), abs=1e-12)


def test_nothing_is_concluded_from_few_or_from_nothing() -> None:
    assert (rate([]).low, rate([]).high) == (0.0, 1.0)
    assert not rate([True] * 19).enough
    assert rate([True] * 20).enough
    assert rate([True, None]).accepted is None


def test_every_invitation_is_judged_in_order(tmp_path: Path) -> None:
    found = audited(tmp_path)
    _, truth = export("2026", 3)
    assert [(m.invitation.to, m.invitation.text, m.accepted) for m in found.messages] == truth.sent
    assert all(m.report.verdict for m in found.messages)
    assert found.by["note"]["yes"].n == found.with_note == sum(is_personal(text) for _, text, _ in truth.sent)
    for kind in ("rapport", "reason", "ask", "verdict"):
        assert sum(r.n for r in found.by[kind].values()) == len(found.messages)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", False),
        ("  \n", False),
        ("I'd like to add you to my professional network on LinkedIn.", False),
        ("I’d like to add you to my professional network on LinkedIn", False),
        ("Since you are a person I trust, I wanted to invite you to join my network on LinkedIn", False),
        ("I'd like to add you to my professional network on LinkedIn. Ann", True),
    ],
)
def test_the_default_sentence_is_no_note(text: str, note: bool) -> None:
    assert is_personal(text) is note


def test_without_connections_nobody_knows_who_accepted(tmp_path: Path) -> None:
    found = audited(tmp_path, without_connections=True)
    assert found.accepted is None
    assert {m.accepted for m in found.messages} == {None}
    assert "does not say" in as_text(found)


def test_several_processes_judge_as_one_does(tmp_path: Path) -> None:
    messages = [Message(f"Hi Ann, I read note {n} on pumps. Free on Monday?") for n in range(40)]
    assert list(judge_all(messages, workers=2)) == [judge(m) for m in messages]


def test_it_can_be_called_off(tmp_path: Path) -> None:
    seen: list[int] = []
    messages = [Message(f"note {n}") for n in range(30)]
    reports = list(judge_all(messages, lambda done, _: seen.append(done), lambda: len(seen) >= 10))
    assert len(reports) == 10


def test_the_papers_hold_no_markup_of_a_note(tmp_path: Path) -> None:
    row = 'Me,"=Ann <b>|","1/5/26, 9:30 AM","<script>alert(1)</script> | **x** =1",OUTGOING\n'
    files = {"Invitations.csv": ("From,To,Sent At,Message,Direction\n" + row).encode()}
    with Archive(unpacked(files, tmp_path)) as archive:
        found = audit(archive)
    assert "<script" not in as_html(found)
    assert "\\|" in as_markdown(found)
    assert "\\*\\*x" in as_markdown(found)
    assert ",'=Ann <b>|," in as_csv(found)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_the_command_prints_what_the_contract_says(tmp_path: Path) -> None:
    files, truth = export("2026", 3)
    files["Invitations.csv"] += b'"cut"\r\n'
    done = run("audit", str(zipped(files, tmp_path / "e.zip")), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert set(told) == {"messages", "skipped", "summary"}
    first = told["messages"][0]
    assert set(first) == {"id", "to", "sent_at", "direction", "text", "accepted", "result"}
    assert (first["id"], first["sent_at"], first["direction"]) == (1, "2025-03-01T09:30:00", "OUTGOING")
    assert [(s["file"], s["why"]) for s in told["skipped"]] == [("Invitations.csv", "the row is cut short")]
    assert set(told["summary"]) == {"invitations", "with_note", "accepted", "by"}
    assert set(told["summary"]["by"]) >= {"note", "rapport", "reason", "ask", "verdict"}
    assert set(told["summary"]["by"]["note"]["yes"]) == {"n", "accepted", "rate", "low", "high"}
    assert told["summary"]["accepted"] == sum(accepted for _, _, accepted in truth.sent)


@pytest.mark.parametrize("command", ["audit", "recipient"])
def test_what_cannot_be_read_is_one_line_and_status_2(command: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"nothing of the kind")
    done = run(command, str(file))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_recipient_command_gives_a_recipient(tmp_path: Path) -> None:
    from coach import wire
    from tests.importing.pdfs import profile

    data, truth = profile(8)
    (tmp_path / "p.pdf").write_bytes(data)
    done = run("recipient", str(tmp_path / "p.pdf"), "--format", "json")
    told = json.loads(done.stdout)
    assert (told["name"], told["company"], told["past_companies"]) == (truth.name, truth.company, truth.past_companies)
    assert wire.recipient_of(told, "recipient").name == truth.name
