package dev.migrate.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A schema made by chance, out of few names, so that two of them have much in common: the same table with other columns,
 * the same view over another one. The same seed makes the same schema.
 */
public final class RandomSchema {

    private final Random random;
    private final List<String> statements = new ArrayList<>();
    private final List<String> last = new ArrayList<>();

    /** The columns of each table and view, by name, with their types. */
    private final Map<String, Map<String, String>> relations = new TreeMap<>();

    /** What a foreign key may refer to: table, column, type. */
    private final List<String[]> keys = new ArrayList<>();

    private final List<String> types = new ArrayList<>(ColumnTypes.PLAIN);
    private final List<String> schemas = new ArrayList<>(List.of("public"));
    private final Map<String, List<String>> enums = new TreeMap<>();

    private RandomSchema(long seed) {
        this.random = new Random(seed);
    }

    /** The schema of a seed, as SQL. */
    public static String of(long seed) {
        RandomSchema schema = new RandomSchema(seed);
        schema.generate();
        return schema.statements.stream().collect(Collectors.joining(";\n", "", ";\n"));
    }

    private void generate() {
        if (chance(50)) {
            schemas.add("s1");
            add("create schema s1");
            comment("schema s1");
            maybe(30, "grant usage on schema s1 to mx_role");
        }
        names("e", 3, 60).forEach(this::enumType);
        names("d", 2, 50).forEach(this::domain);
        names("ct", 2, 40).forEach(this::composite);
        names("sq", 3, 50).forEach(this::sequence);
        names("f", 4, 60).forEach(this::function);
        names("t", 6, 70).forEach(this::table);
        names("p", 2, 40).forEach(this::partitioned);
        names("ch", 1, 30).forEach(this::child);
        foreignKeys();
        names("v", 4, 60).forEach(this::view);
        names("mv", 2, 50).forEach(this::materialized);
        names("af", 2, 40).forEach(this::atomicFunction);
        statements.addAll(last);
    }

    private void enumType(String name) {
        List<String> labels = new ArrayList<>(names("l", 5, 60));
        if (chance(30)) {
            Collections.shuffle(labels, random);
        }
        if (labels.isEmpty()) {
            labels.add("only");
        }
        String type = schema() + "." + name;
        enums.put(type, labels);
        types.add(type);
        add("create type " + type + " as enum ("
                + labels.stream().map(label -> "'" + label + "'").collect(Collectors.joining(", ")) + ")");
        comment("type " + type);
    }

    private void domain(String name) {
        String type = "public." + name;
        String base = pick("integer", "text");
        types.add(type);
        String test = base.equals("integer") ? "value > " + random.nextInt(3) : "value <> '" + random.nextInt(3) + "'";
        add("create domain " + type + " as " + base + (chance(40) ? " default " + ColumnTypes.DEFAULTS.get(base) : "")
                + (chance(50) ? " constraint " + name + "_c check (" + test + ")" : ""));
        comment("domain " + type);
    }

    private void composite(String name) {
        add("create type public." + name + " as ("
                + names("a", 3, 70).stream()
                        .map(a -> a + " " + pick("integer", "text", "date"))
                        .collect(Collectors.joining(", "))
                + ")");
        types.add("public." + name);
    }

    private void sequence(String name) {
        add("create sequence public." + name + pick("", " as integer", " as smallint")
                + pick("", " increment 5", " start 10") + pick("", " cycle", " cache 3"));
        comment("sequence public." + name);
        maybe(20, "grant usage on sequence public." + name + " to mx_role");
    }

    private void function(String name) {
        String result = pick("integer", "bigint", "text");
        String argument = pick("a integer", "b integer", "a integer default 1", "a text");
        String body = result.equals("text")
                ? "select 'x" + random.nextInt(3) + "'::text"
                : "select " + random.nextInt(3) + "::" + result;
        String language = pick("sql", "plpgsql");
        String text = language.equals("sql") ? body : "begin return (" + body + "); end";
        add("create function public." + name + "(" + argument + ") returns " + result + " language " + language + " "
                + pick("immutable", "stable", "") + pick("", " strict") + " as $$ " + text + " $$");
        comment("function public." + name + "(" + (argument.endsWith("text") ? "text" : "integer") + ")");
    }

    private void table(String name) {
        String table = schema() + "." + name;
        Map<String, String> columns = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        String identity = pick("", "always", "by default", "serial", "");
        if (!identity.isEmpty()) {
            String type = pick("integer", "bigint");
            lines.add(
                    identity.equals("serial")
                            ? "id " + (type.equals("integer") ? "serial" : "bigserial")
                            : "id " + type + " generated " + identity + " as identity"
                                    + pick("", " (start with 5)", " (increment by 2)"));
            columns.put("id", type);
        }
        for (String column : shuffled(names("c", 6, 65))) {
            lines.add(column(table, column, columns));
        }
        if ("integer".equals(columns.get("c1")) && chance(40)) {
            lines.add("g integer generated always as (c1 * " + (1 + random.nextInt(3)) + ") stored");
            columns.put("g", "integer");
        }
        List<String> comparable = columns.keySet().stream()
                .filter(c -> !type(columns, c).equals("jsonb") && !c.equals("g"))
                .toList();
        if (!comparable.isEmpty() && chance(60)) {
            String column = pick(comparable);
            lines.add(pick("", "constraint " + name + "_key ") + "primary key (" + column + ")");
            keys.add(new String[] {table, column, type(columns, column)});
        }
        if (!comparable.isEmpty() && chance(40)) {
            String column = pick(comparable);
            lines.add("constraint " + name + "_u unique (" + column + ")"
                    + pick("", " deferrable", " deferrable initially deferred"));
            if (lines.get(lines.size() - 1).endsWith(")")) {
                keys.add(new String[] {table, column, type(columns, column)});
            }
        }
        if (!comparable.isEmpty() && chance(40)) {
            lines.add("constraint " + name + "_c check (" + pick(comparable) + " is not null" + pick("", " or true")
                    + ")");
        }
        add("create " + (chance(10) ? "unlogged " : "") + "table " + table + " (" + String.join(", ", lines) + ")"
                + (chance(20) ? " with (fillfactor=" + pick("70", "80") + ")" : ""));
        relations.put(table, columns);
        about(table, name, columns, comparable);
    }

    private String column(String table, String column, Map<String, String> columns) {
        String type = pick(types);
        columns.put(column, type);
        String plain = ColumnTypes.DEFAULTS.get(type);
        String value = enums.containsKey(type) ? "'" + pick(enums.get(type)) + "'" : plain;
        if (chance(15)) {
            last.add("comment on column " + table + "." + column + " is '" + pick("x", "y") + "'");
        }
        if (chance(8)) {
            last.add("alter table " + table + " alter column " + column + " set statistics " + pick("10", "500"));
        }
        if (type.equals("text") && chance(10)) {
            last.add("alter table " + table + " alter column " + column + " set storage external");
        }
        return column + " " + type + (type.equals("text") && chance(15) ? " collate \"C\"" : "")
                + (value != null && chance(35) ? " default " + value : "") + (chance(30) ? " not null" : "");
    }

    private void about(String table, String name, Map<String, String> columns, List<String> comparable) {
        comment("table " + table);
        maybe(15, "grant select, insert on " + table + " to mx_role");
        if (!columns.isEmpty()) {
            maybe(10, "grant update (" + pick(List.copyOf(columns.keySet())) + ") on " + table + " to mx_role");
        }
        for (String index : names("i", 3, 35)) {
            List<String> over = comparable.stream()
                    .filter(c -> !type(columns, c).equals("int4range")
                            && !type(columns, c).startsWith("public.ct"))
                    .toList();
            if (!over.isEmpty()) {
                String column = pick(over);
                add("create " + pick("", "", "unique ") + "index " + name + "_" + index + " on " + table + " (" + column
                        + pick("", " desc", " nulls first") + ")"
                        + (chance(20) ? " where " + column + " is not null" : ""));
            }
        }
        if (chance(15) && comparable.size() > 1) {
            add("create statistics " + table + "_st on " + comparable.get(0) + ", " + comparable.get(1) + " from "
                    + table);
        }
        if (chance(20)) {
            add("alter table " + table + " enable row level security");
            maybe(
                    70,
                    "create policy po on " + table + pick("", " as restrictive")
                            + pick("", " for select", " for delete") + pick("", " to mx_role") + " using ("
                            + pick("true", "current_user <> 'x'") + ")");
        }
        if (chance(25)) {
            add("create or replace function public.tf() returns trigger language plpgsql as 'begin return new; end'");
            add("create trigger g" + pick(" before", " after") + pick(" insert", " update", " insert or delete")
                    + " on " + table + " for each row execute function public.tf()");
            maybe(20, "alter table " + table + " disable trigger g");
        }
        if (chance(8)) {
            add("create rule r as on delete to " + table + " do instead nothing");
        }
    }

    private void partitioned(String name) {
        String table = "public." + name;
        Map<String, String> columns = new TreeMap<>(Map.of("k", "integer"));
        List<String> lines = new ArrayList<>(List.of("k integer"));
        for (String column : names("c", 3, 60)) {
            lines.add(column(table, column, columns));
        }
        add("create table " + table + " (" + String.join(", ", lines) + ")" + " partition by range (k)");
        for (int part = 0; part < 3; part++) {
            if (chance(60)) {
                int end = part * 100 + 50 + (chance(30) ? 20 : 0);
                add(
                        chance(80)
                                ? "create table " + table + "_" + part + " partition of " + table + " for values from ("
                                        + part * 100 + ") to (" + end + ")"
                                : "create table " + table + "_" + part + " (" + String.join(", ", lines) + ")");
            }
        }
        maybe(40, "create index " + name + "_k on " + table + " (k)");
        maybe(30, "alter table " + table + " add constraint " + name + "_key primary key (k)");
        comment("table " + table);
        relations.put(table, columns);
    }

    private void child(String name) {
        List<String> columns = names("c", 4, 70).stream()
                .map(column -> column + " " + pick("integer", "text", "date"))
                .toList();
        add("create table public.parent (" + String.join(", ", columns) + ")");
        add("create table public." + name + " (" + pick("", "x integer", "y text") + ") inherits (public.parent)");
    }

    private void foreignKeys() {
        List<String> tables =
                relations.keySet().stream().filter(r -> r.contains(".t")).toList();
        for (int n = 0; n < 4 && !keys.isEmpty(); n++) {
            String table = pick(tables);
            String[] key = pick(keys);
            List<String> fitting = columnsOf(table).entrySet().stream()
                    .filter(column ->
                            column.getValue().equals(key[2]) && !column.getKey().equals("g"))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!fitting.isEmpty() && chance(70)) {
                add("alter table " + table + " add constraint fk" + n + " foreign key (" + pick(fitting)
                        + ") references " + key[0] + " (" + key[1] + ")"
                        + pick("", " on delete cascade", " on update set null", " deferrable", " not valid"));
            }
        }
    }

    private void view(String name) {
        String source = pick(List.copyOf(relations.keySet().isEmpty() ? List.of("") : List.copyOf(relations.keySet())));
        if (source.isEmpty()) {
            return;
        }
        String view = schema() + "." + name;
        Map<String, String> columns = new TreeMap<>();
        List<String> from = List.copyOf(columnsOf(source).keySet());
        List<String> chosen = shuffled(from).stream().filter(c -> chance(60)).toList();
        chosen.forEach(column -> columns.put(column, type(columnsOf(source), column)));
        String list = chosen.isEmpty() ? "1 as one" : String.join(", ", chosen);
        if (chosen.isEmpty()) {
            columns.put("one", "integer");
        }
        add("create view " + view + pick("", "", " with (security_barrier=true)") + " as select " + list + " from "
                + source + pick("", " limit 10"));
        comment("view " + view);
        maybe(20, "grant select on " + view + " to mx_role");
        relations.put(view, columns);
    }

    private void materialized(String name) {
        if (relations.isEmpty()) {
            return;
        }
        String source = pick(List.copyOf(relations.keySet()));
        String view = "public." + name;
        add("create materialized view " + view + " as select count(*) as n, " + random.nextInt(2) + " as k from "
                + source);
        maybe(50, "create " + pick("", "unique ") + "index " + name + "_n on " + view + " (n)");
        comment("materialized view " + view);
        relations.put(view, new TreeMap<>(Map.of("n", "bigint", "k", "integer")));
    }

    private void atomicFunction(String name) {
        if (!relations.isEmpty()) {
            add("create function public." + name + "() returns bigint begin atomic select count(*) from "
                    + pick(List.copyOf(relations.keySet())) + "; end");
        }
    }

    private Map<String, String> columnsOf(String relation) {
        return relations.getOrDefault(relation, Map.of());
    }

    private static String type(Map<String, String> columns, String column) {
        return columns.getOrDefault(column, "");
    }

    private void comment(String target) {
        if (chance(15)) {
            last.add("comment on " + target + " is '" + pick("one", "two") + "'");
        }
    }

    private void add(String sql) {
        statements.add(sql);
    }

    private void maybe(int percent, String sql) {
        if (chance(percent)) {
            last.add(sql);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String schema() {
        return chance(85) ? "public" : pick(schemas);
    }

    /** Some of the names with a number behind, in their order. */
    private List<String> names(String beginning, int most, int percent) {
        return IntStream.rangeClosed(1, most)
                .filter(n -> chance(percent))
                .mapToObj(n -> beginning + n)
                .toList();
    }

    private List<String> shuffled(List<String> names) {
        List<String> shuffled = new ArrayList<>(new TreeSet<>(names));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
