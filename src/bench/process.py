"""Runs a command as a whole process and tells its wall time, processor time and peak memory."""

import os
import signal
import subprocess
import threading
import time


class Failed(Exception):
    pass


def run(command, cwd, log, limit, env=None):
    """Seconds, processor seconds and megabytes of a command; its output goes to a file.

    The command has a process group of its own, killed as a whole when it takes longer than the limit.
    Linux counts the memory of the parent at the moment of exec into the child's peak, so that figures below about
    25 MB are this script's own.
    """
    with open(log, "wb") as out:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                 env=env, start_new_session=True)
        late = threading.Event()

        def kill():
            late.set()
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

        timer = threading.Timer(limit, kill)
        timer.daemon = True
        timer.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            kill()
            raise
        finally:
            wall = time.perf_counter() - started
            timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set():
        raise Failed(f"took longer than {limit} s")
    if child.returncode != 0:
        with open(log, "rb") as text:
            said = text.read()[-2000:].decode("utf-8", "replace")
        raise Failed(f"exit code {child.returncode}: {said}")
    megabytes = usage.ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024 * 1024)
    return {"wall": round(wall, 4), "cpu": round(usage.ru_utime + usage.ru_stime, 4), "mb": round(megabytes, 1)}
