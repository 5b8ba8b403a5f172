"""A stand-in of the state registers that tell facts about people. Made-up people only."""
