"""What must stay true of the project as a whole."""
