"""A network's client is imported by nobody who only writes and plans, and the others' folders not at all."""

import subprocess
import sys

import pytest

from postdesk.models import KeyKind
from postdesk.networks.shelf import NAMES, SHELF
from stage.begun import png

SETTINGS = '[desk]\nname = "Office"\ntimezone = "UTC"\n\n[accounts.ours]\nnetwork = "{name}"\n{keys}'
CAMPAIGN = """\
campaign: spring
accounts: [ours]
posts:
  - id: doors
    at: 2126-11-24 09:00
    text: Doors open at six, says @office. #SafeMigration
    link: https://example.org/news
    media: [{file: hall.png, alt: The hall.}]
"""
COMMANDS = """
import sys
from postdesk.cli import main
for command in ("check", "plan", "list"):
    try:
        main([command])
    except SystemExit as end:
        assert end.code in (None, 0, 1), (command, end.code)
    print("LOADED", command, *(name for name in sys.modules if name.startswith(("postdesk.", "httpx"))))
"""
CLIENT = ("postdesk.wire", "postdesk.networks.network", "postdesk.networks.wall", "postdesk.accounts", "httpx")
"""What only asking a network needs."""


def keys_of(name):
    needed = [key for key in SHELF[name].keys if key.needed]
    return "".join(f'{key.name} = "{key.example}"\n' for key in needed if key.kind is not KeyKind.AMOUNT)


@pytest.mark.parametrize("name", NAMES)
def test_to_check_to_plan_and_to_list_import_no_client_and_no_other_network(name, tmp_path):
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "desk.toml").write_text(SETTINGS.format(name=name, keys=keys_of(name)))
    (folder / "spring.yaml").write_text(CAMPAIGN)
    (folder / "hall.png").write_bytes(png())
    done = subprocess.run([sys.executable, "-c", COMMANDS], cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith("LOADED")]
    assert [line[1] for line in lines] == ["check", "plan", "list"], done.stderr
    for _, command, *loaded in lines:
        assert f"postdesk.networks.{name}" in loaded
        assert [module for module in loaded if module.startswith(CLIENT)] == [], command
        others = tuple(f"postdesk.networks.{other}" for other in NAMES if other != name)
        assert [module for module in loaded if module.startswith(others)] == [], command
