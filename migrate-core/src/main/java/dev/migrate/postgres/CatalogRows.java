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
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.Table;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What the queries have brought so far, and the address of every object in the server's own tables. */
final class CatalogRows {

    /** The schemas that are not the server's own; {@code n} is {@code pg_namespace}. */
    private static final String USER_SCHEMA = "n.nspname <> 'information_schema' and n.nspname !~ '^pg_'";

    /** How a sequence counts; {@code s} is {@code pg_sequence}. */
    private static final String SEQUENCE =
            "format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle";

    private static final int DEEPEST = 4;

    private final Tables tables;
    private final int major;
    private final Map<Address, Key> keys = new HashMap<>();
    private final Set<Address> ofExtensions = new HashSet<>();
    private final Map<Address, Sequence> identities = new HashMap<>();
    private final Set<Key> trees = new HashSet<>();
    private final Map<Address, Address> outsides = new HashMap<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<ResultRow> comments = new ArrayList<>();
    private final List<ResultRow> grants = new ArrayList<>();
    private final Map<Key, CatalogObject> objects = new LinkedHashMap<>();
    private final Map<Key, List<Key>> dependencies = new HashMap<>();
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

    /** The same where another statement may be needed behind the one that creates them: it stands last, or is null. */
    Session.Query definitionsWithMore(Kind kind, String sql) {
        return query(
                sql,
                row -> add(
                        row,
                        new Definition(Key.of(kind, row.text(4), row.text(5)), statements(row, 6, 8), row.text(7))));
    }

    /** What creates an object, and what has to follow where something does. */
    static List<String> statements(ResultRow row, int create, int more) {
        return Stream.of(StringUtils.removeEnd(Deparsed.settled(row.text(create)), ";"), row.text(more))
                .filter(StringUtils::isNotEmpty)
                .toList();
    }

    /** The place of an object: the server's table that it stands in, its number there, and which column of it. */
    record Address(long table, long number, int column) {

        /** The numbers of {@code pg_class}, {@code pg_type} and {@code pg_attrdef}, which no version changes. */
        private static final long RELATIONS = 1259;

        private static final long TYPES = 1247;
        private static final long DEFAULTS = 2604;

        /** From three columns of a row. */
        static Address of(ResultRow row, int first) {
            return new Address(row.number(first), row.number(first + 1), row.integer(first + 2));
        }

        /** A table, a view, an index or a sequence, or a column of it. */
        static Address relation(long number, int column) {
            return new Address(RELATIONS, number, column);
        }

        /** From one number: the table, then 32 bits of the number of the object, then 16 of the column. */
        static Address packed(long packed) {
            return new Address(packed >>> 48, packed >>> 16 & 0xffffffffL, (short) packed);
        }

        static Address type(long number) {
            return new Address(TYPES, number, 0);
        }

        static Address ofDefault(long number) {
            return new Address(DEFAULTS, number, 0);
        }

        /** The object that a column belongs to. */
        Address whole() {
            return column == 0 ? this : new Address(table, number, 0);
        }
    }

    /** What stands at one address needs what stands at the other. */
    private record Need(Address dependent, Address needed) {}

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
        return true;
    }

    /** Migrate's own tables are no part of anybody's schema, nor is what hangs on them. */
    private boolean isOwn(Key key) {
        boolean relation = switch (key.kind()) {
            case TABLE, TRIGGER, POLICY, RULE, SEQUENCE -> true;
            default -> false;
        };
        return relation
                && key.schema().equals(tables.schema())
                && (key.name().equals(tables.versionTable()) || key.name().equals(Tables.LOG));
    }

    /** What stands at an address, or what that is the inside of; null where nothing that is read does. */
    private @Nullable Key keyAt(Address address) {
        Address at = address;
        for (int depth = 0; depth < DEEPEST && at != null; depth++) {
            Key key = keyOf(at);
            if (key != null) {
                return key;
            }
            at = outsides.get(at); // the array of a multirange is the inside of an inside: of the range
        }
        return null;
    }

    /** What stands at an address itself, or at that of its whole. */
    private @Nullable Key keyOf(Address address) {
        Key key = keys.get(address);
        return key != null || address.column() == 0 ? key : keys.get(address.whole());
    }

    /** The object at an address, if it has come already. */
    @Nullable
    CatalogObject objectAt(Address address) {
        return objects.get(keys.get(address));
    }

    /** An object that has come already. */
    @Nullable
    CatalogObject find(Key key) {
        return objects.get(key);
    }

    /** The table, the materialized view or the domain at an address, if what belongs to it is compared. */
    Optional<Key> wholeAt(Address address) {
        return Optional.ofNullable(keys.get(address)).filter(key -> key.kind() != Kind.EXTENSION);
    }

    /** Takes in a table, before its columns come. */
    void addTable(ResultRow row, Table table) {
        add(row, table);
        if (!table.parents().isEmpty()) {
            trees.add(table.key());
            trees.addAll(table.parents());
        }
    }

    /** Whether a table has parents or children. */
    boolean isInTree(Key table) {
        return trees.contains(table);
    }

    /** That a sequence is the inside of an identity column. */
    void addIdentity(Address column, Sequence sequence) {
        identities.put(column, sequence);
    }

    /** The sequence inside the identity column at an address. */
    @Nullable
    Sequence identitySequence(Address column) {
        return identities.get(column);
    }

    /** That one object needs another. */
    void depends(Key key, Key needed) {
        dependencies.computeIfAbsent(key, none -> new ArrayList<>(2)).add(needed);
    }

    /** What is there and not read, each in words. */
    Session.Query unread() {
        return query(UnreadQueries.sql(this), row -> {
            if (!ofExtensions.contains(Address.of(row, 1))) {
                unread.add(row.text(4).strip());
            }
        });
    }

    /** What is said of objects: dependencies, comments, privileges. It is looked at when all has come. */
    List<Session.Query> facts() {
        return List.of(
                new Session.Query("""
                        select (classid::bigint << 48) | (objid::bigint << 16) | (objsubid & 65535),
                               (refclassid::bigint << 48) | (refobjid::bigint << 16) | (refobjsubid & 65535),
                               nullif(deptype = 'i', false)
                          from pg_depend
                         where deptype in ('n', 'a', 'x') or deptype = 'i' and classid <> 'pg_trigger'::regclass""", this::need),
                new Session.Query("""
                        select d.classoid::bigint, d.objoid::bigint, d.objsubid, a.attname, d.description, i.relname
                          from pg_description d
                               left join pg_attribute a on d.classoid = 'pg_class'::regclass and a.attrelid = d.objoid
                                and a.attnum = d.objsubid and d.objsubid > 0
                               left join pg_class i on d.classoid = 'pg_class'::regclass and i.oid = d.objoid
                                and i.relkind in ('i', 'I')
                         where d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass""", comments::add),
                new Session.Query(PrivilegeQueries.SQL, grants::add));
    }

    private void need(ResultRow row) {
        Address dependent = Address.packed(row.number(1));
        Address needed = Address.packed(row.number(2));
        if (row.flag(3)) {
            outsides.put(dependent, needed);
        }
        Key key = keyOf(dependent);
        Key other = keyOf(needed);
        if (key != null && other != null) {
            depends(key, other);
        } else {
            needs.add(new Need(dependent, needed)); // one of them may be the inside of what comes yet
        }
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
        boolean itself = keyOf(address) != null && !ofExtensions.contains(address.whole());
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

    /** All that has come. */
    Catalog catalog() {
        comments.forEach(this::comment);
        grants.forEach(this::privileges);
        needs.forEach(need -> depends(need.dependent(), need.needed()));
        return new Catalog(objects.values(), dependencies, unread);
    }
}
