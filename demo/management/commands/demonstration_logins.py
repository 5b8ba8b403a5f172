from typing import Any

from django.core.management.base import BaseCommand

from demo.cast import PASSWORD
from demo.models import Persona


class Command(BaseCommand):
    help = "Print the table of demonstration logins"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Demonstration logins (the password of each is {PASSWORD}):\n")
        for persona in Persona.objects.select_related("user"):
            self.stdout.write(f"  {persona.user.email:<32} {persona.role['ru']}")
            self.stdout.write(f"  {'':<32} {persona.story['ru']}\n")
