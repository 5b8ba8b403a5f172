"""Every variable of the environment: what it means and an example, for messages and tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    name: str
    meaning: str
    example: str


def _register(name: str, what: str, example: str) -> tuple[Variable, Variable]:
    """The address of an outside register and the secret the portal shows it."""
    return (
        Variable(
            f"{name}_REGISTER_URL",
            f"address of {what}; leave it out while the portal is not connected to it",
            example,
        ),
        Variable(f"{name}_REGISTER_SECRET", f"secret the portal shows {what}", "<secret>"),
    )


_TABLE = (
    Variable(
        "PORTAL_MODE",
        "production (the default) or demonstration, which has to be asked for",
        "production",
    ),
    Variable(
        "PORTAL_ROLE",
        "the database role of this process: app (the default), or owner for migrations",
        "app",
    ),
    Variable(
        "PORTAL_DEMONSTRATION_HOST",
        "host name of a demonstration that other machines may open",
        "demo.example.kz",
    ),
    Variable("SECRET_KEY", "secret of sessions and tokens, 50 signs or more", "<50 random signs>"),
    Variable(
        "DEBUG", "0 (the default) or 1, which shows errors' insides: never in production", "0"
    ),
    Variable(
        "ALLOWED_HOSTS",
        "host names the portal answers to, separated by commas",
        "portal.example.kz",
    ),
    Variable(
        "PUBLIC_URL",
        "address of the portal as people and QR codes see it",
        "https://portal.example.kz",
    ),
    Variable(
        "BEHIND_TLS_PROXY",
        "1 when a proxy in front ends HTTPS and sets X-Forwarded-Proto itself; 0 is the default",
        "1",
    ),
    Variable(
        "DATABASE_URL",
        "PostgreSQL under the application's role, which may not change tables",
        "postgres://portal_app:password@postgres:5432/portal",
    ),
    Variable(
        "DATABASE_OWNER_URL",
        "the same database under the owner's role; needed where PORTAL_ROLE=owner",
        "postgres://portal_owner:password@postgres:5432/portal",
    ),
    Variable("REDIS_URL", "queue of the background work", "redis://redis:6379/0"),
    Variable(
        "PRIVATE_FILES_DIR",
        "folder of private files; leave it out when they lie in S3-compatible storage",
        "/srv/portal/files",
    ),
    Variable("FILES_S3_ENDPOINT", "address of the S3-compatible storage", "http://storage:9000"),
    Variable("FILES_S3_BUCKET", "bucket of the private files", "portal-files"),
    Variable("FILES_S3_ACCESS_KEY", "access key of the storage", "portal"),
    Variable("FILES_S3_SECRET_KEY", "secret key of the storage", "<secret>"),
    Variable(
        "FILE_SCANNER",
        "virus scanner that speaks clamd's protocol, by tcp:// or unix://; without one the portal's"
        " own checks judge alone",
        "tcp://scanner:3310",
    ),
    Variable(
        "SIGNATURE_AUTHORITIES_DIR",
        "folder with the certificates of the authorities whose signatures the portal believes",
        "/srv/portal/authorities",
    ),
    Variable(
        "EMAIL_URL", "how letters leave the portal", "smtp+tls://user:password@mail.example.kz:587"
    ),
    Variable("EMAIL_FROM", "sender of the letters", "portal@example.kz"),
    *_register(
        "STAFF",
        "the national educational database (employment, education)",
        "https://nobd.example.kz/staff",
    ),
    *_register("COURSES", "the register of courses", "https://courses.example.kz/register"),
    *_register(
        "CONTESTS", "the register of contests and olympiads", "https://contests.example.kz/register"
    ),
    *_register("TESTING", "the testing centre", "https://testing.example.kz/results"),
    Variable(
        "REGISTERS_SECONDS",
        "seconds that all outside registers together may take to answer: 1 to 10, 3 is the default",
        "3",
    ),
    Variable("LOG_LEVEL", "DEBUG, INFO (the default), WARNING or ERROR", "INFO"),
)

VARIABLES = {variable.name: variable for variable in _TABLE}
