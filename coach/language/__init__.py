"""Slips of the pen and the school grade: what comes late, from libraries that are imported late. No judgement here."""
