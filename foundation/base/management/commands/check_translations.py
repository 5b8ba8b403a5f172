from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.base import messages


class Command(BaseCommand):
    help = "Check that kk and ru have every string a user can meet, ours and the libraries'"

    def handle(self, *args: Any, **options: Any) -> None:
        ours, theirs = messages.our_messages(), messages.library_messages()
        problems = [
            f"{language}: {text!r}"
            for language in ("kk", "ru")
            for text in messages.untranslated(language, ours | theirs)
        ]
        problems += [f"broken: {line}" for line in messages.torn()]
        problems += [f"unused: {line}" for line in messages.unused(ours | theirs)]
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} problems in the translations")
        self.stdout.write(f"{len(ours)} strings of ours, {len(theirs)} of libraries: all there")
