"""The one place that reads the environment.

`read()` returns every setting that differs between installations, typed and checked. A missing or
bad value stops the start: all problems are printed at once, each with its meaning and an example.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config.variables import VARIABLES

SHORTEST_SECRET = 50  # the length Django's own deployment check asks for
REGISTERS = ("STAFF", "COURSES", "CONTESTS", "TESTING")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
S3_NAMES = ("FILES_S3_ENDPOINT", "FILES_S3_BUCKET", "FILES_S3_ACCESS_KEY", "FILES_S3_SECRET_KEY")


class Mode(StrEnum):
    PRODUCTION = "production"
    DEMONSTRATION = "demonstration"


class Role(StrEnum):
    """Which of the two database roles this process uses."""

    APP = "app"
    OWNER = "owner"


class BadEnvironment(SystemExit):
    """Ends the process with status 1 and the list of everything to mend."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(["The portal cannot start. Mend its environment:", *problems]))


@dataclass(frozen=True)
class S3Storage:
    endpoint: str
    bucket: str
    access_key: str
    secret_key: str


@dataclass(frozen=True)
class OutsideRegister:
    url: str  # without a slash at the end
    secret: str


@dataclass(frozen=True)
class Environment:
    """Exactly one of `private_files_dir` and `s3` is set."""

    mode: Mode
    role: Role
    demonstration_host: str
    secret_key: str
    debug: bool
    allowed_hosts: list[str]
    public_url: str  # without a slash at the end
    behind_tls_proxy: bool
    database_url: str
    database_owner_url: str
    redis_url: str
    private_files_dir: Path | None
    s3: S3Storage | None
    file_scanner: str  # empty: there is none
    signature_authorities_dir: Path | None
    email: dict[str, Any]  # Django's EMAIL_… settings
    email_from: str
    registers: dict[str, OutsideRegister]  # those the portal is connected to, by their name
    registers_seconds: int
    log_level: str

    @property
    def demonstration(self) -> bool:
        return self.mode is Mode.DEMONSTRATION

    @property
    def app_role(self) -> str:
        """The database role to which `grant_app_role` gives its rights."""
        return urlsplit(self.database_url).username or ""

    def database(self) -> dict[str, Any]:
        """`DATABASES["default"]` of Django for the role of this process."""
        owner = self.role is Role.OWNER
        return dict(Env.db_url_config(self.database_owner_url if owner else self.database_url))


def read(source: Mapping[str, str] = os.environ) -> Environment:
    """The checked environment of this process. Raises BadEnvironment, naming all that is wrong."""
    reader = Reader(source)
    environment = Environment(
        mode=Mode(reader.one_of("PORTAL_MODE", tuple(Mode), Mode.PRODUCTION)),
        role=Role(reader.one_of("PORTAL_ROLE", tuple(Role), Role.APP)),
        demonstration_host=reader.optional("PORTAL_DEMONSTRATION_HOST"),
        secret_key=reader.required("SECRET_KEY"),
        debug=reader.flag("DEBUG"),
        allowed_hosts=reader.names("ALLOWED_HOSTS"),
        public_url=reader.address("PUBLIC_URL", "http", "https").rstrip("/"),
        behind_tls_proxy=reader.flag("BEHIND_TLS_PROXY"),
        database_url=reader.address("DATABASE_URL", "postgres", "postgresql"),
        database_owner_url=reader.owner_address(),
        redis_url=reader.address("REDIS_URL", "redis", "rediss", "unix"),
        private_files_dir=reader.folder("PRIVATE_FILES_DIR"),
        s3=reader.storage(),
        file_scanner=reader.optional_address("FILE_SCANNER", "tcp", "unix"),
        signature_authorities_dir=reader.needed_folder("SIGNATURE_AUTHORITIES_DIR"),
        email=reader.mail("EMAIL_URL"),
        email_from=reader.required("EMAIL_FROM"),
        registers=reader.registers(),
        registers_seconds=reader.number("REGISTERS_SECONDS", 1, 10, 3),
        log_level=reader.one_of("LOG_LEVEL", LOG_LEVELS, "INFO"),
    )
    if environment.demonstration:
        check_demonstration(environment, reader)
    else:
        check_production(environment, reader)
    if reader.problems:
        raise BadEnvironment(reader.problems)
    return environment


class Reader:
    """Reads variable after variable and gathers what is wrong instead of stopping at the first."""

    def __init__(self, source: Mapping[str, str]) -> None:
        self.source = source
        self.problems: list[str] = []

    def report(self, name: str, problem: str) -> None:
        variable = VARIABLES[name]
        self.problems.append(
            f"- {name} {problem} ({variable.meaning}). For example: {name}={variable.example}"
        )

    def optional(self, name: str) -> str:
        return self.source.get(VARIABLES[name].name, "").strip()

    def required(self, name: str) -> str:
        value = self.optional(name)
        if not value:
            self.report(name, "is not set")
        return value

    def flag(self, name: str) -> bool:
        return self.one_of(name, ("0", "1"), "0") == "1"

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.optional(name) or default
        if value in allowed:
            return value
        self.report(name, f"is “{value}”; it must be one of: {', '.join(allowed)}")
        return default

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.required(name).split(",") if part.strip()]

    def address(self, name: str, *schemes: str) -> str:
        value = self.required(name)
        if value and (urlsplit(value).scheme not in schemes or "://" not in value):
            self.report(name, f"does not begin with {' or '.join(f'{s}://' for s in schemes)}")
        return value

    def optional_address(self, name: str, *schemes: str) -> str:
        return self.address(name, *schemes) if self.optional(name) else ""

    def owner_address(self) -> str:
        """The owner's address; a process of the application need not (and should not) have it."""
        if self.optional("DATABASE_OWNER_URL") or self.optional("PORTAL_ROLE") == Role.OWNER:
            return self.address("DATABASE_OWNER_URL", "postgres", "postgresql")
        return ""

    def folder(self, name: str) -> Path | None:
        value = self.optional(name)
        if value and not Path(value).is_absolute():
            self.report(name, f"is “{value}”, not a full path")
        return Path(value) if value else None

    def needed_folder(self, name: str) -> Path | None:
        self.required(name)
        return self.folder(name)

    def storage(self) -> S3Storage | None:
        if not any(self.optional(name) for name in S3_NAMES):
            if not self.optional("PRIVATE_FILES_DIR"):
                self.report("PRIVATE_FILES_DIR", "is not set, nor is FILES_S3_ENDPOINT")
            return None
        if self.optional("PRIVATE_FILES_DIR"):
            self.report("PRIVATE_FILES_DIR", "is set beside FILES_S3_…; only one of them may be")
        return S3Storage(*(self.required(name) for name in S3_NAMES))

    def registers(self) -> dict[str, OutsideRegister]:
        """A register without an address is not connected; one with an address needs its secret."""
        return {
            name.lower(): OutsideRegister(
                self.address(f"{name}_REGISTER_URL", "http", "https").rstrip("/"),
                self.required(f"{name}_REGISTER_SECRET"),
            )
            for name in REGISTERS
            if self.optional(f"{name}_REGISTER_URL")
        }

    def number(self, name: str, least: int, most: int, default: int) -> int:
        value = self.optional(name) or str(default)
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.report(name, f"is “{value}”, not a whole number from {least} to {most}")
        return default

    def mail(self, name: str) -> dict[str, Any]:
        value = self.required(name)
        try:
            return dict(Env.email_url_config(value)) if value else {}
        except (ImproperlyConfigured, ValueError):
            self.report(name, "is not an address of a mail server")
            return {}


def check_production(environment: Environment, reader: Reader) -> None:
    """What only a real installation must have."""
    if environment.secret_key and len(environment.secret_key) < SHORTEST_SECRET:
        reader.report("SECRET_KEY", f"is shorter than {SHORTEST_SECRET} signs")
    if environment.debug:
        reader.report("DEBUG", "is 1 in production")
    if "*" in environment.allowed_hosts:
        reader.report("ALLOWED_HOSTS", "lets every name in")
    if environment.public_url.startswith("http://"):
        reader.report("PUBLIC_URL", "does not begin with https://")
    for name, register in environment.registers.items():
        if not register.url.startswith("https://"):
            reader.report(f"{name.upper()}_REGISTER_URL", "does not begin with https://")
    if environment.demonstration_host:
        reader.report("PORTAL_DEMONSTRATION_HOST", "is set, but PORTAL_MODE is not demonstration")


def check_demonstration(environment: Environment, reader: Reader) -> None:
    """A demonstration has open logins: it serves this machine only, or the host named for it."""
    host = urlsplit(environment.public_url).hostname or ""
    if environment.public_url and not is_loopback(host) and host != environment.demonstration_host:
        reader.report(
            "PORTAL_DEMONSTRATION_HOST",
            f"is not “{host}”, the host of PUBLIC_URL, and a demonstration is open to everybody",
        )


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
