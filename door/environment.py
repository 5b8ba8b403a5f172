"""The environment the door hands to the portal's processes. config/env.py reads it."""

import os
import secrets
from pathlib import Path
from urllib.parse import quote

from door.places import ROOT, VAR
from door.say import Failed
from door.servers import Servers

WEB_PORT = 8000
OWNER_COMMANDS = frozenset(
    {"migrate", "makemigrations", "sqlmigrate", "showmigrations", "grant_app_role", "flush", "test"}
)


def demonstration(servers: Servers, port: int = WEB_PORT) -> dict[str, str]:
    """For web, worker, beat and commands: the application's database role.

    What the caller's environment says stays: only what is missing is filled in.
    """
    if os.environ.get("PORTAL_MODE", "demonstration") != "demonstration":
        raise Failed(
            "PORTAL_MODE is not demonstration, and this command serves the demonstration only. "
            "How a real portal is run: docs/operations.md"
        )
    defaults = {
        "SECRET_KEY": secret_key(VAR / "secret_key"),
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "LOG_LEVEL": "WARNING",  # a line for each request would bury the table of logins
        **own_folders(VAR),
    }
    environment = {**defaults, **os.environ, **servers.addresses(), **always()}
    del environment["DATABASE_OWNER_URL"]
    return environment


def as_owner(environment: dict[str, str], servers: Servers) -> dict[str, str]:
    """The same for commands that change tables. No serving process ever gets the owner's role."""
    owner = servers.addresses()["DATABASE_OWNER_URL"]
    return {**environment, "PORTAL_ROLE": "owner", "DATABASE_OWNER_URL": owner}


def for_tests(servers: Servers) -> dict[str, str]:
    """Tests make their databases as the owner; nothing of the caller's settings leaks in."""
    return {
        **os.environ,
        "SECRET_KEY": "a secret of tests only, long enough for every check of its length",
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PUBLIC_URL": f"http://127.0.0.1:{WEB_PORT}",
        **own_folders(servers.folder),
        **servers.addresses(),
        **always(),
        "PORTAL_ROLE": "owner",
    }


def like_production(environment: dict[str, str]) -> dict[str, str]:
    """For Django's deployment check: the settings a real installation has."""
    return {
        **environment,
        "PORTAL_MODE": "production",
        "PORTAL_ROLE": "app",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "portal.example.kz",
        "PUBLIC_URL": "https://portal.example.kz",
        "BEHIND_TLS_PROXY": "1",
        "EMAIL_URL": "smtp+tls://user:password@mail.example.kz:587",
    }


def always() -> dict[str, str]:
    return {
        "PORTAL_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        # On a fresh machine everything runs as root, and the worker would warn of it every time.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }


def own_folders(folder: Path) -> dict[str, str]:
    files, mail, authorities = folder / "files", folder / "mail", folder / "keys" / "authority"
    for private in (files, mail, authorities.parent, authorities):
        private.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "PRIVATE_FILES_DIR": str(files),
        "SIGNATURE_AUTHORITIES_DIR": str(authorities),
        "EMAIL_URL": f"filemail:///{quote(str(mail))}",
        "EMAIL_FROM": "portal@example.kz",
    }


def secret_key(path: Path) -> str:
    """Made once and kept, so that a restart logs nobody out; readable by this user only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()
