PERSONAL: dict[str, set[str]] = {}
OPEN = {
    "Country": {"id", "seed", "made_at"},
    "Persona": {"id", "user", "position", "role", "story"},
}
