PERSONAL: dict[str, set[str]] = {}
OPEN = {
    "Register": {"id", "owner", "kind", "year", "last"},
    "Document": {"id", "kind", "language", "object_type", "object_id", "file", "made_at"},
}
