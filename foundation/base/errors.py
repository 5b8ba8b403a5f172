"""How a service says no."""

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """A service did not do what was asked, and says why in the user's language.

    `code` is for programs and tests, `message` for people, `field` names the form field that the
    message belongs to (empty: the whole form).
    """

    def __init__(self, code: str, message: str | Promise, *, field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"
