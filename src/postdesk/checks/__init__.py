"""The checker, and the shelf of rules in `rules/`: what breaks the networks' rules or the house's."""
