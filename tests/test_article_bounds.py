"""`audit article` within its limits of time and memory: one line that says which was met."""

import os
import signal
import subprocess
import sys
import time

import pytest
from conftest import PATH

BOUNDED = "from audit.processes import continue_bounded\nfrom audit.cli.main import line_of\nimport sys\n"
CALL = "try:\n    continue_bounded('a.txt', 1, '1MB')\n{}\nexcept Exception as e:\n    print(line_of(e))\n    sys.exit(2)\n"


def python(body):
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    code = BOUNDED + CALL.format(lines)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)


def article(*args, command="article", **more):
    return subprocess.run(
        [sys.executable, "-m", "audit", command, *args], capture_output=True, text=True, timeout=60, check=False, **more
    )


def test_a_function_that_no_handler_interrupts_ends_after_the_time():
    begun = time.monotonic()
    ended = python("import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')")
    assert (ended.returncode, ended.stdout) == (2, "a.txt: took longer than 1 s; raise --seconds\n")
    assert time.monotonic() - begun < 15


@pytest.mark.skipif(sys.platform == "darwin", reason="its kernel enforces no limit of memory")
def test_an_allocation_beyond_the_memory_fails():
    assert python("bytearray(3 << 30)").stdout.startswith("out of memory")
    ended = python("import os\nos.kill(os.getpid(), 9)")
    assert (ended.returncode, ended.stdout) == (
        2,
        "a.txt: the process was ended by signal 9 (out of memory?); raise --memory\n",
    )


@pytest.mark.parametrize("code", [0, 1, 2, 7])
def test_the_exit_code_is_that_of_the_work(code):
    assert python(f"raise SystemExit({code})").returncode == code


def test_an_article_beyond_its_time_is_one_line(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("Harbour talks resume\n" + '"a (. ' * 150_000)
    ended = article(str(file), "--seconds", "1")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"audit: {file}: took longer than 1 s; raise --seconds\n"


def test_a_comparison_beyond_its_time_is_one_line(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("Harbour talks resume\n" + '"a (. ' * 150_000)
    ended = article(str(file), str(file), "--seconds", "1", command="compare")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "audit: compare: took longer than 1 s; raise --seconds\n"


@pytest.mark.parametrize("memory", ["much", "-1MB", "0MB", "nanGB"])
def test_an_amount_of_memory_that_is_none_is_one_line(memory, tmp_path):
    (tmp_path / "a.txt").write_text("Harbour talks resume\nMinisters met in Vell on Monday.\n")
    ended = article(str(tmp_path / "a.txt"), "--memory", memory)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_work_ends_with_the_command(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [sys.executable, "-m", "audit", "article", str(pipe)], cwd=tmp_path, env=os.environ | {"PYTHONPATH": PATH}
    )
    children = f"/proc/{command.pid}/task/{command.pid}/children"
    for _ in range(200):
        with open(children) as f:  # noqa: PTH123 - a file of the kernel
            found = f.read().split()
        if found:
            break
        time.sleep(0.05)
    time.sleep(1)
    command.send_signal(signal.SIGKILL)
    command.wait()
    time.sleep(0.5)
    assert found
    assert all(not os.path.exists(f"/proc/{child}") or "Z" in open(f"/proc/{child}/stat").read() for child in found)  # noqa: PTH110, PTH123, SIM115
