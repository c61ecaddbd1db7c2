"""Questions the program asks of a snapshot before it is sent."""
