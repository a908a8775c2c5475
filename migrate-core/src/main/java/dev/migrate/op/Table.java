package dev.migrate.op;

import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table with its columns, constraints, indexes and comments, and the enum types that come with its columns. */
public final class Table {

    private enum Slot {
        UNLOGGED,
        IF_NOT_EXISTS,
        INHERITS,
        PARTITION_BY,
        USING,
        WITH,
        TABLESPACE
    }

    private final Name name;
    private final List<TableElement> elements;
    private final Clauses<Slot> clauses;
    private final @Nullable String comment;

    Table(String name, TableElement... elements) {
        this(Name.of(name), List.of(elements), Clauses.none(), null);
        Set<String> columns = new HashSet<>();
        columns()
                .map(Column::name)
                .filter(column -> !columns.add(column))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("Table '" + name + "' has the column '" + twice + "' twice.");
                });
        columns().filter(Column::mayExist).findFirst().ifPresent(column -> {
            throw new IllegalArgumentException("Column '" + column.name() + "' of a new table '" + name
                    + "' cannot exist. Say ifNotExists() of the table, or of a column in addColumn.");
        });
        createdTypes();
    }

    private Table(Name name, List<TableElement> elements, Clauses<Slot> clauses, @Nullable String comment) {
        this.name = name;
        this.elements = elements;
        this.clauses = clauses;
        this.comment = comment;
    }

    /** What the catalog says about it. */
    public Table comment(String text) {
        return new Table(name, elements, clauses, text);
    }

    /** Does nothing where it exists; neither do its types and indexes, each for itself. */
    public Table ifNotExists() {
        return with(Slot.IF_NOT_EXISTS, "if not exists");
    }

    /** Fast to write, and empty after a crash. */
    public Table unlogged() {
        return with(Slot.UNLOGGED, "unlogged");
    }

    /** Has the columns of other tables too, and shows its rows in them. */
    public Table inherits(String... tables) {
        return with(Slot.INHERITS, "inherits (" + Written.qualifiedNames("tables", tables) + ")");
    }

    /** Keeps its rows in partitions, by ranges of a column or expression. */
    public Table partitionByRange(String... elements) {
        return with(Slot.PARTITION_BY, "partition by range " + Written.elements(elements));
    }

    /** Keeps its rows in partitions, by lists of values. */
    public Table partitionByList(String... elements) {
        return with(Slot.PARTITION_BY, "partition by list " + Written.elements(elements));
    }

    /** Keeps its rows in partitions, by a hash. */
    public Table partitionByHash(String... elements) {
        return with(Slot.PARTITION_BY, "partition by hash " + Written.elements(elements));
    }

    /** The access method that stores it. */
    public Table using(String method) {
        return with(Slot.USING, "using " + Identifier.quote(method));
    }

    /** Storage parameters: {@code "fillfactor = 70", "autovacuum_enabled = false"}. */
    public Table with(String... parameters) {
        return with(Slot.WITH, "with " + Written.list("storage parameters", parameters));
    }

    /** Where it stands. */
    public Table tablespace(String tablespace) {
        return with(Slot.TABLESPACE, "tablespace " + Identifier.quote(tablespace));
    }

    private Table with(Slot slot, String clause) {
        return new Table(name, elements, clauses.with(slot, clause), comment);
    }

    List<String> create() {
        boolean ifNotExists = clauses.has(Slot.IF_NOT_EXISTS);
        List<String> statements = new ArrayList<>();
        createdTypes().forEach(type -> statements.add(ifNotExists ? type.createIfNotExists() : type.create()));
        statements.add(createTable());
        indexes().forEach(index -> statements.add(index.createOn(name, ifNotExists)));
        if (comment != null) {
            statements.add("comment on table " + name + " is " + Literal.quote(comment));
        }
        columns().flatMap(column -> column.commentOn(name).stream()).forEach(statements::add);
        return statements;
    }

    /** Drops it and its enum types, so far as nothing else uses them. */
    List<String> drop(Drop... options) {
        List<String> statements = new ArrayList<>();
        statements.add(Drop.sql("table", name.sql(), options));
        createdTypes().forEach(type -> statements.add(EnumType.dropIfUnused(type.name())));
        return statements;
    }

    private String createTable() {
        StringBuilder sql = new StringBuilder("create");
        clauses.sql()
                .headMap(Slot.IF_NOT_EXISTS)
                .values()
                .forEach(word -> sql.append(' ').append(word));
        sql.append(" table ")
                .append(clauses.has(Slot.IF_NOT_EXISTS) ? "if not exists " : "")
                .append(name);
        String inside = elements.stream()
                .filter(element -> !(element instanceof Index))
                .map(Table::sql)
                .collect(Collectors.joining(",\n  "));
        sql.append(inside.isEmpty() ? " ()" : " (\n  " + inside + "\n)");
        clauses.sql()
                .tailMap(Slot.INHERITS)
                .values()
                .forEach(clause -> sql.append(' ').append(clause));
        return sql.toString();
    }

    /** As SQL writes it in a table, or behind {@code ADD}. */
    static String sql(TableElement element) {
        if (element instanceof Column column) {
            return column.sql();
        } else if (element instanceof Constraint constraint) {
            return constraint.sql();
        } else if (element instanceof Like like) {
            return like.sql();
        }
        throw new AssertionError(element);
    }

    private Stream<Column> columns() {
        return elements.stream().filter(Column.class::isInstance).map(Column.class::cast);
    }

    private Stream<Index> indexes() {
        return elements.stream().filter(Index.class::isInstance).map(Index.class::cast);
    }

    private Collection<EnumType> createdTypes() {
        return createdTypes(columns());
    }

    /** The enum types of columns, each once. */
    static Collection<EnumType> createdTypes(Stream<Column> columns) {
        Map<Name, EnumType> types = new LinkedHashMap<>();
        columns.flatMap(column -> column.createdType().stream()).forEach(type -> {
            EnumType before = types.putIfAbsent(type.name(), type);
            if (before != null && !before.labels().equals(type.labels())) {
                throw new IllegalArgumentException("Enum type '" + type.name() + "' is defined twice, with labels "
                        + before.labels() + " and " + type.labels() + ".");
            }
        });
        return types.values();
    }
}
