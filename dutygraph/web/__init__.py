"""The local page: what the commands answer, in a browser on this machine."""
