"""What Windows and macOS do otherwise, held where no such machine is: names, paths, code pages, the system's calls."""

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.files.names import file_name

SOURCES = Path(__file__).parents[1] / "src" / "postdesk"
NOT_ON_WINDOWS = {
    "os": """
        O_ACCMODE O_ASYNC O_CLOEXEC O_DIRECT O_DIRECTORY O_DSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW
        O_NONBLOCK O_PATH O_RSYNC O_SYNC O_TMPFILE WNOHANG chflags chown chroot confstr copy_file_range ctermid environb
        eventfd fchdir fchmod fchown fdatasync fork forkpty fpathconf fstatvfs get_blocking getegid getenvb geteuid
        getgid getgroups getloadavg getpgid getpgrp getpriority getrandom getresuid getsid getuid getxattr initgroups
        killpg lchmod lchown listxattr lockf major makedev memfd_create minor mkfifo mknod nice openpty pathconf
        pidfd_open pipe2 posix_fadvise posix_fallocate posix_spawn pread preadv pwrite pwritev readv register_at_fork
        removexattr sched_getaffinity sched_setaffinity sched_yield sendfile set_blocking setegid seteuid setgid
        setpgid setpriority setsid setuid setxattr splice statvfs sync sysconf tcgetpgrp ttyname uname unshare wait
        wait3 wait4 waitid writev
    """,
    "signal": """
        ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF
        SIGQUIT SIGSTOP SIGSYS SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ
        SIG_BLOCK SIG_SETMASK SIG_UNBLOCK alarm getitimer pause pthread_kill pthread_sigmask setitimer siginterrupt
        sigpending sigtimedwait sigwait sigwaitinfo
    """,
    "socket": """
        AF_NETLINK AF_PACKET AF_UNIX AF_VSOCK MSG_DONTWAIT MSG_NOSIGNAL SCM_RIGHTS SOCK_CLOEXEC SOCK_NONBLOCK
        SO_BINDTODEVICE SO_PEERCRED SO_REUSEPORT TCP_CORK TCP_USER_TIMEOUT recv_fds send_fds sethostname
    """,
    "time": "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_REALTIME clock_getres clock_gettime clock_gettime_ns tzset",
    "select": "epoll kqueue poll",
    **dict.fromkeys(
        [
            "crypt",
            "curses",
            "fcntl",
            "grp",
            "nis",
            "posix",
            "pty",
            "pwd",
            "readline",
            "resource",
            "spwd",
            "syslog",
            "termios",
            "tty",
        ],
        "",
    ),
}
"""What Python's documentation calls available on Unix; of a module without names, all of it."""
ASKED_FOR_FIRST = {
    "files/bounded_process.py": {"resource"},
    "files/exchanging.py": {"fcntl"},
    "files/private.py": {"os.geteuid"},
    "files/whole.py": {"os.set_blocking"},
    "log/engine/write_lock.py": {"os.major", "os.minor"},
    "networks/in_time.py": {"signal.ITIMER_REAL", "signal.SIGALRM", "signal.setitimer"},
    "web/listening.py": {"socket.AF_UNIX"},
    "wire/deadlines.py": {"time.CLOCK_BOOTTIME", "time.clock_gettime"},
}
"""Where a file uses such a name only behind a question whether this system has it."""
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{name}{one}" for name in ("com", "lpt") for one in "0123456789¹²³"),
}
WORK = """
import sys
from click.testing import CliRunner
from postdesk.cli import main
for words in {commands}:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, (words, done.output, done.exception)
"""
COMMANDS = [
    ["init"], ["check"], ["fmt"], ["queue"], ["list", "--format", "csv"], ["preview", "--html", "preview.html"],
    ["calendar", "--format", "html", "--to", "week.html"], ["export-drafts", "plan.csv"], ["import-drafts", "plan.csv"],
    ["hold", "hello"], ["release", "hello"], ["publish"], ["log"], ["doctor"], ["report", "--format", "html,md,csv,json"],
    ["man", "man1"],
]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["COM¹", "com².x", "CONIN$", "lpt9.tar.gz", "Aux", "a:b", "a\\b", "ends ", "ends.", "q?", "*"]
)
def test_names_that_windows_keeps_for_itself_make_files_there(name):
    holds(file_name(name))


@given(st.text(max_size=300))
def test_any_name_makes_a_file_on_windows(name):
    holds(file_name(name))


def holds(made):
    assert PureWindowsPath(made).parts == (made,)
    assert made.partition(".")[0].casefold() not in DEVICES
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', made)
    assert not made.endswith((".", " "))


def test_names_that_macos_takes_for_one_are_two_files():
    names = ["é", unicodedata.normalize("NFD", "é"), "É"]
    made = [unicodedata.normalize("NFD", file_name(name)).casefold() for name in names]
    assert len(set(made)) == 3


def test_every_file_is_utf8_whatever_the_code_page_is(tmp_path):
    """Python names each place that would leave the encoding to the machine; none of them is ours."""
    command = [
        sys.executable,
        "-X",
        "warn_default_encoding",
        "-W",
        "default::EncodingWarning",
        "-c",
        WORK.format(commands=COMMANDS),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    ours = str(SOURCES)
    assert [line for line in done.stderr.splitlines() if "EncodingWarning" in line and line.startswith(ours)] == []


def test_nothing_is_used_that_windows_lacks_but_where_the_system_is_asked_first():
    used = {str(path.relative_to(SOURCES)): lacking(path.read_text("utf-8")) for path in SOURCES.rglob("*.py")}
    assert {path: names for path, names in used.items() if names} == ASKED_FOR_FIRST


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import os\nos.open('a', os.O_RDONLY | os.O_NONBLOCK)", {"os.O_NONBLOCK"}),
        ("def f():\n    from fcntl import flock", {"fcntl"}),
        ("from signal import SIGHUP, SIGINT", {"signal.SIGHUP"}),
        ("import pwd, os.path", {"pwd"}),
        ("import os\nos.umask(os.O_RDONLY)\nself.os.fork\nother.fork()", set()),
    ],
)
def test_what_windows_lacks_is_found_however_it_is_written(text, names):
    assert lacking(text) == names


def lacking(text):
    """The names in a module that Windows has not."""
    return {name for node in ast.walk(ast.parse(text)) for name in names_in(node) if is_lacking(name)}


def names_in(node):
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return [f"{node.value.id}.{node.attr}"]
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom):
        return [str(node.module), *(f"{node.module}.{each.name}" for each in node.names)]
    return []


def is_lacking(name):
    module, _, own = name.partition(".")
    if NOT_ON_WINDOWS.get(module) == "":
        return not own
    return own in NOT_ON_WINDOWS.get(module, "").split()
