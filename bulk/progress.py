"""Counting beside the transaction, so that the page sees it before the work is committed."""

from types import TracebackType

from django.db import connection

from bulk.models import Progress, Upload

EVERY = 200  # rows


class Counter:
    """Writes how many rows are done on a connection of its own. What it writes binds nothing: a
    worker that dies leaves a count, and the next one begins from the first row.
    """

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        table = connection.ops.quote_name(Progress._meta.db_table)
        self.statement = f"UPDATE {table} SET done = %s WHERE upload_id = %s"

    def __enter__(self) -> "Counter":
        self.aside = connection.copy()
        self(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.aside.close()

    def __call__(self, done: int) -> None:
        if done % EVERY == 0 or done == self.upload.rows:
            with self.aside.cursor() as cursor:
                cursor.execute(self.statement, [done, self.upload.pk])
