"""Code points and UTF-16 positions, there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.offsets import Offsets


@given(st.text(alphabet=st.sampled_from("aé😀\U0010ffff\n"), max_size=40))
def test_there_and_back(text: str) -> None:
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        position = len(text[:at].encode("utf-16-le")) // 2
        assert offsets.to_qt(at) == position
        assert offsets.from_qt(position) == at


def test_inside_a_pair() -> None:
    assert Offsets("a😀b").from_qt(2) == 1
