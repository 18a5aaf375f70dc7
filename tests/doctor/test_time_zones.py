"""Rules of zones: whose they are, and how old."""

from datetime import timedelta

from postdesk.doctor.thing import Health
from postdesk.doctor.time_zones import in_use


def test_time_zones_of_the_system_or_of_the_package_and_old_ones(tmp_path, clock):
    (tmp_path / "tzdata.zi").write_text("# version 2024a\n# This zic input file is in the public domain.\n")
    old = in_use(clock(), [str(tmp_path)])
    assert (old.health, old.says) == (Health.LOOK, "2024a, the system's")
    fresh = in_use(clock() - timedelta(days=400), [str(tmp_path)])
    assert (fresh.health, fresh.remedy) == (Health.WELL, "")
    assert in_use(clock(), []).says.endswith(", the package tzdata's")
