"""A disk with room, and one without."""

from postdesk.doctor.disk import room_for
from postdesk.doctor.thing import Health


def test_a_disk_without_room(tmp_path):
    assert room_for(tmp_path / "desk.sqlite", room=1).health == Health.WELL
    full = room_for(tmp_path / "desk.sqlite", room=2**70)
    assert (full.health, full.remedy) == (Health.WRONG, "make room: nothing is sent that cannot be written down first")
