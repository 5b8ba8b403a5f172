"""The room has no tables of its own."""

PERSONAL: dict[str, set[str]] = {}
OPEN: dict[str, set[str]] = {}
