"""What the numbers were measured on."""

import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import django
import psutil

from bench import ground

PROJECT = Path(__file__).resolve().parent.parent


def describe() -> dict[str, Any]:
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgresql": _postgresql(),
        "load": round(os.getloadavg()[0], 2),
    }


def _cpu() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


def _postgresql() -> str:
    with ground.superuser() as administrator:
        found = administrator.execute(b"SHOW server_version").fetchone()
    return str(found[0]) if found else ""


def commit() -> str:
    """Of the code that was measured; a plus says that it was changed since."""
    said = _git("rev-parse", "--short", "HEAD")
    return said + ("+" if said and _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *words],  # noqa: S607 - whichever git there is
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
