from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task(ignore_result=True)
def forget_ended_sessions() -> None:
    """Drop sessions that ended by themselves: logging out is seldom."""
    SessionStore.clear_expired()
