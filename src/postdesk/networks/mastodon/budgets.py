"""How much a server lets an account do.

Source: mastodon/mastodon config/initializers/rack_attack.rb (2026).
"""

from postdesk.models import Budget

CALLS = Budget("calls in five minutes", 300, 300)
UPLOADS = Budget("uploads in half an hour", 30, 1_800)
DELETES = Budget("deletes in half an hour", 30, 1_800)
