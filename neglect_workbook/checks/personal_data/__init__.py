"""Whether a text could say who a child is: what no text that leaves should hold."""
