"""Editions of bulletins on paper: PDF, with a font of its own. Pure: what it says comes in."""
