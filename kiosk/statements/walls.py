"""What the drawing process takes from itself: memory, time, files, network, system calls.

Called in the child only, before it has read a byte of the document. Each wall is put up by the kernel and
can't be taken down again. Source: prctl(2), setrlimit(2), unshare(2), landlock(7), seccomp(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
from collections.abc import Iterable
from typing import Final, NamedTuple

from kiosk.statements.protocol import Wall

MEMORY: Final = 512 * 1024 * 1024  # bytes that can be written to
CPU: Final = 120  # seconds over the whole life
FILES: Final = 32  # open at once

_FONTS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts")

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000

_LANDLOCK: Final = (444, 445, 446)  # create_ruleset, add_rule, restrict_self: alike on every machine
_LANDLOCK_VERSION: Final = 1  # of create_ruleset's flags: which rights does this kernel know?
_LANDLOCK_BENEATH: Final = 1  # the rule is about a folder
_READ: Final = (1 << 2) | (1 << 3)  # read a file, list a folder
# How many kinds of access to files each version of Landlock knows; a later one as the last.
_FILE_RIGHTS: Final = (13, 14, 15, 15, 16)
_NETWORK_SINCE: Final = 4
_NETWORK_RIGHTS: Final = 0b11  # bind and connect, TCP


class _Machine(NamedTuple):
    """Numbers of one kind of processor: its name for seccomp (linux/audit.h) and its system calls."""

    audit: int
    openat: int
    calls: tuple[int, ...]


# read, write, close, fstat, newfstatat, statx, lseek, pread64, getdents64, access, faccessat2, readlinkat,
# fcntl; mmap, mprotect, munmap, mremap, brk, madvise; futex, membarrier, rseq, sched_yield,
# sched_getaffinity; signals and their stack; clocks; getrandom, sysinfo, uname, own ids; the end.
_MACHINES: Final = {
    "x86_64": _Machine(
        0xC000003E,
        257,
        (
            *(0, 1, 3, 5, 262, 332, 8, 17, 217, 21, 439, 267, 72, 9, 10, 11, 25, 12, 28, 202, 324, 334, 24),
            *(204, 13, 14, 15, 131, 228, 229, 230, 35, 96, 201, 219, 318, 99, 63, 39, 102, 186, 60, 231),
        ),
    ),
    "aarch64": _Machine(
        0xC00000B7,
        56,
        (
            *(63, 64, 57, 80, 79, 291, 62, 67, 61, 439, 78, 25, 222, 226, 215, 216, 214, 233, 98, 283, 293),
            *(
                124,
                123,
                134,
                135,
                139,
                132,
                113,
                114,
                115,
                101,
                169,
                128,
                278,
                179,
                160,
                172,
                174,
                178,
                93,
                94,
            ),
        ),
    ),
}

# The instructions of seccomp's filters (linux/bpf_common.h, linux/seccomp.h).
_LOAD: Final = 0x20
_EQUAL: Final = 0x15
_ANY_BIT: Final = 0x45
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_DENY: Final = 0x00050000 | errno.EPERM
_KILL: Final = 0x80000000
_CALL, _ARCHITECTURE, _THIRD_ARGUMENT = 0, 4, 32  # offsets in struct seccomp_data
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def limit() -> Wall:
    """Before Qt is loaded: a process of its own that dies with its parent, with limits and no network."""
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.umask(0o777)
    os.chdir("/")
    os.setsid()
    libc = ctypes.CDLL(None, use_errno=True)
    # First, since taking another user namespace forgets which signal the parent's death is.
    alone = libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
    for option, value in (
        (_PR_SET_PDEATHSIG, signal.SIGKILL),
        (_PR_SET_DUMPABLE, 0),
        (_PR_SET_NO_NEW_PRIVS, 1),
    ):
        _must(libc.prctl(option, value, 0, 0, 0))
    for which, most in (
        # Not RLIMIT_AS: PDFium sets 32 GB of addresses aside, of which it uses a few MB.
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(which, (most, most))
    return Wall.NAMESPACE if alone else Wall(0)


def shut() -> Wall:
    """After Qt is loaded: fonts are all that can still be read, and few system calls are left."""
    libc = ctypes.CDLL(None, use_errno=True)
    walls = Wall(0)
    if _shut_files(libc):
        walls |= Wall.FILES
    if _shut_calls(libc):
        walls |= Wall.CALLS
    return walls


def _must(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def _shut_files(libc: ctypes.CDLL) -> bool:
    create, add, restrict = _LANDLOCK
    version = libc.syscall(create, None, ctypes.c_size_t(0), _LANDLOCK_VERSION)
    if version < 1:
        return False
    rights = (1 << _FILE_RIGHTS[min(version, len(_FILE_RIGHTS)) - 1]) - 1
    network = _NETWORK_RIGHTS if version >= _NETWORK_SINCE else 0
    handled = struct.pack("=QQ", rights, network) if network else struct.pack("=Q", rights)
    rules = libc.syscall(create, handled, ctypes.c_size_t(len(handled)), 0)
    if rules < 0:
        return False
    for folder in _FONTS:
        try:
            handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue  # this system keeps no fonts there
        beneath = struct.pack("=Qi", _READ, handle)
        added = libc.syscall(add, rules, _LANDLOCK_BENEATH, beneath, 0)
        os.close(handle)
        if added != 0:
            return False
    done: bool = libc.syscall(restrict, rules, 0) == 0
    os.close(rules)
    return done


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _shut_calls(libc: ctypes.CDLL) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    instructions = b"".join(struct.pack("=HBBI", *each) for each in _filter(machine))
    program = _Program(len(instructions) // 8, instructions)
    done: int = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return done == 0


def _filter(machine: _Machine) -> Iterable[tuple[int, int, int, int]]:
    """Code, jumps and value of each instruction: what is not listed fails with EPERM."""
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUAL, 1, 0, machine.audit
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, _CALL
    for call in machine.calls:
        yield _EQUAL, 0, 1, call
        yield _RETURN, 0, 0, _ALLOW
    yield _EQUAL, 1, 0, machine.openat
    yield _RETURN, 0, 0, _DENY
    yield _LOAD, 0, 0, _THIRD_ARGUMENT
    yield _ANY_BIT, 0, 1, _WRITING
    yield _RETURN, 0, 0, _DENY
    yield _RETURN, 0, 0, _ALLOW
