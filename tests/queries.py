"""How much a page asks the database."""

from django.test.utils import CaptureQueriesContext

MOST = 20
MOST_OF_A_PORTFOLIO = 22  # what stands in eight tables, and what its reader may do with each
MARKS = ("SAVEPOINT", "RELEASE SAVEPOINT")  # a test's transaction inside a transaction asks nothing


def asked(seen: CaptureQueriesContext) -> int:
    """The questions among the statements that were seen."""
    return sum(not one["sql"].startswith(MARKS) for one in seen.captured_queries)
