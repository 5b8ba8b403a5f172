"""The testing centre: a table of results is checked first and written when confirmed."""

from datetime import timedelta

from foundation.base import clock
from tests.browser.papers import results_table
from tests.browser.visitor import Visitor


def import_result(centre: Visitor, iin: str) -> None:
    yesterday = clock.today() - timedelta(days=1)
    _send(centre, results_table("123456789012", yesterday, points=40, maximum=50, number="ПББ-1"))
    centre.sees("The table has mistakes. Nothing was written.")
    centre.look("test-results-mistakes")
    centre.go("Test results")
    centre.look("test-results")
    _send(centre, results_table(iin, yesterday, points=40, maximum=50, number="ПББ-Ж-001"))
    centre.sees("The file has no mistakes")
    centre.look("test-results-checked")
    centre.press("Import the results")
    centre.reads(centre.say_many("%(number)s result is imported.", 1))


def _send(centre: Visitor, table: dict[str, object]) -> None:
    centre.page.locator("input[name=file]").set_input_files(table)
    centre.press("Check the file")
