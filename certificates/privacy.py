"""What is personal in orders and certificates."""

PERSONAL = {
    "Certificate": {"person", "holder", "surname", "head_name", "code"},
    "PublicLookup": {"key"},
}
OPEN = {
    "Order": {
        "id",
        "organisation",
        "protocol",
        "state",
        "number",
        "signed_on",
        "signed_by_id",
        "drafted_at",
    },
    "OrderItem": {"id", "order", "application", "category", "is_confirmed", "position"},
    "Certificate": {
        "id",
        "number",
        "item",
        "organisation",
        "post",
        "category",
        "category_name",
        "is_confirmed",
        "organisation_name",
        "decided_on",
        "order_number",
        "order_date",
        "issued_on",
        "valid_until",
        "state",
        "ended_on",
        "end_reason",
    },
    "PublicLookup": {"id", "minute", "count"},
}
