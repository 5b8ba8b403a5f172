"""The sentences of the engine, in both languages, by the part that says them."""
