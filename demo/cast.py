PASSWORD = "attestation-2026"
