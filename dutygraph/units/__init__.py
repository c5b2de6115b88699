"""The registry of organisations, and finding a unit by the name a person types."""
