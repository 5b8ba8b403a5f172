"""Law 9: every field of every model is sorted as personal or not."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

MODELS = [
    model
    for room in settings.ROOMS
    for model in apps.get_app_config(room.split(".")[-1]).get_models()
    if not model.__name__.startswith("Historical")
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_sorted(model: type[Model]) -> None:
    room = model.__module__.removesuffix(".models").split(".models.")[0]
    privacy = import_module(f"{room}.privacy")
    personal = privacy.PERSONAL.get(model.__name__, set())
    public = privacy.OPEN.get(model.__name__, set())
    assert {field.name for field in model._meta.concrete_fields} == personal | public
    assert personal & public == set()
