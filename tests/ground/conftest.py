import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import embedded
from tests.ground.processes import eventually, servers_of


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where a test may start servers of its own; none may be left when it ends.

    Not below tmp_path: pytest closes that to other accounts, whenever another run starts.
    """
    path = embedded.TEST_FOLDER / f"{embedded.folder_in_use().name} apart" / "with a space"
    shutil.rmtree(path.parent, ignore_errors=True)
    path.mkdir(parents=True)
    yield path
    eventually(lambda: not servers_of(path))
    shutil.rmtree(path.parent)
