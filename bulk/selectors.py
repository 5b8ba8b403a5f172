"""Reads of the tables that were sent."""

from django.db.models import QuerySet

from bulk.models import Progress, Upload
from bulk.permissions import READERS
from foundation.accounts.models import User
from registry.models import Organisation
from registry.selectors import organisations_with_role
from registry.states import Role


def uploads_for_user(user: User) -> QuerySet[Upload]:
    """Tables of the organisations whose officer or head the user is, the newest first."""
    found = Upload.objects.filter(organisation__in=organisations_with_role(user, *READERS))
    return found.select_related("organisation", "file").order_by("-sent_at", "pk")


def organisations_read_by(user: User) -> QuerySet[Organisation]:
    return _organisations(user, *READERS)


def organisations_filled_by(user: User) -> QuerySet[Organisation]:
    """Those the user sends tables for."""
    return _organisations(user, Role.DATA_ENTRY)


def done_rows(upload: Upload) -> int:
    """How many rows the worker has looked at in the present reading."""
    found = Progress.objects.filter(upload=upload).values_list("done", flat=True).first()
    return min(found or 0, upload.rows)


def _organisations(user: User, *roles: str) -> QuerySet[Organisation]:
    held = organisations_with_role(user, *roles)
    return Organisation.objects.filter(pk__in=held).order_by("register_code")
