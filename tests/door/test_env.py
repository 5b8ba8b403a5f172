"""config/env.py: what stops the start, and what it says."""

import pytest

from config.env import BadEnvironment, Role, read
from config.variables import VARIABLES
from foundation.gateways import Register

DEMONSTRATION = {
    "PORTAL_MODE": "demonstration",
    "SECRET_KEY": "short",
    "ALLOWED_HOSTS": "127.0.0.1, localhost",
    "PUBLIC_URL": "http://127.0.0.1:8000/",
    "DATABASE_URL": "postgres://portal_app@127.0.0.1:54329/portal",
    "REDIS_URL": "redis://127.0.0.1:63799/0",
    "PRIVATE_FILES_DIR": "/srv/files",
    "SIGNATURE_AUTHORITIES_DIR": "/srv/authorities",
    "EMAIL_URL": "filemail:////srv/mail",
    "EMAIL_FROM": "portal@example.kz",
}
PRODUCTION = {
    **DEMONSTRATION,
    "PORTAL_MODE": "production",
    "SECRET_KEY": "s" * 50,
    "PUBLIC_URL": "https://portal.example.kz",
    "ALLOWED_HOSTS": "portal.example.kz",
}


def problems(source: dict[str, str]) -> list[str]:
    with pytest.raises(BadEnvironment) as stopped:
        read(source)
    return stopped.value.problems


def without(source: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in source.items() if name not in names}


def test_reads_a_demonstration() -> None:
    environment = read(DEMONSTRATION)
    assert environment.demonstration
    assert environment.role is Role.APP
    assert environment.allowed_hosts == ["127.0.0.1", "localhost"]
    assert environment.public_url == "http://127.0.0.1:8000"
    assert environment.app_role == "portal_app"
    assert environment.database()["PORT"] == 54329
    assert environment.email["EMAIL_FILE_PATH"] == "/srv/mail"


def test_production_is_the_default() -> None:
    assert not read(without(PRODUCTION, "PORTAL_MODE")).demonstration


def test_empty_environment_names_everything_at_once() -> None:
    found = problems({})
    needed = {
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "PUBLIC_URL",
        "DATABASE_URL",
        "REDIS_URL",
        "PRIVATE_FILES_DIR",
        "SIGNATURE_AUTHORITIES_DIR",
        "EMAIL_URL",
        "EMAIL_FROM",
    }
    assert {line.split()[1] for line in found} == needed


def test_a_problem_says_meaning_and_example() -> None:
    (said,) = problems(without(DEMONSTRATION, "REDIS_URL"))
    assert VARIABLES["REDIS_URL"].meaning in said
    assert "REDIS_URL=redis://redis:6379/0" in said


def test_stops_the_process_with_status_1_and_the_text() -> None:
    with pytest.raises(SystemExit) as stopped:
        read({})
    assert "Mend its environment" in str(stopped.value.code)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_MODE", "demo"),
        ("PORTAL_ROLE", "root"),
        ("DEBUG", "true"),
        ("PUBLIC_URL", "127.0.0.1:8000"),
        ("DATABASE_URL", "sqlite:///portal.db"),
        ("REDIS_URL", "127.0.0.1:6379"),
        ("PRIVATE_FILES_DIR", "files"),
        ("FILE_SCANNER", "scanner:3310"),
        ("EMAIL_URL", "mail.example.kz"),
        ("LOG_LEVEL", "LOUD"),
        ("ALLOWED_HOSTS", " "),
    ],
)
def test_a_bad_value_is_named(name: str, value: str) -> None:
    assert f"- {name} " in problems({**DEMONSTRATION, name: value})[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "s" * 49),
        ("DEBUG", "1"),
        ("ALLOWED_HOSTS", "*"),
        ("PUBLIC_URL", "http://portal.example.kz"),
        ("PORTAL_DEMONSTRATION_HOST", "demo.example.kz"),
    ],
)
def test_production_refuses_what_a_demonstration_may_have(name: str, value: str) -> None:
    assert [line.split()[1] for line in problems({**PRODUCTION, name: value})] == [name]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "a.localhost", "[::1]"])
def test_demonstration_serves_this_machine(host: str) -> None:
    assert read({**DEMONSTRATION, "PUBLIC_URL": f"http://{host}:8000"}).demonstration


@pytest.mark.parametrize("host", ["portal.example.kz", "192.168.1.5", "localhost.example.kz"])
def test_demonstration_elsewhere_only_when_the_host_is_named(host: str) -> None:
    abroad = {**DEMONSTRATION, "PUBLIC_URL": f"https://{host}"}
    assert problems(abroad)[0].startswith("- PORTAL_DEMONSTRATION_HOST")
    assert read({**abroad, "PORTAL_DEMONSTRATION_HOST": host}).demonstration


def test_owner_role_needs_the_owners_address() -> None:
    owner = {**DEMONSTRATION, "PORTAL_ROLE": "owner"}
    assert problems(owner)[0].startswith("- DATABASE_OWNER_URL")
    address = "postgres://portal_owner@127.0.0.1:54329/portal"
    environment = read({**owner, "DATABASE_OWNER_URL": address})
    assert environment.database()["USER"] == "portal_owner"
    assert environment.app_role == "portal_app"


def test_files_lie_in_a_folder_or_in_storage_but_not_in_both() -> None:
    storage = {
        "FILES_S3_ENDPOINT": "http://storage:9000",
        "FILES_S3_BUCKET": "files",
        "FILES_S3_ACCESS_KEY": "key",
        "FILES_S3_SECRET_KEY": "secret",
    }
    in_storage = read({**without(DEMONSTRATION, "PRIVATE_FILES_DIR"), **storage})
    assert in_storage.s3 is not None
    assert in_storage.s3.bucket == "files"
    assert in_storage.private_files_dir is None
    assert problems({**DEMONSTRATION, **storage})[0].startswith("- PRIVATE_FILES_DIR")
    half = {**without(DEMONSTRATION, "PRIVATE_FILES_DIR"), "FILES_S3_BUCKET": "files"}
    assert [line.split()[1] for line in problems(half)] == [
        "FILES_S3_ENDPOINT",
        "FILES_S3_ACCESS_KEY",
        "FILES_S3_SECRET_KEY",
    ]


def test_a_scanner_is_asked_only_where_one_is_named() -> None:
    assert read(DEMONSTRATION).file_scanner == ""
    with_one = read({**DEMONSTRATION, "FILE_SCANNER": "unix:///run/clamav/clamd.ctl"})
    assert with_one.file_scanner == "unix:///run/clamav/clamd.ctl"


PARTS = ("URL", "SECRET")
REGISTER = {
    "COURSES_REGISTER_URL": "https://courses.example.kz/register/",
    "COURSES_REGISTER_SECRET": "secret",
}


def test_only_registers_with_an_address_are_connected() -> None:
    assert read(DEMONSTRATION).registers == {}
    environment = read({**DEMONSTRATION, **REGISTER})
    assert environment.registers.keys() == {"courses"}
    assert environment.registers["courses"].url == "https://courses.example.kz/register"
    assert environment.registers_seconds == 3


def test_the_portal_and_the_gateways_name_the_same_registers() -> None:
    given = {
        f"{name.upper()}_REGISTER_{part}": "https://a.kz" for name in Register for part in PARTS
    }
    assert set(read({**DEMONSTRATION, **given}).registers) == set(Register.values)


def test_an_address_of_a_register_needs_its_secret() -> None:
    (said,) = problems({**DEMONSTRATION, **without(REGISTER, "COURSES_REGISTER_SECRET")})
    assert said.startswith("- COURSES_REGISTER_SECRET is not set")


def test_production_asks_registers_over_https_only() -> None:
    plain = {**REGISTER, "COURSES_REGISTER_URL": "http://courses.example.kz"}
    (said,) = problems({**PRODUCTION, **plain})
    assert said.startswith("- COURSES_REGISTER_URL does not begin with https://")
    assert read({**DEMONSTRATION, **plain}).registers["courses"].secret == "secret"


@pytest.mark.parametrize("seconds", ["0", "11", "2.5", "soon", "-1"])
def test_seconds_for_registers_have_bounds(seconds: str) -> None:
    (said,) = problems({**DEMONSTRATION, "REGISTERS_SECONDS": seconds})
    assert said.startswith("- REGISTERS_SECONDS is ")
    assert read({**DEMONSTRATION, "REGISTERS_SECONDS": "10"}).registers_seconds == 10
