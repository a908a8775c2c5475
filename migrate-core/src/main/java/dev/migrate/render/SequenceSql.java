package dev.migrate.render;

import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.Sequence.Options;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences, and how identities count. What is looked up by the search path names the schema of the server itself. */
final class SequenceSql {

    private SequenceSql() {}

    static List<Fragment> create(Sequence sequence) {
        String kind = sequence.unlogged() ? "create unlogged sequence " : "create sequence ";
        String type = sequence.options().type().equals("bigint")
                ? ""
                : " as " + sequence.options().type();
        return SqlRenderer.one(kind + sequence.key().qualified() + type + unusual(sequence.options()));
    }

    static List<Fragment> alter(Sequence before, Sequence after) {
        List<Fragment> fragments = new ArrayList<>();
        String name = "alter sequence " + after.key().qualified();
        boolean otherType = !before.options().type().equals(after.options().type());
        List<String> clauses = new ArrayList<>();
        if (otherType) {
            clauses.add("as " + after.options().type());
            clauses.addAll(changedWithType(before.options(), after.options()));
        } else {
            clauses.addAll(changed(before.options(), after.options()));
        }
        if (!clauses.isEmpty()) {
            fragments.addAll(moved(before, after));
            if (isElsewhere(before.options(), after.options())) {
                clauses.add("restart");
            }
            fragments.add(Fragment.of(name + " " + String.join(" ", clauses)));
        }
        if (before.unlogged() != after.unlogged()) {
            fragments.add(Fragment.of(name + (after.unlogged() ? " set unlogged" : " set logged")));
        }
        return fragments;
    }

    /** Whether no value of the one is a value of the other. */
    private static boolean isElsewhere(Options before, Options after) {
        return after.minimum() > before.maximum() || after.maximum() < before.minimum();
    }

    /** A sequence that has not come to where it may begin from now on goes there; where it is farther, it stays. */
    private static List<Fragment> moved(Sequence before, Sequence after) {
        Options old = before.options();
        Options now = after.options();
        boolean up = now.increment() > 0;
        if (isElsewhere(old, now) || (up ? now.minimum() <= old.minimum() : now.maximum() >= old.maximum())) {
            return List.of();
        }
        long limit = up ? now.minimum() : now.maximum();
        String sequence = after.key().qualified();
        return SqlRenderer.one("select pg_catalog.setval(" + Literal.quote(sequence) + ", " + limit + ", false) from "
                + sequence + " where last_value operator(pg_catalog." + (up ? "<" : ">") + ") " + limit);
    }

    /** What takes the next value of a sequence, as the server writes it. */
    static String next(Key sequence) {
        return "nextval(" + Literal.quote(sequence.qualified()) + "::regclass)";
    }

    /** A new sequence goes on where the rows are. */
    static Fragment continued(Sequence sequence, Key column) {
        return continued(Literal.quote(sequence.key().qualified()), sequence.options(), column);
    }

    /** The same for the sequence of an identity. */
    static Fragment continued(Identity identity, Key column) {
        return continued(identity(column), identity.options(), column);
    }

    private static Fragment continued(String sequence, Options options, Key column) {
        String name = Identifier.quote(column.part());
        String farthest = (options.increment() > 0 ? "pg_catalog.max(" : "pg_catalog.min(") + name + ")";
        String within = options.increment() > 0
                ? " operator(pg_catalog.>=) " + options.minimum()
                : " operator(pg_catalog.<=) " + options.maximum();
        return Fragment.of("select pg_catalog.setval(" + sequence + ", " + farthest + ") from "
                + column.table().qualified() + " having " + farthest + within);
    }

    private static String identity(Key column) {
        return "pg_catalog.pg_get_serial_sequence("
                + Literal.quote(column.table().qualified()) + ", " + Literal.quote(column.part()) + ")";
    }

    /** A sequence gives its place to that of an identity, which goes on where it stands. */
    static List<Fragment> handOver(Sequence before, Identity after) {
        Key aside = Names.aside(before.key());
        return List.of(
                standing(after.sequence(), after.options(), aside, before.options()),
                Fragment.of("drop sequence " + aside.qualified()));
    }

    /** The same the other way round: the identity takes its sequence along when it goes, so the new one stands beside it before. */
    static List<Fragment> takeOver(Identity before, Sequence after) {
        Key beside = Names.beside(after.key());
        Sequence sequence = new Sequence(beside, after.unlogged(), after.options());
        List<Fragment> fragments = new ArrayList<>(create(sequence));
        fragments.add(standing(beside, after.options(), before.sequence(), before.options()));
        return fragments;
    }

    /** A sequence, of an identity or not, goes by another name. */
    static Fragment rename(Key before, Key after) {
        return Fragment.of("alter sequence " + before.qualified() + " rename to " + Identifier.quote(after.name()));
    }

    /** A sequence goes on where another one stands, unless that is before its own beginning. */
    private static Fragment standing(Key sequence, Options options, Key other, Options otherOptions) {
        boolean up = options.increment() > 0;
        String within = up
                ? options.minimum() > otherOptions.minimum()
                        ? " where last_value operator(pg_catalog.>=) " + options.minimum()
                        : ""
                : options.maximum() < otherOptions.maximum()
                        ? " where last_value operator(pg_catalog.<=) " + options.maximum()
                        : "";
        return Fragment.of("select pg_catalog.setval(" + Literal.quote(sequence.qualified())
                + ", last_value, is_called) from " + other.qualified() + within);
    }

    /** Whether a sequence is called as the server calls that of a column: names that are too long are cut, the longer one first. */
    static boolean isUsualName(Key sequence, Key column) {
        return sequence.schema().equals(column.schema())
                && sequence.name().equals(Names.joined(column.name(), column.part(), "_seq"));
    }

    /** What a sequence says besides its type where that is not what it would say by itself. */
    static String unusual(Options options) {
        StringBuilder sql = new StringBuilder();
        if (options.increment() != 1) {
            sql.append(" increment by ").append(options.increment());
        }
        if (options.minimum() != usualMinimum(options)) {
            sql.append(" minvalue ").append(options.minimum());
        }
        if (options.maximum() != usualMaximum(options)) {
            sql.append(" maxvalue ").append(options.maximum());
        }
        if (options.start() != (options.increment() > 0 ? options.minimum() : options.maximum())) {
            sql.append(" start with ").append(options.start());
        }
        if (options.cache() != 1) {
            sql.append(" cache ").append(options.cache());
        }
        if (options.cycle()) {
            sql.append(" cycle");
        }
        return sql.toString();
    }

    /** The clauses beside another type: the server itself changes the limits of a sequence that has the usual ones. */
    static List<String> changedWithType(Options before, Options after) {
        return unusual(before).equals(unusual(after)) ? List.of() : changed(null, after);
    }

    /** The clauses that make one of the other, of the same type; all of them where there is no other. */
    static List<String> changed(@Nullable Options before, Options after) {
        List<String> clauses = new ArrayList<>();
        if (before == null || before.increment() != after.increment()) {
            clauses.add("increment by " + after.increment());
        }
        if (before == null || before.minimum() != after.minimum()) {
            clauses.add("minvalue " + after.minimum());
        }
        if (before == null || before.maximum() != after.maximum()) {
            clauses.add("maxvalue " + after.maximum());
        }
        if (before == null || before.start() != after.start()) {
            clauses.add("start with " + after.start());
        }
        if (before == null || before.cache() != after.cache()) {
            clauses.add("cache " + after.cache());
        }
        if (before == null || before.cycle() != after.cycle()) {
            clauses.add(after.cycle() ? "cycle" : "no cycle");
        }
        return clauses;
    }

    private static long usualMinimum(Options options) {
        return options.increment() > 0 ? 1 : -limit(options.type()) - 1;
    }

    private static long usualMaximum(Options options) {
        return options.increment() > 0 ? limit(options.type()) : -1;
    }

    private static long limit(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
