"""token_cpu_ms: CPU time of the web processes per token, and per request that shows one."""

from collections.abc import Callable

import psutil

from bench import asking
from bench.plan import Plan
from bench.ratios import Measured

WARMING = 20


def measure(plan: Plan) -> dict[str, Measured]:
    form = asking.credential("66")
    sides: dict[str, list[float]] = {}
    with asking.web() as web:
        token = web.token(form)
        server = psutil.Process(web.pid)
        asked: dict[str, Callable[[], object]] = {
            "POST /oauth/token/": lambda: web.token(form),
            "GET /api/v1/me": lambda: web.get("/api/v1/me", token),
            "GET /livez": lambda: web.get("/livez", token),
        }
        for _ in range(plan.pairs):
            for name, ask in asked.items():
                sides.setdefault(name, []).append(_cpu_ms(server, ask, plan.requests))
    return {"token_cpu_ms": Measured(sides["POST /oauth/token/"], sides, unit="ms of CPU")}


def _cpu_ms(server: psutil.Process, ask: Callable[[], object], requests: int) -> float:
    """Milliseconds of CPU that the server takes for a request, after a few to warm up."""
    for _ in range(WARMING):
        ask()
    before = _spent(server)
    for _ in range(requests):
        ask()
    return 1000 * (_spent(server) - before) / requests


def _spent(server: psutil.Process) -> float:
    times = [process.cpu_times() for process in (server, *server.children(recursive=True))]
    return sum(time.user + time.system for time in times)
