"""What is made for Windows, on Linux."""
