"""The commands that Candor consists of. docker-compose.yml runs the same; a test compares them."""

import sys

MIGRATE = ["python", "manage.py", "migrate", "--database=owner", "--noinput"]
COLLECT_STATIC = ["python", "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
WEB = ["gunicorn", "--config=deploy/gunicorn.py", "config.wsgi:application"]
# Gossip and mingling are for workers that steal from each other; ours share nothing but the bell.
WORKER = [
    "celery",
    "--quiet",
    "--app=config.celery",
    "worker",
    "--loglevel=INFO",
    "--without-gossip",
    "--without-mingle",
]
# Exactly one of these. No pid file: whoever supervises it knows whether it runs.
BEAT = ["celery", "--quiet", "--app=config.celery", "beat", "--loglevel=INFO", "--pidfile="]


def here(command: list[str], *extra: str) -> list[str]:
    """The same command, by this interpreter: no script has to be on the PATH."""
    program, *arguments = command
    module = [] if program == "python" else ["-m", program]
    return [sys.executable, *module, *arguments, *extra]
