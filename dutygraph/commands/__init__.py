"""The commands of the program. Each parses its arguments, calls one function and prints."""
