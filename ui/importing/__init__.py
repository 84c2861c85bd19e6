"""Profiles read from a document, a page or the data export, shown for correction before anything is kept."""
