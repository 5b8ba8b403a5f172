"""Pages of the law: reading it, and asking it."""
