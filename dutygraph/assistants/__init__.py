"""What assistants ask over the Model Context Protocol: read-only tools, whose answers carry their sources."""
