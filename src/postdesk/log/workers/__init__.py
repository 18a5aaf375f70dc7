"""What workers owe each other: signs of life, pace, budgets, jobs that are done once."""
