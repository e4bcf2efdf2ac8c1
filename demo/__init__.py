"""`./run demo`: the 2025 campaign, filed through the API by invented platforms.

What is invented (`cast`, `volumes`, `records`, `books`, `claims`, `samples`) knows nothing of
Candor's insides; what files and asks (`filing`, `attesting`, `office`, `safeguards`, `proving` and
others) knows the generated client alone; `operating` does what a person who runs Candor does, and
is the one module that imports it.
"""

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# The client is not installed: it is used from where it is made.
sys.path.insert(0, str(PROJECT / "clients" / "python"))
