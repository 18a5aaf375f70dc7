"""What stands on the networks and what was counted of it: publications, readings, and the sums kept beside them."""
