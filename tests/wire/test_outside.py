"""Which machines the whole world reaches; and what a proxy is asked for."""

import asyncio

import pytest

from postdesk.wire.outside import INSIDE, NotVisited, machines, outside, through_proxy


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_the_world_outside(number):
    assert outside(number)


@pytest.mark.parametrize(
    "number",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
        ),
        *("198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fd00::1"),
        *("fec0::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1"),
        *("2001:0:7f00:1::", "2001:db8::1", "example.org", ""),
    ],
)
def test_this_machine_its_network_and_what_is_for_nobody(number):
    assert not outside(number)


def test_where_a_host_is():
    assert asyncio.run(machines("127.0.0.1", 80, local=True)) == ["127.0.0.1"]
    with pytest.raises(NotVisited, match="own network"):
        asyncio.run(machines("127.0.0.1", 80, local=False))
    with pytest.raises(NotVisited, match="leads nowhere"):
        asyncio.run(machines("xn--", 80, local=False))


@pytest.fixture
def proxied(monkeypatch):
    """A machine that reaches the web through a proxy, but for one domain."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "intranet.example")


def test_a_proxy_looks_names_up_itself(proxied):
    assert through_proxy("http", "example.org", local=False)
    assert not through_proxy("https", "example.org", local=False)
    assert not through_proxy("http", "www.intranet.example", local=False)
    assert through_proxy("http", "8.8.8.8", local=False)


@pytest.mark.parametrize("host", ["192.168.1.1", "::1", "printer", "office.local", "localhost"])
def test_a_proxy_is_not_asked_for_what_is_inside_by_its_name(proxied, host):
    if host != "localhost":
        with pytest.raises(NotVisited) as said:
            through_proxy("http", host, local=False)
        assert str(said.value) == INSIDE
    assert through_proxy("http", host, local=True)
