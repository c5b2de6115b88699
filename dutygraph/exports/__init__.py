"""Records and graphs → files and terminal output. What is written here presents records; it decides nothing."""
