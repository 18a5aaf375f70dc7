"""Who is at the desk, and what they may do: every act by hand asks here first, from the command line and the page."""

from postdesk.desk.part import DeskPart
from postdesk.errors import NotPermitted
from postdesk.models.people import NEEDS, Colleague, Role, colleague_called, names_of
from postdesk.sentences import Sentence, either, every
from postdesk.settings import DESK, WHO


class DeskPeople(DeskPart):
    """The people of `[people]`; where it names none, everybody may do everything."""

    @property
    def named(self) -> bool:
        """Whether the desk names its people."""
        return bool(self.desk.house.people)

    @property
    def here(self) -> Colleague | None:
        """Whoever is at the desk; None for a stranger to `[people]`."""
        return self.known_as(self.desk.who)

    def known_as(self, word: str) -> Colleague | None:
        """Return who is known by a name or an address; None for a stranger."""
        return colleague_called(self.desk.house.people, word)

    def may(self, act: str) -> bool:
        """Return whether whoever is at the desk may do something."""
        here = self.here
        return here.may(act) if here else not self.named

    def allowed_to(self, act: str) -> tuple[str, ...]:
        """Return the names of all who may do something; () where everybody may, or nobody."""
        return names_of(self.desk.house.people, NEEDS[act])

    def allow(self, act: str) -> None:
        """See that whoever is at the desk may do something; NotPermitted says who may."""
        if not self.may(act):
            raise NotPermitted(
                "{may_not}: {who_may}; nothing was done", may_not=self._may_not(act), who_may=self._who_may(act)
            )

    def _may_not(self, act: str) -> Sentence:
        here = self.here
        if here is None:
            return Sentence("{who} is nobody in [people] of {file}", who=self.desk.who, file=DESK.as_posix())
        roles = sorted(role.value for role in here.roles if role != Role.READ) or [Role.READ.value]
        return Sentence(
            "{who} may {roles} here, and {act} needs {role}",
            who=here.name,
            roles=every(roles),
            act=_ACTS.get(act, act),
            role=NEEDS[act].value,
        )

    def _who_may(self, act: str) -> Sentence:
        names = self.allowed_to(act)
        if not names:
            return Sentence('nobody may, until somebody has "{role}" there', role=NEEDS[act].value)
        if self.here:
            return Sentence("only {names} may", names=either(names))
        return Sentence("only {names} may; if that is you, set {name} to your name", names=either(names), name=WHO)


_ACTS = {
    "write": Sentence("writing campaign files"),
    "import": Sentence("taking figures in"),
    "accounts": Sentence("signing accounts in and out"),
    "approve": Sentence("signing"),
    "send-back": Sentence("sending back"),
    "edit": Sentence("editing what is public"),
}
"""Acts that are not called like what is typed."""
