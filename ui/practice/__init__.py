"""The place of practice: redraft, spot the fault, see how it goes."""
