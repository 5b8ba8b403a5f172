from itertools import chain
from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from demo.cast import choose_cast
from demo.models import Country
from demo.steps.registers import tell_registers
from demo.story import tell
from demo.world import World, make_world
from foundation.base import clock


class Command(BaseCommand):
    help = "Fill an empty database with the demonstration country: the same from the same seed"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *args: Any, **options: Any) -> None:
        if Country.objects.exists():
            raise CommandError("the demonstration country is already there")
        with transaction.atomic():
            Country.objects.create(seed=options["seed"], made_at=clock.now())
            world = World(today=clock.today(), chance=Random(options["seed"]))
            for step in chain(make_world(world), tell(world), tell_registers(world)):
                self.stdout.write(step)
            choose_cast(world)
