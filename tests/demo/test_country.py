"""The demonstration: the same from the same seed, and never among real people."""

import os
import subprocess
import sys
from datetime import date
from random import Random

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from demo.checks import demonstration_stays_apart
from demo.geography import TEACHING
from demo.models import Country, Persona
from demo.world import World, make_world
from foundation.accounts.models import User
from foundation.base import clock
from registry.iin import is_valid
from registry.models import Person

pytestmark = pytest.mark.django_db


def people(seed: int) -> list[tuple[str, str]]:
    """Names and numbers of a country made from a seed and taken back."""
    with transaction.atomic():
        for _step in make_world(World(today=date(2026, 11, 20), chance=Random(seed))):
            pass
        found = [(one.iin, one.full_name) for one in Person.objects.order_by("iin")]
        transaction.set_rollback(True)
    return found


def test_a_seed_gives_the_same_people_with_valid_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.world.TEACHING", TEACHING[:2])
    first, again, other = people(7), people(7), people(8)
    assert first == again != other
    assert all(is_valid(iin) for iin, _name in first)
    assert len({iin for iin, _name in first}) == len(first)


def errors() -> list[str | None]:
    return [found.id for found in demonstration_stays_apart(databases=["default"])]


def test_a_database_with_real_people_is_refused() -> None:
    assert errors() == []
    User.objects.create_user(email="real@example.kz", name="Нақты адам")
    assert errors() == ["demo.E001"]
    Country.objects.create(seed=1, made_at=clock.now())
    assert errors() == []


def test_entering_as_somebody_of_the_cast_needs_no_password(client: Client) -> None:
    user = User.objects.create_user(email="teacher@example.kz", name="Айгүл")
    words = {"kk": "Педагог", "ru": "Педагог"}
    persona = Persona.objects.create(user=user, position=0, role=words, story=words)
    address = reverse("demo:enter", args=[persona.pk])
    assert address in client.get("/login/").content.decode()
    client.post(address)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Client().post(reverse("demo:enter", args=[persona.pk + 1])).status_code == 404


IN_PRODUCTION = """
import sys, django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, get_resolver, resolve, Resolver404
get_resolver().url_patterns
assert not settings.DEMONSTRATION and not settings.PERSONAS
assert not [name for name in sys.modules if name.split(".")[0] == "demo"]
try:
    resolve("/demo/sign/")
except Resolver404:
    print("no demonstration here")
"""


def test_in_production_the_demonstration_is_not_even_read() -> None:
    environment = {
        **os.environ,
        "PORTAL_MODE": "production",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "s" * 60,
        "PUBLIC_URL": "https://portal.example.kz",
        "ALLOWED_HOSTS": "portal.example.kz",
    }
    command = [sys.executable, "-c", IN_PRODUCTION]
    done = subprocess.run(
        command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.stdout == "no demonstration here\n", done.stderr
