"""docker-compose.yml and its neighbours, read by a parser where no engine runs them."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.env import Role, read
from config.variables import VARIABLES
from door.places import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PORTAL = ("migrate", "web", "worker", "beat")
REFERENCE = re.compile(r"\$\{([A-Z0-9_]+)(?::[-?][^}]*)?\}")
NOT_IN_PRODUCTION = {"PORTAL_DEMONSTRATION_HOST", "PRIVATE_FILES_DIR"}


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def filled() -> dict[str, str]:
    """The example as a careful person fills it in."""
    values = {name: value or "s" * 64 for name, value in example().items()}
    return {name: re.sub(r"<\w+>", "password", value) for name, value in values.items()}


def substituted(text: str) -> str:
    return REFERENCE.sub(lambda found: filled()[found[1]], text)


def environment_of(service: str) -> dict[str, str]:
    return {name: substituted(str(v)) for name, v in SERVICES[service]["environment"].items()}


def test_the_set_is_complete() -> None:
    assert set(SERVICES) == {
        *PORTAL,
        "nginx",
        "postgres",
        "redis",
        "scanner",
        "storage",
        "storage-bucket",
    }


@pytest.mark.parametrize("service", PORTAL)
def test_the_portal_starts_with_the_filled_example(service: str) -> None:
    environment = read(environment_of(service))
    assert not environment.demonstration
    assert environment.s3 is not None
    assert environment.database()["HOST"] == "postgres"


def test_only_migrate_holds_the_owners_address() -> None:
    holders = [name for name in PORTAL if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]]
    assert holders == ["migrate"]
    assert read(environment_of("migrate")).role is Role.OWNER


def test_every_variable_of_the_portal_is_given_and_none_is_unknown() -> None:
    given = set(SERVICES["migrate"]["environment"])
    assert given == set(VARIABLES) - NOT_IN_PRODUCTION


def test_the_example_lists_exactly_what_the_file_asks_for() -> None:
    asked = set(REFERENCE.findall((ROOT / "docker-compose.yml").read_text()))
    assert set(example()) == asked | {"HTTP_ADDRESS"}


def test_the_roles_of_the_addresses_are_the_ones_the_init_script_makes() -> None:
    script = (ROOT / "deploy" / "postgres-init.sh").read_text()
    made = set(re.findall(r"CREATE ROLE (\w+)", script))
    assert made == {read(environment_of("web")).app_role, environment_of_owner()}
    assert "ICU_LOCALE 'kk-KZ'" in script


def environment_of_owner() -> str:
    return str(read(environment_of("migrate")).database()["USER"])


def test_files_named_by_the_set_exist() -> None:
    mounted = [
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if volume.startswith("./")
    ]
    named = [*mounted, "Dockerfile", ".dockerignore", "deploy/is_alive.py"]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_named_volumes_and_needed_services_exist() -> None:
    volumes = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith((".", "$", "/"))
    }
    assert volumes == set(COMPOSE["volumes"])
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)


def test_what_is_waited_for_can_say_that_it_is_ready() -> None:
    for service in SERVICES.values():
        for name, need in service.get("depends_on", {}).items():
            if need["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[name], name
            else:
                assert SERVICES[name]["restart"] == "no", name


@pytest.mark.parametrize(
    "service", ["web", "worker", "beat", "nginx", "postgres", "redis", "scanner"]
)
def test_every_lasting_service_has_a_health_check_and_restarts(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"]
    assert SERVICES[service]["restart"] == "unless-stopped"


def test_only_nginx_is_open_to_the_machine() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]


def test_nginx_serves_the_static_volume_and_hands_the_rest_to_web() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    assert text.count("{") == text.count("}")
    assert "server web:8000;" in text
    assert "alias /srv/static/;" in text
    assert "static:/srv/static:ro" in SERVICES["nginx"]["volumes"]


def test_scripts_are_well_formed() -> None:
    subprocess.run(["bash", "-n", ROOT / "deploy" / "postgres-init.sh"], check=True)
    compile((ROOT / "deploy" / "is_alive.py").read_text(), "is_alive.py", "exec")


def test_the_dockerfile_copies_what_exists() -> None:
    copied = [
        name
        for line in Path(ROOT / "Dockerfile").read_text().splitlines()
        if line.startswith("COPY ")
        for name in line.split()[1:-1]
    ]
    assert [name for name in copied if not (ROOT / name).exists()] == []
