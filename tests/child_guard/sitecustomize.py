"""No network, in this process and in every Python that a test starts.

Python imports a module of this name by itself when it starts and finds one on its path. So the
command line, the window and the children of tests are held to it too, as they are started.
"""

import socket
import sys

_NETWORK_FAMILIES = (socket.AF_INET, socket.AF_INET6)
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_CALLS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class NetworkRefusedError(Exception):
    """Something tried to reach a network."""


def refuse_network() -> None:
    """From now on this process reaches no network, whatever library tries."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOK_UPS:
        raise NetworkRefusedError(event)
    if event in _CALLS and getattr(arguments[0], "family", None) in _NETWORK_FAMILIES:
        raise NetworkRefusedError(event)


if __name__ == "sitecustomize":
    refuse_network()
