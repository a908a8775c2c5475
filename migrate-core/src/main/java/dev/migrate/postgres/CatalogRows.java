package dev.migrate.postgres;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Routine;
import dev.migrate.catalog.Table;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the queries have brought so far, and the address of every object in the server's own tables. */
final class CatalogRows {

    /** The schemas that are not the server's own; {@code n} is {@code pg_namespace}. */
    private static final String USER_SCHEMA = "n.nspname <> 'information_schema' and n.nspname !~ '^pg_'";

    /** How a sequence counts; {@code s} is {@code pg_sequence}. */
    private static final String SEQUENCE =
            "format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle";

    private static final String DEPENDENCIES = """
            select classid::bigint, objid::bigint, objsubid, refclassid::bigint, refobjid::bigint, refobjsubid
              from pg_depend where deptype in (%s)""";

    private static final int DEEPEST = 4;

    private final Tables tables;
    private final int major;
    private final Map<Address, Key> keys = new HashMap<>();
    private final Set<Address> ofExtensions = new LinkedHashSet<>();
    private final List<Inside> insides = new ArrayList<>();
    private final Map<Address, Address> outsides = new LinkedHashMap<>();
    private final Set<Address> own = new HashSet<>();
    private final Map<Key, CatalogObject> objects = new LinkedHashMap<>();
    private final Map<Key, Set<Key>> dependencies = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    CatalogRows(Tables tables, int major) {
        this.tables = tables;
        this.major = major;
    }

    /** Whether the server is of this major version or a later one. */
    boolean isSince(int version) {
        return major >= version;
    }

    /** A query; {@code <user>} and {@code <sequence>} in it stand for what several have in common. */
    static Session.Query query(String sql, Session.RowConsumer reader) {
        return new Session.Query(sql.replace("<user>", USER_SCHEMA).replace("<sequence>", SEQUENCE), reader);
    }

    /** A query for objects that a statement creates: their addresses, schemas, names, what creates them, what drops them. */
    Session.Query definitions(Kind kind, String sql) {
        return query(
                sql,
                row -> add(
                        row,
                        new Definition(
                                Key.of(kind, row.text(4), row.text(5)), Deparsed.settled(row.text(6)), row.text(7))));
    }

    /** The place of an object: the server's table that it stands in, its number there, and which column of it. */
    record Address(long table, long number, int column) {

        /** From three columns of a row. */
        static Address of(ResultRow row, int first) {
            return new Address(row.number(first), row.number(first + 1), row.integer(first + 2));
        }

        /** The object that a column belongs to. */
        Address whole() {
            return column == 0 ? this : new Address(table, number, 0);
        }
    }

    /** What is there only as part of something else. */
    private record Inside(Address inside, Address outside) {}

    /**
     * What belongs to extensions. It comes first, so that it is known when its objects come.
     */
    List<Session.Query> extensionMembers() {
        return List.of(new Session.Query("""
                        select d.classid::bigint, d.objid::bigint, d.objsubid, e.extname
                          from pg_depend d join pg_extension e on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid
                         where d.deptype = 'e'""", row -> {
            Address address = Address.of(row, 1);
            ofExtensions.add(address);
            keys.put(address, Key.of(Kind.EXTENSION, "", row.text(4)));
        }));
    }

    /** Takes in an object; the first three columns of its row are its address. */
    void add(ResultRow row, CatalogObject object) {
        add(Address.of(row, 1), object);
    }

    /** Takes in an object that stands at this address. */
    void add(Address address, CatalogObject object) {
        if (belongsTo(address, object.key())) {
            objects.put(object.key(), object);
        }
    }

    /** Remembers what stands at the address in a row; tells whether it is an object of its own. */
    boolean belongsTo(ResultRow row, Key key) {
        return belongsTo(Address.of(row, 1), key);
    }

    /** Remembers what stands at an address; tells whether it is an object of its own. */
    boolean belongsTo(Address address, Key key) {
        if (ofExtensions.contains(address.whole()) || isOwn(key)) {
            return false;
        }
        keys.put(address, key);
        own.add(address);
        return true;
    }

    /** Migrate's own tables are no part of anybody's schema, nor is what hangs on them. */
    private boolean isOwn(Key key) {
        boolean relation = switch (key.kind()) {
            case TABLE, COLUMN, DEFAULT, CONSTRAINT, TRIGGER, POLICY, RULE, SEQUENCE -> true;
            default -> false;
        };
        return relation
                && key.schema().equals(tables.schema())
                && (key.name().equals(tables.versionTable()) || key.name().equals(Tables.LOG));
    }

    /** The object that stands at an address; null where nothing that is read does. */
    @Nullable
    Key keyAt(Address address) {
        Key key = keys.get(address);
        return key != null ? key : keys.get(address.whole());
    }

    /** An object that has come already. */
    @Nullable
    CatalogObject find(Key key) {
        return objects.get(key);
    }

    /** That one object needs another. */
    void depends(Key key, Key needed) {
        dependencies.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(needed);
    }

    /** What is there and not read, each in words. */
    Session.Query unread() {
        return new Session.Query(UnreadQueries.SQL, row -> {
            if (!ofExtensions.contains(Address.of(row, 1))) {
                unread.add(row.text(4).strip());
            }
        });
    }

    /** What is the inside of something else counts as that; comes when all objects have come. */
    List<Session.Query> insides() {
        return List.of(
                new Session.Query(DEPENDENCIES.formatted("'i'"), row -> {
                    Address inside = Address.of(row, 1);
                    Address outside = Address.of(row, 4);
                    outsides.put(inside, outside);
                    insides.add(new Inside(inside, outside));
                }),
                new Session.Query("select 1", row -> outsides.keySet().forEach(this::settle)));
    }

    /** The inside of an inside: the array of a multirange belongs to the range. */
    private void settle(Address inside) {
        Address outside = outsides.get(inside);
        for (int depth = 0; depth < DEEPEST && outside != null && !keys.containsKey(inside); depth++) {
            Key key = keyAt(outside);
            if (key != null) {
                keys.put(inside, key);
            }
            outside = outsides.get(outside);
        }
    }

    /** What is said of objects: comments, privileges, dependencies. It comes last. */
    List<Session.Query> facts() {
        return List.of(
                new Session.Query("""
                        select d.classoid::bigint, d.objoid::bigint, d.objsubid, a.attname, d.description,
                               i.relname
                          from pg_description d
                               left join pg_attribute a on d.classoid = 'pg_class'::regclass and a.attrelid = d.objoid
                                and a.attnum = d.objsubid and d.objsubid > 0
                               left join pg_class i on d.classoid = 'pg_class'::regclass and i.oid = d.objoid
                                and i.relkind in ('i', 'I')""", this::comment),
                new Session.Query(PrivilegeQueries.SQL, this::privileges),
                new Session.Query(
                        DEPENDENCIES.formatted("'n', 'a', 'x'"),
                        row -> depends(Address.of(row, 1), Address.of(row, 4))),
                new Session.Query("select 1", row -> insides.forEach(one -> depends(one.inside(), one.outside()))));
    }

    private void comment(ResultRow row) {
        Key whole = said(row);
        Key outside = keyAt(Address.of(row, 1));
        // An extension brings its own.
        if (whole != null && whole.kind() != Kind.EXTENSION) {
            say(whole, new Comment(column(whole, row), place(whole), row.text(5)));
        } else if (outside != null && outside.kind() == Kind.CONSTRAINT && row.textOrNull(6) != null) {
            say(outside, new Comment(Key.of(Kind.INDEX, outside.schema(), row.text(6)), "", row.text(5)));
        } else {
            identity(outside, sequence -> new Comment(sequence, "", row.text(5)));
        }
    }

    /** Says something of the sequence that is the inside of a column, if it is one. */
    private void identity(@Nullable Key outside, Function<Key, CatalogObject> fact) {
        if (outside != null && objects.get(outside) instanceof Column column && column.identity() != null) {
            say(outside, fact.apply(column.identity().sequence()));
        }
    }

    private void depends(Address dependent, Address needed) {
        Key key = keyAt(dependent);
        Key other = keyAt(needed);
        if (key != null && other != null) {
            depends(key, other);
        }
    }

    /** What a row says something of, by its address; null where that is not read, or is the inside of something else. */
    private @Nullable Key said(ResultRow row) {
        Address address = Address.of(row, 1);
        Key target = keyAt(address);
        boolean itself = own.contains(address) || own.contains(address.whole());
        return itself && target != null && objects.containsKey(target) ? target : null;
    }

    /** The column that a row names; a column of a view or of a composite type is no object of its own. */
    private static Key column(Key whole, ResultRow row) {
        String name = row.textOrNull(4);
        return name == null ? whole : new Key(Kind.COLUMN, whole.schema(), whole.name(), name);
    }

    /** Where {@code COMMENT ON} calls an object by another kind than it is found by. */
    private String place(Key whole) {
        CatalogObject object = objects.get(whole);
        if (object instanceof Table table && table.foreign() != null) {
            return "foreign table " + whole.qualified();
        }
        return object instanceof Constraint constraint && constraint.ofDomain()
                ? "constraint " + Identifier.quote(constraint.name()) + " on domain " + whole.qualified()
                : routine(whole);
    }

    /** The word {@code routine} also finds a function by what it returns, and is then not unique. */
    private String routine(Key key) {
        return objects.get(key) instanceof Routine routine
                ? (routine.procedure() ? "procedure " : "function ") + key.qualified() + "(" + key.part() + ")"
                : "";
    }

    private void privileges(ResultRow row) {
        SortedSet<Privileges.Privilege> granted = privileges(row.texts(5));
        SortedSet<Privileges.Privilege> initially = privileges(row.texts(6));
        if (granted.equals(initially)) {
            return;
        }
        Key whole = said(row);
        Key outside = keyAt(Address.of(row, 1));
        if (whole != null) {
            say(whole, new Privileges(column(whole, row), routine(whole), granted, initially));
        } else {
            identity(outside, sequence -> new Privileges(sequence, "", granted, initially));
        }
    }

    private static SortedSet<Privileges.Privilege> privileges(List<String> texts) {
        SortedSet<Privileges.Privilege> privileges = new TreeSet<>();
        for (String text : texts) {
            int action = text.indexOf(' ');
            String role = text.substring(action + 3);
            privileges.add(new Privileges.Privilege(role, text.substring(0, action), text.charAt(action + 1) == 't'));
        }
        return privileges;
    }

    private void say(Key target, CatalogObject fact) {
        objects.put(fact.key(), fact);
        depends(fact.key(), target);
    }

    Catalog catalog() {
        return new Catalog(objects.values(), dependencies, unread);
    }
}
