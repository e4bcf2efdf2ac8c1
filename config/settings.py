"""All settings, from the environment only. What is unsafe does not boot.

Variables: see docs/guide/operating.md. Each secret may also be given as `NAME_FILE`, a path.
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import receipt_key
from config.alone import needs_no_servers
from reporting import signals

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

# Without a database in the environment, this is somebody's own machine: the embedded servers are
# used and development values are allowed. With one, every secret has to be given.
EMBEDDED = "DATABASE_URL" not in env and "DATABASE_URL_FILE" not in env
# For a command of config/alone.py: a database that refuses every query, and no broker.
ALONE = needs_no_servers(sys.argv)
TESTING = "pytest" in sys.modules


def required(name: str, development: str) -> str:
    """A setting that has a harmless value on embedded servers and must be given elsewhere."""
    value: str = env.str(name, default=development if EMBEDDED else "")
    if not value:
        raise ImproperlyConfigured(f"{name} must be set: it has no safe default.")
    return value


DEBUG = False
SECRET_KEY = required("SECRET_KEY", "development-only-" + "x" * 50)
if not EMBEDDED and (len(SECRET_KEY) < 50 or SECRET_KEY.startswith("development-only-")):
    raise ImproperlyConfigured("SECRET_KEY must be at least 50 random characters.")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts; '*' is refused.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "config.apps.ConsoleConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "oauth2_provider",
    "axes",
    "csp",
    "platforms",
    "reporting",
]

MIDDLEWARE = [
    "config.requests.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Servers -------------------------------------------------------------------------------

if ALONE:
    DATABASE_URL = MIGRATION_DATABASE_URL = ""
    REDIS_URL = "memory://"
    LOCAL = BASE_DIR / ".local"
elif EMBEDDED:
    from config import embedded

    _urls = embedded.urls()
    DATABASE_URL, MIGRATION_DATABASE_URL = _urls.database, _urls.migration_database
    REDIS_URL = _urls.redis
    LOCAL = embedded.folder_in_use()
else:
    DATABASE_URL = env.str("DATABASE_URL")
    MIGRATION_DATABASE_URL = env.str("MIGRATION_DATABASE_URL", default=DATABASE_URL)
    REDIS_URL = required("REDIS_URL", "")
    LOCAL = BASE_DIR / ".local"


# Signs receipts. Without it nothing can be filed, so without it nothing starts.
if ALONE:
    RECEIPT_KEY = {}
elif EMBEDDED and "RECEIPT_KEY" not in env and "RECEIPT_KEY_FILE" not in env:
    RECEIPT_KEY = receipt_key.own(LOCAL)
else:
    RECEIPT_KEY = receipt_key.read(required("RECEIPT_KEY", ""))


def database(url: str) -> dict[str, Any]:
    if ALONE:
        return {"ENGINE": "django.db.backends.dummy"}
    config = environ.Env.db_url_config(url)
    return {
        **config,
        # A database that does not answer is told from one that is slow, within seconds.
        "OPTIONS": {"connect_timeout": 5, **config.get("OPTIONS", {})},
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        # Behind a pooler in transaction mode, server-side cursors outlive their transaction.
        "DISABLE_SERVER_SIDE_CURSORS": env.bool("DATABASE_POOLED", default=False),
    }


DATABASES = {
    # The application's own role: it owns nothing and can bypass nothing.
    "default": {**database(DATABASE_URL), "ATOMIC_REQUESTS": True},
    # The owner of the tables: migrations only.
    "owner": database(MIGRATION_DATABASE_URL),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "candor",
        # What is cached can be done without: nobody waits long for a server that is away.
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": env.str("STORAGE_DIR", default=str(LOCAL / "storage"))},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Where what is too large for memory lies while it is worked on, in files without a name.
tempfile.tempdir = env.str("SPOOL_DIR", default="") or None
# Where `manage.py archive` takes the records of old periods.
ARCHIVE_DIR = env.str("ARCHIVE_DIR", default=str(LOCAL / "archive"))
# Where a signed head of the log is kept each day: best in the hands of somebody else.
TREE_HEADS_DIR = env.str("TREE_HEADS_DIR", default=str(LOCAL / "tree-heads"))
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / ".local/static"))

# --- People --------------------------------------------------------------------------------

AUTH_USER_MODEL = "platforms.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "platforms.passwords.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "console:login"
# How long one login lasts, how long it may stand still, and how many there may be at once.
SESSION_HOURS = env.int("SESSION_HOURS", default=8)
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=60)
SESSIONS_AT_ONCE = env.int("SESSIONS_AT_ONCE", default=5)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
if min(SESSION_HOURS, SESSION_IDLE_MINUTES, SESSIONS_AT_ONCE) < 1 or SESSION_HOURS > 24:
    raise ImproperlyConfigured(
        "SESSION_HOURS is 1 to 24; SESSION_IDLE_MINUTES and SESSIONS_AT_ONCE are at least 1."
    )
# Who needs a code of their phone beside the password, and how many days after the account was made.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=["reviewer", "administrator"])
SECOND_FACTOR_GRACE_DAYS = env.int("SECOND_FACTOR_GRACE_DAYS", default=14)
if not {*SECOND_FACTOR_ROLES} <= {"reader", "reviewer", "administrator"}:
    raise ImproperlyConfigured("SECOND_FACTOR_ROLES are of: reader, reviewer, administrator.")
# Who has not logged in for so long is dormant; how often access is looked through.
DORMANT_DAYS = env.int("DORMANT_DAYS", default=90)
ACCESS_REVIEW_DAYS = env.int("ACCESS_REVIEW_DAYS", default=180)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "console/locked.html"
AXES_IPWARE_PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# --- Transport and browser -----------------------------------------------------------------

HTTPS = env.bool("HTTPS", default=not EMBEDDED)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.int("PROXY_COUNT", default=0) else None
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = "config.formats"

# --- API -----------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["platforms.authentication.CredentialAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["platforms.api.permissions.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["platforms.api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.CandorSchema",
    "DEFAULT_PAGINATION_CLASS": "platforms.api.paging.CursorPaging",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_THROTTLE_CLASSES": ["platforms.api.throttling.CredentialThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "token": env.str("THROTTLE_TOKEN", default="60/min"),
        "anonymous": env.str("THROTTLE_ANONYMOUS", default="120/min"),
        "read": env.str("THROTTLE_READ", default="1200/min"),
        "write": env.str("THROTTLE_WRITE", default="600/min"),
        # Each may be large, and is judged while its sender waits.
        "validate": env.str("THROTTLE_VALIDATE", default="30/min"),
        "label_checks": env.str("THROTTLE_LABEL_CHECKS", default="120/min"),
    },
    "EXCEPTION_HANDLER": "config.problems.handle",
    "NUM_PROXIES": env.int("PROXY_COUNT", default=0),
    "UNAUTHENTICATED_USER": None,
    "COERCE_DECIMAL_TO_STRING": False,
}
PAGE_SIZE = 100
# Limits of what is taken in. The API description and the error texts read them from here.
LIMITS = {
    "batch_bytes": env.int("LIMIT_BATCH_BYTES", default=4 * 1024**3),
    "batch_decoded_bytes": env.int("LIMIT_BATCH_DECODED_BYTES", default=16 * 1024**3),
    "batch_ratio": env.int("LIMIT_BATCH_RATIO", default=200),
    "workbook_bytes": env.int("LIMIT_WORKBOOK_BYTES", default=128 * 1024**2),
    "workbook_unpacked_bytes": env.int("LIMIT_WORKBOOK_UNPACKED_BYTES", default=1024**3),
    # What is judged while its sender waits, in the threads that answer everybody else.
    "validate_bytes": env.int("LIMIT_VALIDATE_BYTES", default=64 * 1024**2),
    "validate_decoded_bytes": env.int("LIMIT_VALIDATE_DECODED_BYTES", default=256 * 1024**2),
    "validations_at_once": env.int("LIMIT_VALIDATIONS_AT_ONCE", default=2),
    "label_check_bytes": env.int("LIMIT_LABEL_CHECK_BYTES", default=256 * 1024**2),
    "label_checks_at_once": env.int("LIMIT_LABEL_CHECKS_AT_ONCE", default=2),
    "array_items": env.int("LIMIT_ARRAY_ITEMS", default=1000),
    "json_bytes": DATA_UPLOAD_MAX_MEMORY_SIZE,
    "json_depth": 16,
    "part_bytes_least": env.int("LIMIT_PART_BYTES_LEAST", default=1024**2),
    "part_bytes": env.int("LIMIT_PART_BYTES", default=256 * 1024**2),
    "upload_parts": 10_000,
    "open_uploads": env.int("LIMIT_OPEN_UPLOADS", default=10),
    "upload_days": env.int("LIMIT_UPLOAD_DAYS", default=7),
    # Of one file of evidence, and of all that an attestation shows.
    "evidence_bytes": env.int("LIMIT_EVIDENCE_BYTES", default=1024**3),
    "evidence_files": env.int("LIMIT_EVIDENCE_FILES", default=200),
    "evidence_bytes_in_all": env.int("LIMIT_EVIDENCE_BYTES_IN_ALL", default=4 * 1024**3),
    # Of one export: so many are written well within the time that a task has.
    "export_rows": env.int("LIMIT_EXPORT_ROWS", default=20_000_000),
    "export_xlsx_rows": min(env.int("LIMIT_EXPORT_XLSX_ROWS", default=1_000_000), 1_048_575),
    "export_days": env.int("LIMIT_EXPORT_DAYS", default=7),
    # Of one office, waiting or being made.
    "open_exports": env.int("LIMIT_OPEN_EXPORTS", default=20),
}

# Whom to believe that signs Content Credentials: PEM certificates. None named: nobody is trusted.
_anchors = env.str("C2PA_TRUST_ANCHORS", default="")
C2PA_TRUST_ANCHORS = Path(_anchors) if _anchors else None
if C2PA_TRUST_ANCHORS and b"BEGIN CERTIFICATE" not in C2PA_TRUST_ANCHORS.read_bytes():
    raise ImproperlyConfigured("C2PA_TRUST_ANCHORS is a file of PEM certificates.")

# Scans evidence for viruses: `tcp://HOST:PORT` or `unix:///PATH`. Named, it must speak before a
# file is let out of quarantine; not named, nothing is scanned.
CLAMD_URL = env.str("CLAMD_URL", default="")
if CLAMD_URL and not re.fullmatch(r"tcp://[^/]+|unix:///.+", CLAMD_URL):
    raise ImproperlyConfigured("CLAMD_URL is tcp://HOST:PORT or unix:///PATH.")
CLAMD_SECONDS = env.int("CLAMD_SECONDS", default=600)
# Open data: nothing is told of fewer platforms than these; and under which terms it may be used.
OPEN_DATA_THRESHOLD = env.int("OPEN_DATA_THRESHOLD", default=5)
if OPEN_DATA_THRESHOLD < 3:
    raise ImproperlyConfigured("OPEN_DATA_THRESHOLD is at least 3: of two, each knows the other.")
OPEN_DATA_LICENCE = env.str("OPEN_DATA_LICENCE", default="CC-BY-4.0")

# How long a link to a file of evidence holds.
EVIDENCE_LINK_SECONDS = env.int("EVIDENCE_LINK_SECONDS", default=300)

OAUTH2_PROVIDER_APPLICATION_MODEL = "platforms.Credential"
OAUTH2_PROVIDER = {
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "CLIENT_SECRET_HASHER": "secret",
    "CLIENT_SECRET_GENERATOR_LENGTH": 96,
    "SCOPES_BACKEND_CLASS": "platforms.authentication.CredentialScopes",
    # Client credentials and nothing else, whatever the library comes to offer.
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "OAUTH2_GRANT_TYPES_SUPPORTED": ["client_credentials"],
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    # RFC 9700 as far as the library knows it.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_PKCE_REQUIRED": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_MATCHING": True,
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "platforms.hashers.SecretHasher",
]

SPECTACULAR_SETTINGS = {
    "TITLE": "Candor",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.0.3",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SORT_OPERATIONS": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.schema.describe",
    ],
    # A code or null is said by `nullable`; generators make nothing good of an enum of null.
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "ENUM_NAME_OVERRIDES": {
        "LabelVerdict": ["compliant", "noncompliant", "not_found", "inconclusive"],
        "ExaminationVerdict": "reporting.models.Examination.Verdict",
        "StandingState": "reporting.api.attestation_serializers.STATES",
        "ProductKind": "platforms.models.Product.Kind",
        "ProductStatus": "platforms.models.Product.Status",
        "PlatformStatus": "platforms.models.Platform.Status",
        "AttestationState": "reporting.models.AttestationRevision.State",
        "AttestationStatus": "reporting.models.AttestationRevision.Status",
        "BatchKind": "reporting.models.Batch.Kind",
        "ActorOutKindEnum": ["platform", "office", "system", "operator"],
        "DirectiveState": "reporting.models.DirectiveState",
        "EditionState": "reporting.models.EditionState",
        "SignalState": "reporting.models.SignalState",
        "DirectiveNature": ["order", "notice"],
        "QuestionState": "reporting.models.QuestionState",
        "BatchState": "reporting.models.Batch.State",
        "EvidenceState": "reporting.models.EvidenceFile.State",
        "ExportKind": "reporting.models.Export.Kind",
        "ExportState": "reporting.models.Export.State",
        "ExportFormat": "reporting.models.Export.Format",
        "CoverageResult": ["satisfied", "not_satisfied", "inconclusive", "untested", "expired"],
        "CoverageResultOrNone": [
            *("not_satisfied", "expired", "inconclusive", "untested", "satisfied", "none"),
        ],
        "CoverageClaimOrNone": ["implemented", "partial", "planned", "not_applicable", "none"],
        "PlatformSize": "platforms.models.Platform.Size",
        "CoverageGroup": ["province", "size"],
        "UploadState": "reporting.models.Upload.State",
        "Qualifier": "reporting.models.Figure.Qualifier",
        "RevisionState": "reporting.models.State",
        "PrincipalKind": ["platform", "office"],
        "RecordStanding": ["current", "superseded", "withdrawn", "absent"],
        "Severity": ["error", "warning", "note"],
    },
}

# --- Work in the background ----------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL
CELERY_IMPORTS = [
    "tasks.checking",
    "tasks.consolidating",
    "tasks.examining",
    "tasks.exporting",
    "tasks.opening",
    "tasks.rechecking",
    "tasks.reminding",
    "tasks.scanning",
    "tasks.sealing",
    "tasks.sweeping",
    "tasks.watching",
]
CELERY_TASK_IGNORE_RESULT = True
# Connections outlive tasks, or each small task would pay for a new one, whose caches are empty.
# The number is a mere upper bound: config.celery looks after their age and health.
CELERY_DB_REUSE_MAX = 10_000
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = env.int("TASK_TIME_LIMIT", default=3600)
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": CELERY_TASK_TIME_LIMIT + 300}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_ENABLE_UTC = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = env.str("BEAT_SCHEDULE_FILE", default=str(BASE_DIR / ".local/beat"))
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "tasks.sweeping.sweep", "schedule": 30.0},
    "open-periods": {"task": "tasks.opening.open_periods", "schedule": crontab(minute="5")},
    # A run that was missed is made up for by the next one: it closes every period that is due.
    "consolidate": {
        "task": "tasks.consolidating.close_due_periods",
        "schedule": crontab(minute="10"),
    },
    # Asked of the rows, so that runs which were missed are made up for by the next one.
    "expire": {"task": "tasks.examining.expire", "schedule": crontab(minute="15")},
    "remind": {"task": "tasks.reminding.remind", "schedule": crontab(minute="20")},
    "examine-again": {"task": "tasks.examining.examine_again", "schedule": crontab(minute="*/5")},
    # How long a receipt may be out of the log. Asking costs one look into an empty index.
    "seal": {"task": "tasks.sealing.seal", "schedule": 10.0},
    # Every hour, so that a day without a head is a day without a worker.
    "keep-tree-head": {"task": "tasks.sealing.keep_head", "schedule": crontab(minute="50")},
    # Asked of the rows, too; most of the time there is nothing to look at.
    "watch": {"task": "tasks.watching.watch", "schedule": 30.0},
    "measure": {"task": "tasks.watching.measure", "schedule": crontab(minute="25")},
    "clear-uploads": {"task": "tasks.sweeping.clear_uploads", "schedule": crontab(minute="40")},
    "expire-exports": {
        "task": "tasks.exporting.expire_exports",
        "schedule": crontab(minute="25"),
    },
    # Asked of the rows: what a published bulletin is made from, and has no package yet.
    "open-data": {
        "task": "tasks.exporting.publish_open_data",
        "schedule": crontab(minute="*/20"),
    },
    "clear-tokens": {
        "task": "tasks.sweeping.clear_tokens",
        "schedule": crontab(hour="3", minute="20"),
    },
}
# After this long without an answer, work counts as lost and the bell is rung again.
SWEEP_AFTER_SECONDS = env.int("SWEEP_AFTER_SECONDS", default=60)
# What is spent on the files of one attestation; those that are left then count as not read.
EXAMINATION_SECONDS = env.int("EXAMINATION_SECONDS", default=CELERY_TASK_TIME_LIMIT * 2 // 3)


def days(name: str, default: list[int]) -> list[int]:
    """Days from 1 to 31, separated by commas; empty for none."""
    try:
        found: list[int] = env.list(name, cast=int, default=default)
    except ValueError:
        found = [0]
    if not all(1 <= n <= 31 for n in found):
        raise ImproperlyConfigured(f"{name} is a list of days from 1 to 31, such as 7,3,1.")
    return found


# So many days before the last day of a filing, and after it, its platform is reminded; an office is
# told of what is late after so many. Days are those of Asia/Shanghai.
REMINDER_DAYS_BEFORE = days("REMINDER_DAYS_BEFORE", [7, 3, 1])
REMINDER_DAYS_OVERDUE = days("REMINDER_DAYS_OVERDUE", [1, 3, 7])
ESCALATION_DAYS_OVERDUE = days("ESCALATION_DAYS_OVERDUE", [3, 7])
# Where the rules of signals begin to speak, where it is to be elsewhere than in
# reporting/vocabulary/data/signals.json: {"S401": {"platforms": 2}}.
SIGNAL_THRESHOLDS = env.json("SIGNAL_THRESHOLDS", default={})
try:
    signals.changed(SIGNAL_THRESHOLDS)
except (signals.BadThresholds, AttributeError) as bad:
    raise ImproperlyConfigured(f"SIGNAL_THRESHOLDS: {bad}.") from None

# --- Logs ----------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "config.requests.RequestIdFilter"}},
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "axes": {"level": "WARNING"},
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
    },
}
