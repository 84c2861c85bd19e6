"""The command `firstline`: a window, or one of the commands that need none.

Qt is not imported before it is clear that a window is wanted and can open.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import coach

COMMANDS = ("check", "recipient", "audit")
"""Those of `coach`; whatever follows one of them is its own business."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line and gives the exit status: of the command, of the window, or 1 if no window can open."""
    if getattr(sys, "frozen", False):
        # A process that judges a part of an export is this very program, started anew.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        from coach.__main__ import main as command

        return command(arguments)
    if arguments == ["read-pdf"] and getattr(sys, "frozen", False):
        # A frozen program has no interpreter to hand a script to: it is the child that reads a PDF itself.
        from coach.importing.pdf_child import main as child

        return child()
    wanted = _parser().parse_args(arguments)
    from ui import preflight

    problem = preflight.check()
    if problem is not None:
        print(f"firstline: {problem}", file=sys.stderr)
        return 1
    folder = wanted.data_dir or portable()
    if wanted.smoke:
        from ui.smoke import smoke

        return smoke(folder or Path())
    from ui.app import main as window

    return window(folder)


def portable() -> Path | None:
    """Where data lies if the program is carried about: beside it, where a file named "portable" says so."""
    beside = Path(sys.executable).parent
    return beside / "data" if getattr(sys, "frozen", False) and (beside / "portable").exists() else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="firstline",
        usage="firstline [--data-dir DIR]\n       firstline check [FILE | -] [options]\n"
        "       firstline recipient FILE.pdf [--format json]\n       firstline audit ARCHIVE [--format json]",
        description="An offline coach for the first message you send someone. Without a command it opens the window.",
        epilog="`firstline check` prints what the reader of a message would say; see `firstline check --help`.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"firstline {coach.__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all state under DIR instead of your home")
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    return parser
