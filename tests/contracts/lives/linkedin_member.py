"""A member on LinkedIn, whose token may read nothing: LinkedIn's guard against twins decides what was lost."""

from contracts.linkedin import MEMBER, LinkedInApi
from contracts.lives import linkedin as page

PICTURES = "of a member's post with files a person is asked; see test_members and test_uploads"


class Life(page.Life):
    account = f'id = "{MEMBER}"\nserver = "{{url}}"'
    reads_comments = False
    reactions = ""
    cannot = {**page.Life.cannot, "pictures": PICTURES}

    def served(self):
        return LinkedInApi(MEMBER)

    def takes_back(self, how):
        if how == "under-scoped":
            self.server.scopes.discard("w_member_social")
        else:
            super().takes_back(how)

    def lets_in(self):
        super().lets_in()
        self.server.scopes.add("w_member_social")
