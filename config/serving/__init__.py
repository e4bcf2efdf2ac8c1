"""Candor's own processes, started and stopped together: by `./run serve`, the demo and tests."""

from config.serving.children import Child
from config.serving.stack import PrepareError, Stack, prepare, stack

__all__ = ["Child", "PrepareError", "Stack", "prepare", "stack"]
