PERSONAL = {"Signature": {"content", "cms", "signer_iin", "signer_name"}}
OPEN = {
    "Signature": {
        "id",
        "purpose",
        "object_type",
        "object_id",
        "content_sha256",
        "signed_at",
        "signed_by_id",
        "certificate_serial",
        "algorithm",
    },
}
