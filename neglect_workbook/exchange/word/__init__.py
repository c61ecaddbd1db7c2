"""Word documents written from a neutral document."""
