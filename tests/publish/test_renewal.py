"""An upload may take longer than a claim is good for; nobody else takes the post meanwhile."""

import threading
from datetime import timedelta

from postdesk.errors import PostdeskError
from postdesk.models import Attachment
from postdesk.publish.courier import Courier
from postdesk.publish.renewal import renewed
from stage.at_work import real, until
from stage.life import Told, queued, states, wanted
from stage.pictures import Everything

LEASE = timedelta(seconds=0.6)
HALL = Attachment("hall.jpg", "The hall.", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


class Slow(Told):
    """Its upload takes three leases."""

    def __init__(self, meanwhile):
        super().__init__()
        self.meanwhile, self.uploads = meanwhile, 0

    def prepare(self, payload, key, now, prepared):
        if prepared:
            return prepared
        self.uploads += 1
        threading.Event().wait(3 * LEASE.total_seconds())
        self.meanwhile()
        return "uploaded"


def test_a_claim_is_kept_while_a_picture_is_uploaded(log):
    queued(log, wanted(sent={"media": (HALL,)}, latest=timedelta(days=20_000)))
    taken = []
    other = Courier(log, lambda _post: Told(), Everything(), "desk:2", real, lease=LEASE)
    slow = Slow(lambda: taken.extend([*other.sweep(), other.take()]))
    Courier(log, lambda _post: slow, Everything(), "desk:1", real, lease=LEASE).run_due()
    assert (taken, slow.uploads, len(slow.sent)) == ([None], 1, 1)
    assert states(log) == {"spring/gifts@fedi": "published"}


def test_what_keeps_a_claim_from_being_renewed_is_no_trouble_of_the_uploads():
    tried = []

    def renew():
        tried.append(1)
        raise PostdeskError("the disk is full")

    with renewed(renew, 0.01):
        assert until(lambda: len(tried) > 2)
    after = len(tried)
    assert not until(lambda: len(tried) > after, seconds=0.1)
