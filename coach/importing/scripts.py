"""Text of scripts that run from right to left, as PDF programs leave it: some in reading order, some as it is seen."""

from __future__ import annotations

import re

_FINAL = "ךםןףץ"
_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[\u0590-\u05ff]+|[\u0600-\u08ff\ufb50-\ufefc]+")
_LEFT = re.compile(r"[A-Za-z0-9]+(?:[ .,'/-]{1,2}[A-Za-z0-9]+)*")


def logical(text: str) -> str:
    """`text` in reading order. Hebrew has letters that only end a word, Arabic an article that only begins one: where
    they stand at the wrong end of most words, the text was stored as it is seen and is turned round."""
    if not _RIGHT.search(text):
        return text
    right = wrong = 0
    for word in _WORD.findall(text):
        if len(word) < 3:
            continue
        right += word[-1] in _FINAL or word.startswith("\u0627\u0644") or word[-1] == "\u0629"
        wrong += word[0] in _FINAL or word.endswith("\u0644\u0627") or word[0] == "\u0629"
    if wrong <= right:
        return text
    return _LEFT.sub(lambda m: m[0][::-1], text[::-1])
