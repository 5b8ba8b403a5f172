"""What a secretary, a member or a head sends to the room."""
