"""Whether others on the machine can read what is the desk's own."""


def test_what_others_can_read_is_named(looked, office):
    written = office.house.root / ".env"
    written.touch(mode=0o600)
    assert looked("secrets") == []
    written.chmod(0o644)
    office.house.memory.mkdir(exist_ok=True)
    office.house.memory.chmod(0o750)
    assert looked("secrets") == [
        ("wrong", "others on this machine can read .env"),
        ("wrong", "others on this machine can read .postdesk"),
    ]
