"""The tools that are compared: how each is told to do what all of them are asked for."""

import os
import shutil

import history

EMPTY = "empty"
OPERATIONS = ("offline", "upgrade", "noop", "status", "history", "downgrade")


class Tool:
    """A tool, the kind of files it reads, and the operations it has; others are left out of the tables."""

    files = ""
    operations = OPERATIONS

    def __init__(self, key, title, bench):
        self.key, self.title, self.bench = key, title, bench

    def prepare(self, directory, size, url):
        """What has to be written before a run because the tool takes it from no command line."""

    def command(self, operation, directory, size, url):
        raise NotImplementedError

    def environment(self):
        return dict(os.environ)


class MavenTool(Tool):
    project = ""

    def maven(self, directory, *arguments):
        return [*self.bench.maven, "-o", "-q", *arguments]

    def place(self, directory):
        """Puts the POM into the directory of the files."""
        pom = (self.bench.source / "projects" / self.project / "pom.xml").read_text()
        for name, version in self.bench.versions.items():
            pom = pom.replace(f"@{name}.version@", version)
        (directory / "pom.xml").write_text(pom)

    def environment(self):
        environment = super().environment()
        environment.pop("MAVEN_OPTS", None)
        if self.bench.maven_options:
            environment["MAVEN_OPTS"] = self.bench.maven_options
        environment["REDGATE_DISABLE_TELEMETRY"] = "true"
        return environment


class EmptyBuild(MavenTool):
    """`mvn validate` of a project without any plugin: Maven's own start, the least a goal can cost."""

    project = "empty"
    operations = ("noop",)

    def command(self, operation, directory, size, url):
        return self.maven(directory, "validate")


class EmptyGoal(MavenTool):
    """A goal of Migrate's plugin that is skipped: Maven's start and the loading of a plugin."""

    project = "migrate"
    files = "migrate"
    operations = ("noop",)

    def command(self, operation, directory, size, url):
        return self.maven(directory, "migrate:current", "-Dmigrate.skip")


class MigrateGoal(MavenTool):
    project = "migrate"
    files = "migrate"

    def command(self, operation, directory, size, url):
        goal = {
            "offline": ["migrate:upgrade", "-Dsql", "-Dtarget=base:head", f"-Doutput={self.bench.scratch('migrate.sql')}"],
            "upgrade": ["migrate:upgrade"],
            "noop": ["migrate:upgrade"],
            "status": ["migrate:current"],
            "history": ["migrate:history"],
            "downgrade": ["migrate:downgrade", "-Dtarget=base"],
        }[operation]
        server = self.bench.server
        return self.maven(directory, *goal, f"-Dmigrate.url={url}", f"-Dmigrate.user={server.user}",
                          f"-Dmigrate.password={server.password}")


class Engine(Tool):
    files = "migrate"
    operations = ("start", *OPERATIONS)

    def command(self, operation, directory, size, url):
        word = {"noop": "upgrade", "status": "current"}.get(operation, operation)
        separator = "&" if "?" in url else "?"
        server = self.bench.server
        return [self.bench.java, *self.bench.java_options, "-cp", self.bench.classpath, "Engine", word,
                str(directory / "src" / "main" / "migrations"),
                f"{url}{separator}user={server.user}&password={server.password}", self.bench.scratch("engine.sql")]


class QuickEngine(Engine):
    """The same with the flags that suit a process of a second: one compiler, one collector."""

    def command(self, operation, directory, size, url):
        java, *rest = super().command(operation, directory, size, url)
        return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", *rest]


class Psql(Tool):
    files = "psql"
    suffix = ""
    operations = ("upgrade", "status", "downgrade")

    def command(self, operation, directory, size, url):
        host_port, database = url.removeprefix("jdbc:postgresql://").split("/")
        host, port = host_port.rsplit(":", 1)
        action = {
            "upgrade": ["-f", str(directory / f"up{self.suffix}.sql")],
            "status": ["-c", "select 1"],
            "downgrade": ["-f", str(directory / f"down{self.suffix}.sql")],
        }[operation]
        return ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", host, "-p", port, "-U", self.bench.server.user,
                "-d", database, *action]

    def environment(self):
        return {**super().environment(), "PGPASSWORD": self.bench.server.password}


class PsqlTransactions(Psql):
    suffix = "-tx"


class PropertiesTool(MavenTool):
    def credentials(self, url):
        server = self.bench.server
        return [f"-Dbench.url={url}", f"-Dbench.user={server.user}", f"-Dbench.password={server.password}"]


class Flyway(PropertiesTool):
    """No downgrade and no offline SQL: both are in its paid editions. `info` is its status and its history."""

    project = files = "flyway"
    operations = ("upgrade", "noop", "history")

    def command(self, operation, directory, size, url):
        goal = {"upgrade": "migrate", "noop": "migrate", "history": "info"}[operation]
        return self.maven(directory, f"flyway:{goal}", *self.credentials(url))


class Liquibase(PropertiesTool):
    project = files = "liquibase"

    def command(self, operation, directory, size, url):
        goal = {
            "offline": ["liquibase:updateSQL", f"-Dliquibase.migrationSqlOutputFile={self.bench.scratch('liquibase.sql')}"],
            "upgrade": ["liquibase:update"],
            "noop": ["liquibase:update"],
            "status": ["liquibase:status"],
            "history": ["liquibase:history"],
            "downgrade": ["liquibase:rollback", f"-Dliquibase.rollbackCount={size}"],
        }[operation]
        return self.maven(directory, *goal, *self.credentials(url))


class MyBatis(MavenTool):
    """`status` is its history as well."""

    project = files = "mybatis"
    operations = ("offline", "upgrade", "noop", "history", "downgrade")

    def prepare(self, directory, size, url):
        server = self.bench.server
        (directory / "environments" / "development.properties").write_text(
            f"time_zone=GMT+0:00\ndriver=org.postgresql.Driver\nurl={url}\nusername={server.user}\n"
            f"password={server.password}\nsend_full_script=true\ndelimiter=;\nauto_commit=false\n"
            "changelog=changelog\n")

    def command(self, operation, directory, size, url):
        goal = {
            "offline": ["migration:script", "-Dmigration.v1=0", f"-Dmigration.v2={history.mybatis_id(size)}",
                        f"-Dmigration.output={self.bench.scratch('mybatis.sql')}"],
            "upgrade": ["migration:up"],
            "noop": ["migration:up"],
            "history": ["migration:status"],
            "downgrade": ["migration:down", f"-Dmigration.down.steps={size + 1}"],
        }[operation]
        return self.maven(directory, *goal)


def all_tools(bench):
    tools = [
        EmptyBuild("empty-build", "`mvn validate`, no plugin", bench),
        EmptyGoal("empty-goal", "skipped goal (Maven + plugin)", bench),
        Psql("psql", "psql -f, plain", bench),
        PsqlTransactions("psql-tx", "psql -f, a transaction per revision", bench),
        Engine("engine", "Migrate, engine", bench),
        QuickEngine("engine-c1", "Migrate, engine, C1 and serial GC", bench),
        MigrateGoal("migrate", "Migrate, Maven goal", bench),
        MyBatis("mybatis", "MyBatis Migrations, Maven goal", bench),
        Flyway("flyway", "Flyway, Maven goal", bench),
        Liquibase("liquibase", "Liquibase, Maven goal", bench),
    ]
    if not shutil.which("psql"):
        tools = [tool for tool in tools if not isinstance(tool, Psql)]
    return tools
