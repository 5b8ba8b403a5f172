"""Stand-ins: separate programs that speak as outside services do, for machines without them."""
