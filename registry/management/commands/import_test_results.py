from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.accounts.models import User
from foundation.base.errors import Refused
from registry.result_import import TableRefused, check_table, import_test_results, keep_table


class Command(BaseCommand):
    help = "Import a table of knowledge-test results: every row, or none and the mistakes by cell."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="EMAIL")
        parser.add_argument("--check", action="store_true", help="only check, write nothing")

    def handle(self, *args: Any, file: Path, by: str, check: bool, **options: Any) -> None:
        user = User.objects.filter(email=by).first()
        if user is None:
            raise CommandError(f"No account has the e-mail {by}")
        try:
            content = file.read_bytes()
            report = check_table(content=content)
            if not check and not report.errors:
                kept = keep_table(content=content, name=file.name, by=user.pk)
                report = import_test_results(file=kept, by=user.pk)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except TableRefused as refused:
            report = refused.report
        except Refused as refused:
            raise CommandError(str(refused.message)) from refused
        for mistake in report.errors:
            self.stderr.write(f"{mistake.cell}: {mistake.message}")
        if report.errors:
            raise CommandError("Nothing was written.")
        done = "rows checked" if check else "rows imported"
        self.stdout.write(f"{report.rows} {done}, {report.people} people")
