"""The account that the embedded servers run as when Candor itself runs as root.

PostgreSQL refuses to run as root, so there a system account is used, and made if need be.
"""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from stat import S_IRGRP, S_IROTH, S_IXGRP, S_IXOTH, S_IXUSR

NAME = "embedded_postgres"
_ADMINISTRATION = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/local/sbin"


def account() -> pwd.struct_passwd | None:
    """The account to run servers as; None when this is an ordinary user already."""
    if os.geteuid() != 0:
        return None
    return _find(NAME) or _create() or _find("nobody") or sys.exit(_REFUSAL)


_REFUSAL = "Candor runs as root here, and found no other account that PostgreSQL could run as."


def _find(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path=_ADMINISTRATION)
    if not useradd:
        return None
    subprocess.run(
        [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
        capture_output=True,
        check=False,
    )
    return _find(NAME)


def admit(*paths: Path) -> list[Path]:
    """Let the account pass through the folders above each path; returns the ones changed."""
    changed = []
    for folder in {parent for path in paths for parent in path.resolve().parents}:
        if not folder.exists():
            continue
        mode = folder.stat().st_mode
        if not mode & S_IXOTH:
            folder.chmod(mode | S_IXOTH)
            changed.append(folder)
    return sorted(changed)


def let_read(tree: Path) -> None:
    """Let the account read and run an installed tree, whatever umask it was installed with."""
    readable = S_IROTH | S_IXOTH
    if tree.stat().st_mode & readable == readable:
        return
    # The folder itself last, so that an interrupted change is not taken for a finished one.
    for path in [*tree.rglob("*"), tree]:
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        wanted = S_IRGRP | S_IROTH
        if path.is_dir() or mode & S_IXUSR:
            wanted |= S_IXGRP | S_IXOTH
        path.chmod(mode | wanted)
