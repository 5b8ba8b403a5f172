"""Nothing here is personal."""

PERSONAL: dict[str, set[str]] = {}

OPEN = {
    "Event": {
        "id", "kind", "region", "name", "level", "first_year", "last_year", "order_number",
        "order_date",
    },
}  # fmt: skip
