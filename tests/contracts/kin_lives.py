"""Accounts at two of Mastodon's kin, which know no keys and alter what they are given."""

from contracts.lives import mastodon
from contracts.mastodon_kin import gotosocial, takahe
from stage.life import NOON


class KinLife(mastodon.Life):
    """An account at a server that `kin` makes with its clock."""

    kin = None

    def served(self):
        self.at = NOON
        made = type(self).kin(lambda: self.at)
        made.token = mastodon.TOKEN
        return made

    def moves(self, moment):
        self.at = moment


class GoToSocial(KinLife):
    kin = staticmethod(gotosocial)


class Takahe(KinLife):
    kin = staticmethod(takahe)


LIVES = {"gotosocial": GoToSocial, "takahe": Takahe}
