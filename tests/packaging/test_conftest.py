"""The strictness of tests/conftest.py holds."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest


def test_home_is_empty_and_not_yours(empty_home: Path) -> None:
    assert Path.home() == empty_home


def test_the_network_is_refused() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="reached for the network"):
        one.connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="reached for the network"):
        socket.getaddrinfo("localhost", 9)
