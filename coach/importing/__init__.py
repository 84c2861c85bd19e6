"""Real profiles and real history, read on this machine: "Save to PDF", pasted profiles, the data export."""
