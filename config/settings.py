"""Settings of the portal. Whatever differs between installations comes from config/env.py."""

from pathlib import Path

import structlog
from botocore.config import Config
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.env import read
from foundation.base.logs import mask_personal_numbers

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = read()

# ---- Who may reach it ------------------------------------------------------
SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts
PUBLIC_URL = ENV.public_url
DEMONSTRATION = ENV.demonstration
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# ---- The rooms -------------------------------------------------------------
ROOMS = [
    "cabinet",
    "reports",
    "certificates",
    "commissions",
    "attestation",
    "honesty",
    "lessons",
    "bulk",
    "sources",
    "portfolio",
    "events",
    "registry",
    "law",
    "foundation.accounts",
    "foundation.notifications",
    "foundation.documents",
    "foundation.signatures",
    "foundation.journal",
    "foundation.base",
]
if DEMONSTRATION:
    ROOMS.insert(0, "demo")

INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "axes",
    "csp",
    "django_cotton",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "django_tables2",
    "drf_spectacular",
    "rest_framework",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "foundation.accounts.middleware.AccountLanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "cabinet.middleware.StandingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# ---- Pages -----------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "cabinet.context.page",
            ],
        },
    }
]
COTTON_ISOLATE_BY_DEFAULT = True  # a component sees what it is given
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DJANGO_TABLES2_TEMPLATE = "django_tables2/govuk.html"
# In a cookie: a page that asks for news in the background saves the session as it was before, and
# a message kept there would be lost.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# ---- Data ------------------------------------------------------------------
DATABASES = {"default": ENV.database()}
DATABASE_APP_ROLE = ENV.app_role
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

S3_CLIENT = Config(  # a storage that is away is told to people soon, not after a minute
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    connect_timeout=3,
    read_timeout=20,
    retries={"total_max_attempts": 2},
)
_private_files = (
    {
        "BACKEND": "foundation.base.storage.PrivateS3Storage",
        "OPTIONS": {
            "endpoint_url": ENV.s3.endpoint,
            "bucket_name": ENV.s3.bucket,
            "access_key": ENV.s3.access_key,
            "secret_key": ENV.s3.secret_key,
            "default_acl": "private",
            "file_overwrite": False,
            "client_config": S3_CLIENT,
        },
    }
    if ENV.s3
    else {
        "BACKEND": "foundation.base.storage.DurableFileSystemStorage",
        "OPTIONS": {"location": ENV.private_files_dir, "base_url": None},
    }
)
STORAGES = {
    "default": _private_files,
    "private": _private_files,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "foundation.base.uploads.NoMoreThanTheLargest",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_SCANNER = ENV.file_scanner

# ---- Language and time -----------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian"))]
LOCALE_PATHS = sorted(path for path in (BASE_DIR / "locale").iterdir() if path.is_dir())
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "Asia/Almaty"  # the whole country since 1 March 2024

# ---- Logging in ------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PERSONAS = "demo.views.personas" if DEMONSTRATION else ""  # whom a visitor may enter as
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_USERNAME_FORM_FIELD = "username"  # the login form's name for the e-mail
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
if ENV.behind_tls_proxy:  # count by the visitor's address, which the one proxy in front adds last
    AXES_IPWARE_PROXY_COUNT = 1
    AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"]

# ---- Safety ----------------------------------------------------------------
BEHIND_TLS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_FAILURE_VIEW = "foundation.base.faults.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.behind_tls_proxy else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
        "img-src": [SELF, "data:"],
    }
}

# ---- Signatures ------------------------------------------------------------
SIGNATURE_CHECKER = "foundation.signatures.configured.native"
SIGNATURE_AUTHORITIES_DIR = ENV.signature_authorities_dir
if DEMONSTRATION:  # the demonstration's own authority keeps its certificate beside its keys
    DEMONSTRATION_KEYS_DIR = SIGNATURE_AUTHORITIES_DIR.parent

# ---- Outside registers -----------------------------------------------------
REGISTERS = ENV.registers
REGISTERS_SECONDS = ENV.registers_seconds
if DEMONSTRATION:  # the file in which the registers' stand-ins read what they tell
    STANDIN_FACTS = ENV.private_files_dir and ENV.private_files_dir.parent / "registers.json"

# ---- Letters and background work -------------------------------------------
globals().update(ENV.email)
DEFAULT_FROM_EMAIL = ENV.email_from
CELERY_BROKER_URL = ENV.redis_url
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False  # the outbox waits; the user must not
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 0,  # of telling the worker, for the same reason
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "print-essays": {"task": "honesty.tasks.print_essays", "schedule": 60.0},
    "sweep-outbox": {"task": "foundation.base.tasks.sweep_outbox", "schedule": 10.0},
    "clear-answered-forms": {
        "task": "foundation.base.tasks.forget_answered_forms",
        "schedule": crontab(hour=3, minute=15),
    },
    "clear-ended-sessions": {
        "task": "foundation.accounts.tasks.forget_ended_sessions",
        "schedule": crontab(hour=3, minute=30),
    },
}

# ---- API -------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Attestation portal",
    "VERSION": "1",
    "ENUM_NAME_OVERRIDES": {"CategoryEnum": "registry.states.Category"},
}

# ---- Logs ------------------------------------------------------------------
_log_chain = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                mask_personal_numbers,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            "foreign_pre_chain": _log_chain,
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json",
        }
    },
    "loggers": {
        name: {"level": "WARNING"} for name in ("pikepdf", "weasyprint", "fontTools", "pyhanko")
    },
    "root": {"handlers": ["console"], "level": ENV.log_level},
}
structlog.configure(
    processors=[*_log_chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
