from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.journal import services
from foundation.journal.models import Entry


class Command(BaseCommand):
    help = "Check that the journal's chain is whole and its disclosed values fit"

    def handle(self, *args: Any, **options: Any) -> None:
        broken = [*services.broken_entries(), *services.broken_disclosures()]
        if broken:
            raise CommandError(f"the journal is broken at {broken[:20]}")
        self.stdout.write(f"{Entry.objects.count()} entries, the chain is whole")
