"""The suite asks for no other machine than this one: what the guard lets through, and that it is on, here and in commands."""

import socket
import subprocess
import sys

import pytest
from conftest import GUARD
from sitecustomize import is_here, is_number


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "", None])
def test_this_machine_may_be_asked(host):
    assert is_here(host)


@pytest.mark.parametrize("host", ["ledger.example", "8.8.8.8", "10.0.0.1", "2001:db8::1", "0x7f.1", "localhost.example"])
def test_any_other_may_not(host):
    assert not is_here(host)
    if not is_number(host):
        with pytest.raises(BaseException, match="getaddrinfo"):
            socket.getaddrinfo(host, 80)


def test_a_command_that_a_test_starts_is_guarded_as_well():
    code = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={"PYTHONPATH": str(GUARD)}, check=False, timeout=60
    )
    assert b"AskedForTheNetwork" in done.stderr
