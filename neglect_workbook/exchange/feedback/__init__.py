"""What the partnership sends back about a return: a receipt, and later its feedback."""
