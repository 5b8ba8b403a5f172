"""Work of the background worker."""

from celery import shared_task

from honesty import services


@shared_task(ignore_result=True)
def print_essays() -> None:
    """Make the prints of newly sent essays; safe to run twice."""
    services.print_essays()
