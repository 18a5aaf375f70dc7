"""What will appear: each post as each account shows it, before anybody else sees it.

`look` computes it as values; `terminal`, `page` and `document` show the same values to an officer, in a browser and
to a script. What a network counts and links is asked of its grammar and of nobody else.
"""

from postdesk.preview.looking import preview_posts as preview_posts
from postdesk.preview.shown import Preview as Preview
from postdesk.preview.shown import Previews as Previews
