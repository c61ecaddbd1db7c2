"""The list of commands: everything that can be asked of the window now."""
