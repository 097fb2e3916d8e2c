"""Fail when a test asks for any address but those of this machine: in the tests, and in the commands that they start.

Python imports `sitecustomize` by itself when its folder is on the path; `conftest.py` imports it for the tests.
"""

import ipaddress
import re
import sys
from typing import Any


class AskedForTheNetwork(BaseException):
    """A test asked for an address beyond this machine; no `except Exception` hides it."""


def guard(event: str, values: tuple[Any, ...]) -> None:
    """Audit hook (PEP 578): refuse to resolve or to reach another machine."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = None if is_number(values[0]) else values[0]
    elif event in {"socket.connect", "socket.sendto"}:
        host = values[1][0] if isinstance(values[1], tuple) else None
    else:
        return
    if not is_here(host.decode("ascii", "replace") if isinstance(host, bytes) else host):
        raise AskedForTheNetwork(f"{event}: {host}")


def is_number(host: Any) -> bool:
    """True for an address in digits, for which no resolver asks anybody."""
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return (
            isinstance(host, str)
            and re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", host, re.IGNORECASE) is not None
        )
    return True


def is_here(host: str | None) -> bool:
    """True for this machine, by name or address; None and an empty name are any of its own addresses."""
    if not host or host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


sys.addaudithook(guard)
