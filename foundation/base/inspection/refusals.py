"""How the inspection says no."""


class NotTaken(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file is not taken. `code` says why, `found` names what was found, for the log."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found
