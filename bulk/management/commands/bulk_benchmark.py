from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bulk.benchmark import TARGET, run
from bulk.reading import MOST_ROWS


class Command(BaseCommand):
    help = "Measure how long tables of ten thousand rows take; everything is undone"

    def handle(self, *args: Any, **options: Any) -> None:
        slowest = 0.0
        for kind, seconds, worked in run():
            told = f"{kind:10} {MOST_ROWS:,} rows: {seconds:5.1f} s, {worked:.1f} s of them at work"
            self.stdout.write(told)
            slowest = max(slowest, seconds)
        if slowest > TARGET:
            raise CommandError(f"missed: a table may take {TARGET:.0f} s")
        self.stdout.write(f"reached: at most {TARGET:.0f} s a table")
