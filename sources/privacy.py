"""What is personal in what registers told."""

PERSONAL = {"Fact": {"content", "reason"}}

OPEN = {
    "Pull": {"id", "person", "register", "asked_at", "asked_by_id", "outcome", "why"},
    "Fact": {
        "id",
        "person",
        "register",
        "key",
        "kind",
        "first_pulled_at",
        "pulled_at",
        "state",
        "taken_id",
        "decided_at",
        "decided_by_id",
    },
}
