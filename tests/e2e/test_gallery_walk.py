"""A walk through Teardowns and Practice in a real window: read, switch a fault off, practise, come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_walk import Hands, pytestmark, screen  # noqa: F401 (the fixture and the mark of the other walk)


@pytest.fixture
def hands(screen: dict[str, str], tmp_path: Path) -> Iterator[Hands]:  # noqa: F811
    hands = Hands(screen, tmp_path, "tests.e2e.watched_gallery")
    yield hands
    hands.end()


def test_read_switch_practise_and_come_back(hands: Hands, screen: dict[str, str], tmp_path: Path) -> None:  # noqa: F811
    shown = hands.until(lambda told: told["ready"])
    hands.click(shown["rail"][1])
    shown = hands.until(lambda told: told.get("title") == "No message at all" and "search" in told)
    hands.click(shown["search"])
    hands.do("type", "--delay", "8", "fog plan")
    shown = hands.until(lambda told: told.get("title", "").startswith("Forty-seven") and told["switches"])
    assert shown["verdict"].startswith("Rework it")
    hands.click(shown["switches"][0])
    shown = hands.until(lambda told: "Piet Vos, who moors beside me" in told.get("text", ""))
    assert not shown["verdict"].startswith("Ready")
    hands.do("key", "alt+Down")
    hands.until(lambda told: told.get("focus", 0) > 0)
    hands.click(shown["rail"][2])
    shown = hands.until(lambda told: told.get("title") == "The article's own exercise")
    hands.click(shown["hint"])
    shown = hands.until(lambda told: told.get("hints") == 1)
    hands.click(shown["editor"])
    answer = (
        "Hi Zak, you liked Josh Fechter's two posts on sharing articles on LinkedIn. I edit a newsletter that did the "
        "opposite for three years, and have its numbers. May I send you the one page by Friday?"
    )
    hands.do("type", "--delay", "8", answer)
    shown = hands.until(lambda told: told.get("status", "").startswith("Done"))
    assert shown["done"] > 0
    assert hands.quit() == 0
    again = Hands(screen, tmp_path, "tests.e2e.watched_gallery")
    try:
        # The window opens where it was left.
        shown = again.until(lambda told: told["ready"] and "done" in told)
        assert shown["done"] > 0
        assert again.quit() == 0
    finally:
        again.end()
