"""The outside, as scripts meet it: contract of `check`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*args: str, feed: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    raw = feed.encode("utf-8", "surrogatepass") if isinstance(feed, str) else feed
    return subprocess.run(
        [sys.executable, "-m", "coach", *args], input=raw, capture_output=True, timeout=60, check=False
    )


def test_text_and_status() -> None:
    done = run("check", feed="Let us connect.")
    assert done.returncode == 1
    assert "Ask" in done.stdout.decode()


def test_json_is_ascii_and_repeatable() -> None:
    one, two = (run("check", "--format", "json", feed="Grüße 😀, let us connect") for _ in range(2))
    assert one.stdout == two.stdout
    assert one.stdout.isascii()
    result = json.loads(one.stdout)
    assert set(result) == {
        "id",
        "verdict",
        "score",
        "score_parts",
        "criteria",
        "findings",
        "bound_words",
        "length",
        "language",
    }


def test_jsonl_goes_on_after_a_bad_line() -> None:
    lines = [
        '{"id": "a", "text": "Hi"}',
        "no json",
        '{"id": "b", "text": "Hi", "colour": 1}',
        '{"id": "c", "text": "Hi", "recipient": {"nickname": "Z"}}',
        '{"id": "d", "text": 3}',
        '{"id": "e", "text": "Hi", "channel": "pigeon"}',
        '{"id": "f", "text": "lone \\ud800 and \\u0000"}',
    ]
    done = run("check", "--jsonl", feed="\n".join(lines))
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 2
    assert [o.get("id") for o in out] == ["a", None, "b", "c", "d", "e", "f"]
    assert ["error" in o for o in out] == [False, True, True, True, True, True, False]
    assert "colour" in out[2]["error"]
    assert "nickname" in out[3]["error"]


def test_jsonl_all_read_is_status_0() -> None:
    assert run("check", "--jsonl", feed='{"id": "a", "text": "Hi"}').returncode == 0


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\xe9"])
def test_unusable_input_is_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(content)
    done = run("check", str(file))
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert run("check", str(tmp_path / "none.txt")).returncode == 2


def test_profile_files(tmp_path: Path) -> None:
    good = tmp_path / "zak.toml"
    good.write_text('name = "Zak"\nworks = ["On kilns"]\n', encoding="utf-8")
    assert run("check", "--recipient", str(good), feed="Hi Zak").returncode == 1
    bad = tmp_path / "bad.toml"
    bad.write_text('name = "Zak"\nworks = "On kilns"\n', encoding="utf-8")
    done = run("check", "--recipient", str(bad), feed="Hi Zak")
    assert done.returncode == 2
    assert f"{bad}:2: recipient.works: must be a list of texts" in done.stderr.decode()
