"""What would happen to the duties, as records, as tables, and as files to hand out."""
