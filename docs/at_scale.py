"""Judges a file of messages with Dask: `python docs/at_scale.py MESSAGES.jsonl OUT.jsonl --workers N`.

Each line of the input is a message as docs/at-scale.md describes it; each line of the output is its report, in the
same order. The work is `coach.auditing.bulk.judge`, a pure function; Dask is the engine around it. Needs the
dependency group "scale" (`pip install dask`).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import dask
from dask import bag

from coach import wire
from coach.auditing.bulk import judge
from coach.loading.knowledge import shipped

BLOCK = 256 * 1024
"""Bytes of input a task holds."""


def judged(line: str) -> str:
    """The report on one line of input, as a line."""
    message = wire.message_of(json.loads(line), shipped().channels)
    return wire.encode(wire.report_json(judge(message)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("messages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=None, help="processes; all cores if not given")
    wanted = parser.parse_args()
    began = time.perf_counter()
    lines = bag.read_text(str(wanted.messages), blocksize=BLOCK).map(str.strip).filter(bool)
    with dask.config.set(scheduler="processes", num_workers=wanted.workers):
        reports = lines.map(judged).compute()
    wanted.out.write_text("\n".join(reports) + "\n", encoding="utf-8")
    took = time.perf_counter() - began
    print(f"{len(reports)} messages in {took:.1f} s: {len(reports) / took:.0f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
