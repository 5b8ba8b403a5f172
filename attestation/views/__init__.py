"""Pages of the room: the teacher's, and those of the organisation that accepts."""
