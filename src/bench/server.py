"""The PostgreSQL of a benchmark: that of `migrate:start`, or one that is there; and statements that prepare it."""

import pathlib
import re
import subprocess
import urllib.parse


class Server:
    """A server, and a process that runs statements on it outside every measurement."""

    def __init__(self, host, port, user, password, database, java, classpath):
        self.host, self.port, self.user, self.password = host, port, user, password
        self.control = subprocess.Popen(
            [java, "-cp", classpath, "Control", self.jdbc(database, credentials=True)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def jdbc(self, database, port=None, credentials=False):
        url = f"jdbc:postgresql://{self.host if port is None else '127.0.0.1'}:{port or self.port}/{database}"
        if not credentials:
            return url
        return url + "?" + urllib.parse.urlencode({"user": self.user, "password": self.password})

    def sql(self, statement):
        self.control.stdin.write(statement + "\n")
        self.control.stdin.flush()
        answer = self.control.stdout.readline().rstrip("\n")
        if not answer.startswith("ok"):
            raise SystemExit(f"{statement}: {answer or 'no answer'}")
        return answer[3:]

    def fresh(self, database):
        self.sql(f"drop database if exists {database} with (force)")
        self.sql(f"create database {database} template template0")
        self.sql("checkpoint")

    def wal_syncs(self):
        """How often the server has synced its log, as far as processes that ended have told.

        From 18 on only what clients wait for; before, what the server does in the background is in the number.
        """
        if int(self.sql("show server_version_num")) >= 180000:
            return int(self.sql("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io "
                                "where object = 'wal' and backend_type = 'client backend'"))
        return int(self.sql("select wal_sync from pg_stat_wal"))

    def settings(self):
        names = ("server_version", "fsync", "synchronous_commit", "autovacuum", "max_locks_per_transaction",
                 "shared_buffers", "wal_sync_method")
        return {name: self.sql(f"show {name}") for name in names}

    def close(self):
        self.control.stdin.close()
        self.control.wait(30)


class Embedded:
    """The PostgreSQL that Migrate starts, in a directory of its own; stopped at the end."""

    def __init__(self, maven, project, directory, version):
        self.maven = [*maven, "-f", str(project)]
        self.options = [f"-Dmigrate.embedded.directory={directory}"]
        if version:
            self.options.append(f"-Dmigrate.embedded.version={version}")
        self.directory = pathlib.Path(directory)

    def start(self):
        """Host, port, user, password and database of the server."""
        told = subprocess.run([*self.maven, *self.options, "migrate:start"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        url = re.search(r"jdbc:postgresql://([^:/]+):(\d+)/(\w+), user (\w+)", told.stdout)
        if told.returncode != 0 or url is None:
            raise SystemExit(f"migrate:start has failed:\n{told.stdout}")
        password = (self.directory / "password").read_text().strip()
        return url[1], int(url[2]), url[4], password, url[3]

    def stop(self):
        subprocess.run([*self.maven, *self.options, "migrate:stop"], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
