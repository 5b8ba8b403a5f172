"""States of a stored file."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileState(TextChoices):
    """Only a clean file leaves the portal; a refused one never does again."""

    WAITING = "waiting", _("Waits for the virus check")
    CLEAN = "clean", _("Checked")
    REFUSED = "refused", _("Refused: a virus was found")


FILE_MOVES = {
    FileState.WAITING: {FileState.CLEAN, FileState.REFUSED},
    FileState.CLEAN: set(),
    FileState.REFUSED: set(),
}
