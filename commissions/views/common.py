"""What the room's pages share."""

GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS = 50
