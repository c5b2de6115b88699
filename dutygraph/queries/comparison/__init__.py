"""What two plans have in common: tasks and duties, parties, deadlines and targets."""
