"""A post's life, as its chapters get it: a network, and the desk that has an account there."""

import pytest

from contracts.playing import KIN, LIVES, NETWORKS
from contracts.story import Scene


@pytest.fixture(params=NETWORKS)
def life(request):
    return (LIVES | KIN)[request.param]()


@pytest.fixture
def scene(life, tmp_path):
    """A desk with the network's account; at the end nothing was asked that its contract does not know."""
    scene = Scene(life, tmp_path)
    scene.door.__enter__()
    try:
        yield scene
    finally:
        scene.door.__exit__()
    scene.ends()
