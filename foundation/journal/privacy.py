"""The chain holds commitments; the values behind them can be erased."""

PERSONAL = {"Disclosure": {"value"}}
OPEN = {
    "Entry": {
        "number",
        "at",
        "actor_id",
        "action",
        "object_type",
        "object_id",
        "facts",
        "commitments",
        "previous_hash",
        "hash",
    },
    "Disclosure": {"id", "entry", "name", "salt"},
}
