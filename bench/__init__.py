"""Measurements whose numbers stand in docs/performance.md."""
