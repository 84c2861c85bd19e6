"""Your own record, examined: every note you sent, judged, and how such notes were received."""
