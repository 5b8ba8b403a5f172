from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.models import Country


class Command(BaseCommand):
    help = "Exit 0 when the demonstration country is there, 1 when the database is empty"

    def handle(self, *args: Any, **options: Any) -> None:
        if not Country.objects.exists():
            raise CommandError("no demonstration country yet")
