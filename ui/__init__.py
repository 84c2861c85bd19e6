"""The window: everything that a person sees and touches. `coach` knows nothing of it."""
