"""`python -m ui` is the command `firstline`."""

import sys

from ui.start import main

if __name__ == "__main__":
    sys.exit(main())
