"""What the frozen program runs."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from ui.start import main

    sys.exit(main())
