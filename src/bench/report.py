"""Tables of the samples, in Markdown."""

import json
import statistics


def median(values):
    return statistics.median(values) if values else None


class Samples:
    def __init__(self, file):
        self.all = [json.loads(line) for line in file.read_text().splitlines() if line]
        self.surroundings = next((s for s in self.all if s["kind"] == "surroundings"), {})
        self.titles = {s["tool"]: s["title"] for s in self.all if "tool" in s}

    def of(self, **wanted):
        return [s for s in self.all
                if "failed" not in s and all(s.get(key) == value for key, value in wanted.items())]

    def values(self, field, **wanted):
        return [s[field] for s in self.of(**wanted)]

    def wall(self, tool, operation, size):
        return median(self.values("wall", kind="local", tool=tool, operation=operation, size=size))

    def sizes(self):
        return sorted({s["size"] for s in self.all if s["kind"] == "local"})


def seconds(value):
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def spread(values):
    if not values:
        return ""
    text = seconds(median(values))
    return text if len(values) == 1 else f"{text} ({seconds(min(values))}–{seconds(max(values))})"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def upgrade_table(samples):
    sizes = samples.sizes()
    head = ["upgrade from empty"]
    for size in sizes:
        head += [f"{size}: seconds", "× psql-tx", "client CPU", "MB"]
    rows = []
    for tool, title in samples.titles.items():
        operation = "upgrade" if samples.of(kind="local", tool=tool, operation="upgrade") else "noop"
        if operation == "noop" and not tool.startswith("empty"):
            continue
        row = [title]
        for size in sizes:
            chosen = dict(kind="local", tool=tool, operation=operation, size=size)
            walls = samples.values("wall", **chosen)
            base = samples.wall("psql-tx", "upgrade", size)
            ratio = f"{median(walls) / base:.2f}" if walls and base and operation == "upgrade" else ""
            cpu, megabytes = median(samples.values("cpu", **chosen)), median(samples.values("mb", **chosen))
            row += [spread(walls), ratio, "" if cpu is None else seconds(cpu),
                    "" if megabytes is None else f"{megabytes:.0f}"]
        rows.append(row)
    return table(head, rows)


def operations_table(samples):
    names = {"start": "start + connect", "noop": "no-op upgrade", "status": "status / current",
             "history": "history / info", "offline": "offline SQL", "downgrade": "full downgrade"}
    sizes = samples.sizes()
    rows = []
    for tool, title in samples.titles.items():
        row = [title]
        for operation in names:
            walls = [samples.wall(tool, operation, size) for size in sizes]
            row.append(" / ".join("–" if wall is None else seconds(wall) for wall in walls) if any(walls) else "")
        rows.append(row)
    return table([f"seconds at {' / '.join(map(str, sizes))}", *names.values()], rows)


def network_table(samples):
    taken = samples.of(kind="network")
    if not taken:
        return ""
    delay = max(s["delay"] for s in taken)
    size = taken[0]["size"]
    rows = []
    for tool in dict.fromkeys(s["tool"] for s in taken):
        row = [samples.titles[tool]]
        for operation in ("upgrade", "noop"):
            chosen = dict(kind="network", tool=tool, operation=operation)
            trips = samples.values("trips", **chosen, delay=0.0)
            walls = samples.values("wall", **chosen, delay=delay)
            row.append(f"{median(trips):.0f}" if trips else "")
            if operation == "upgrade":
                row.append(f"{median(samples.values('syncs', **chosen, delay=0.0)):.0f}" if trips else "")
                row.append(f"{median(samples.values('connections', **chosen, delay=0.0)):.0f}" if trips else "")
            row.append(spread(walls))
        rows.append(row)
    slow = f"seconds at {delay * 1000:g} ms a trip"
    return table([f"{size} revisions", "round trips", "WAL syncs", "connections", slow, "no-op: round trips", slow],
                 rows)


def judged(samples):
    """The targets that one run can decide."""
    rows = []

    def add(target, figure, limit, text):
        rows.append([target, text, "held" if figure <= limit else "**missed**"])

    base, start = samples.wall("psql-tx", "upgrade", 1000), samples.wall("engine", "start", 1000)
    engine, goal = samples.wall("engine", "upgrade", 1000), samples.wall("migrate", "upgrade", 1000)
    if base and start and engine:
        add("upgrade of 1,000, engine: at most 1.10 × psql-tx + start", engine, 1.1 * base + start,
            f"{engine:.2f} s; 1.10 × {base:.2f} + {start:.2f} = {1.1 * base + start:.2f} s; "
            f"without start {(engine - start) / base:.2f} ×")
    empty = samples.wall("empty-goal", "noop", 1000)
    if base and goal and empty:
        add("upgrade of 1,000, goal: at most 1.10 × psql-tx + empty goal", goal, 1.1 * base + empty,
            f"{goal:.2f} s; 1.10 × {base:.2f} + {empty:.2f} = {1.1 * base + empty:.2f} s")
    for tool in ("engine", "migrate"):
        trips = median(samples.values("trips", kind="network", tool=tool, operation="upgrade", delay=0.0))
        if trips is not None:
            size = samples.of(kind="network")[0]["size"]
            add(f"round trips of {size} revisions, {tool}: at most 10", trips, 10, f"{trips:.0f}")
            syncs = median(samples.values("syncs", kind="network", tool=tool, operation="upgrade", delay=0.0))
            add(f"WAL syncs of {size} revisions, {tool}: one a revision, and 5 of the server's own", syncs, size + 5,
                f"{syncs:.0f}")
    for size in samples.sizes():
        for tool, title in (("empty-goal", "a skipped goal"), ("empty-build", "mvn validate")):
            noop, empty = samples.wall("migrate", "noop", size), samples.wall(tool, "noop", size)
            if noop and empty:
                add(f"no-op upgrade, goal, {size}: at most 1.3 × {title}", noop, 1.3 * empty,
                    f"{noop:.2f} / {empty:.2f} = {noop / empty:.2f} ×")
    for size in samples.sizes():
        if size < 10000:
            continue
        for operation in ("upgrade", "noop"):
            megabytes = median(samples.values("mb", kind="local", tool="engine", operation=operation, size=size))
            if megabytes is not None:
                add(f"memory of the engine, {operation} at {size}: at most 80 MB", megabytes, 80, f"{megabytes:.0f} MB")
    sizes = samples.sizes()
    if len(sizes) > 1:
        small, large = sizes[-2], sizes[-1]
        for operation in ("noop", "status", "history", "offline", "upgrade", "downgrade"):
            cpus = [median(samples.values("cpu", kind="local", tool="engine", operation=operation, size=size))
                    for size in (small, large)]
            start = median(samples.values("cpu", kind="local", tool="engine", operation="start"))
            if all(cpus) and start:
                first, second = (max(0.01, cpu - start) for cpu in cpus)
                add(f"linear: engine CPU above start, {operation}, {small} → {large}", second / first,
                    1.25 * large / small, f"{first:.2f} → {second:.2f} s = {second / first:.1f} ×")
    return table(["target", "measured", ""], rows) if rows else ""


def failures(samples):
    failed = [s for s in samples.all if "failed" in s]
    return "\n".join(f"- {s['title']}, {s['operation']} of {s['size']}: {' '.join(s['failed'].split())[:200]}"
                     for s in failed)


def surroundings(samples):
    s = samples.surroundings
    postgres = s.get("postgres", {})
    pinned = "" if s.get("core") is None else ", client and server on one of them" + (
        " with real-time priority" if s.get("realtime") else "")
    options = "".join(f" {name}: `{s[name]}`." for name in ("java options", "MAVEN_OPTS") if s.get(name))
    return (f"{s.get('date')}. {s.get('system')}, {s.get('cores')} cores{pinned}. "
            f"PostgreSQL {postgres.get('server_version')} (fsync {postgres.get('fsync')}, synchronous_commit "
            f"{postgres.get('synchronous_commit')}, autovacuum {postgres.get('autovacuum')}, "
            f"max_locks_per_transaction {postgres.get('max_locks_per_transaction')}), psql {s.get('psql') or 'none'}, "
            f"JDK {s.get('java')}, Maven {s.get('maven')}, pgjdbc {s.get('pgjdbc')}. Migrate {s.get('migrate')}, "
            f"Flyway {s.get('flyway')}, Liquibase {s.get('liquibase')}, MyBatis Migrations {s.get('mybatis')}.{options}")


def render(file):
    samples = Samples(file)
    parts = [surroundings(samples), upgrade_table(samples), operations_table(samples), network_table(samples),
             judged(samples), failures(samples)]
    return "\n\n".join(part for part in parts if part)
