"""What the pages show, as Qt models."""
