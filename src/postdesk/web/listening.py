"""Where the page listens: a port of this machine or of the office's network, or a Unix socket; over TLS or not."""

import os
import socket
import ssl
import stat
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from msgspec import Struct

from postdesk.errors import PostdeskError, system_reason

LOOPBACK = "127.0.0.1"
USUAL = {"http": 80, "https": 443}
ONE_TEAM = 0o117
"""What others than the owner and the group of a socket may not."""


class ListenAt(Struct, frozen=True):
    """Where to listen: at a port (0 is any free one) of an address, or on the Unix socket `path`.

    With a `certificate` and its `key` (None where both are in one file), browsers are answered over TLS.
    """

    port: int = 0
    host: str = LOOPBACK
    path: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def here_alone(self) -> bool:
        """Whether nobody beyond this machine gets there."""
        return self.path is not None or self._address.is_loopback

    @property
    def _address(self) -> IPv4Address | IPv6Address:
        return ip_address(self.host)

    @property
    def anywhere(self) -> bool:
        """Whether it is every address of this machine, by none of which a browser knows it."""
        return self.path is None and self._address.is_unspecified

    @property
    def scheme(self) -> str:
        """How browsers speak to it."""
        return "https" if self.certificate else "http"

    def origins(self, port: int) -> tuple[str, ...]:
        """Return the addresses at which a browser finds it, by the port that it got."""
        if self.path is not None or self.anywhere:
            return ()
        names = [f"[{self._address}]" if self._address.version == 6 else str(self._address)]
        names += ["localhost"] * self._address.is_loopback
        rest = "" if port == USUAL[self.scheme] else f":{port}"
        return tuple(f"{self.scheme}://{name}{rest}" for name in names)


def listen_at(said: str) -> ListenAt:
    """Return where `ADDRESS:PORT` is; PostdeskError where it is no such thing."""
    host, colon, port = said.rpartition(":")
    try:
        address = ip_address(host.removeprefix("[").removesuffix("]") if "[" in host else host)
        bare = address.version == 6 and not host.startswith("[")
    except ValueError:
        bare = True
    if bare or not colon or not (port.isascii() and port.isdigit() and int(port) <= 0xFFFF):
        raise PostdeskError(f'"{said}" is no address to listen at: write it like 192.168.1.5:8765, or [fd00::5]:8765')
    return ListenAt(port=int(port), host=str(address))


def listening(at: ListenAt) -> socket.socket:
    """Return the socket at which requests come in.

    Raises:
        PostdeskError: It cannot be had.
    """
    return _on_path(at.path) if at.path else _on_port(at)


def _on_port(at: ListenAt) -> socket.socket:
    family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
    there = socket.socket(family, socket.SOCK_STREAM)
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((at.host, at.port))
    except OSError as error:
        there.close()
        why = system_reason(error)
        if at.host == LOOPBACK:
            told = f"port {at.port} on this machine cannot be had ({why}): name another with --port"
        else:
            told = (
                f"{at.host}:{at.port} cannot be listened at ({why}): name an address of this machine, and a free port"
            )
        raise PostdeskError(told) from error
    there.listen(128)
    return there


def _on_path(path: Path) -> socket.socket:
    """Return a Unix socket that its owner and its group may use; one that nobody listens on any more goes."""
    if not hasattr(socket, "AF_UNIX"):  # pragma: no cover - Windows
        raise PostdeskError("this system has no sockets that are files: name a port with --port")
    there = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(ONE_TEAM)
    try:
        _out_of_the_way(path)
        there.bind(str(path))
    except OSError as error:
        there.close()
        why = system_reason(error)
        raise PostdeskError(f"{path} cannot be listened at ({why}): name another path with --socket") from error
    finally:
        os.umask(before)
    there.listen(128)
    return there


def _out_of_the_way(path: Path) -> None:
    if not path.exists() or not stat.S_ISSOCK(path.lstat().st_mode):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        try:
            asking.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()


def checked_certificate(at: ListenAt) -> ListenAt:
    """Return where to listen, if its certificate and key can be used; PostdeskError where they cannot."""
    if at.certificate:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(at.certificate, at.key, lambda: "")
        except (OSError, ValueError) as error:
            why = system_reason(error) if isinstance(error, OSError) else "it is none"
            raise PostdeskError(
                f"{at.certificate} cannot be used as a certificate with its key ({why}):"
                " give PEM files without a password"
            ) from error
    return at
