"""The History place: what was copied, what came of it, and the data export examined."""
