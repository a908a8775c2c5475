package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.RangeType;
import dev.migrate.diff.Change;
import dev.migrate.diff.Domains;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the values of types that are made anew together. A value goes over its text; one with attributes is built
 * again out of them, by their names and not their places.
 */
final class TypeValues {

    private static final String ARRAY = "[]";

    private final List<Change.Alter> types;
    private final List<Constraint> checks;
    private final Domains domains;

    /** By the names that columns have for them; a range also by that of its multirange. */
    private final Map<String, Change.Alter> named = new HashMap<>();

    /**
     * Of the values of these types.
     *
     * @param checks those of domains among them that no value had to meet before
     */
    TypeValues(List<Change.Alter> types, List<Constraint> checks) {
        this.types = types;
        this.checks = checks;
        this.domains = types.get(0).domains();
        for (Change.Alter type : types) {
            named.put(type.key().qualified(), type);
            if (type.before() instanceof RangeType range) {
                named.put(range.multirange().qualified(), type);
            }
        }
    }

    /** What a type is called while it has stepped aside; another type's own name. */
    String old(String type) {
        Change.Alter found = find(type);
        return found == null ? type : Names.aside(found.key()).qualified() + (isArray(type) ? ARRAY : "");
    }

    /**
     * Which values hold what the new types do not take, as a condition: a label that is no more, what is too
     * large, what does not meet a domain, or an array in an array of what is built again.
     *
     * @param value the value, as SQL
     * @param type its type
     */
    Optional<String> notTaken(String value, String type) {
        return notTaken(value, type, type);
    }

    private Optional<String> notTaken(String value, String before, String after) {
        if (!before.equals(after)) {
            return new Conversion(before, after, domains).notTaken(value);
        }
        Change.Alter found = find(before);
        if (found == null) {
            return Optional.empty();
        }
        if (isMany(found, before)) {
            Stream<String> ofOne = notTaken("one", element(found, before)).stream()
                    .map(condition ->
                            "exists (select from pg_catalog.unnest(" + value + ") one where " + condition + ")");
            boolean flat = isArray(before) && isBuilt(found);
            return any(Stream.concat(
                    ofOne, flat ? Stream.of("pg_catalog.array_ndims(" + value + ") > 1") : Stream.empty()));
        }
        if (found.before() instanceof EnumType labels && found.after() instanceof EnumType others) {
            List<String> gone = labels.labels().stream()
                    .filter(label -> !others.labels().contains(label))
                    .toList();
            return gone.isEmpty() ? Optional.empty() : Optional.of(value + "::text in (" + TypeSql.labels(gone) + ")");
        }
        return any(Stream.concat(unmet(found, value), insides(found).stream().flatMap(inside -> {
            boolean optional = found.before() instanceof CompositeType && refusesNulls(find(inside.before));
            return notTaken(inside.of(value), inside.before, inside.after)
                    .map(condition ->
                            optional ? "(" + value + " is distinct from null and (" + condition + "))" : condition)
                    .stream();
        })));
    }

    /** Which values do not meet what a domain demands now. */
    private Stream<String> unmet(Change.Alter type, String value) {
        if (!(type.before() instanceof Domain before) || !(type.after() instanceof Domain after)) {
            return Stream.empty();
        }
        Conversion conversion = new Conversion(Domains.plain(before.type()), Domains.plain(after.type()), domains);
        boolean known = find(after.type()) == null && !conversion.mayFail();
        String base = before.type().equals(after.type())
                ? value + "::" + Domains.plain(after.type())
                : "(" + conversion.cast(value) + ")";
        Stream<String> conditions = checks.stream()
                .filter(check -> known && check.domain().equals(type.key()))
                .map(check -> ConstraintSql.unmet(check, base));
        return Stream.concat(refusesNulls(type) ? Stream.of(value + " is null") : Stream.empty(), conditions);
    }

    private static boolean refusesNulls(Change.@Nullable Alter type) {
        return type != null
                && type.before() instanceof Domain before
                && type.after() instanceof Domain after
                && after.notNull()
                && !before.notNull();
    }

    private static Optional<String> any(Stream<String> conditions) {
        return conditions.reduce((one, other) -> one + " or " + other);
    }

    /**
     * What fails for values that cannot be taken over, and tells so before anything is done; none where all can.
     *
     * @param value the value, as SQL
     * @param type its type
     */
    List<String> attempts(String value, String type) {
        return attempts(value, type, type).toList();
    }

    private Stream<String> attempts(String value, String before, String after) {
        if (!before.equals(after)) {
            Conversion conversion = new Conversion(before, after, domains);
            return conversion.mayFail() && find(after) == null ? Stream.of(conversion.cast(value)) : Stream.empty();
        }
        Change.Alter found = find(before);
        if (found == null) {
            return Stream.empty();
        }
        String element = element(found, before);
        return isMany(found, before)
                ? attempts("one", element, element)
                        .map(attempt ->
                                "(select pg_catalog.count(" + attempt + ") from pg_catalog.unnest(" + value + ") one)")
                : insides(found).stream().flatMap(inside -> attempts(inside.of(value), inside.before, inside.after));
    }

    /**
     * A value, as one of the new type.
     *
     * @param value the value, as SQL
     * @param type its type
     */
    String converted(String value, String type) {
        return converted(value, type, type);
    }

    private String converted(String value, String before, String after) {
        if (!before.equals(after)) {
            return new Conversion(before, after, domains).cast(value);
        }
        Change.Alter found = find(before);
        if (found == null) {
            return value;
        }
        if (isBuilt(found)) {
            return function(found).qualified() + "(" + value + ")";
        }
        return found.before() instanceof Domain && found.after() instanceof Domain && !isMany(found, before)
                ? base(found, value)
                : value + (isArray(before) ? "::pg_catalog.text[]::" : "::pg_catalog.text::") + before;
    }

    /** A value of a domain, over what it stands on. */
    private String base(Change.Alter domain, String value) {
        Inside base = insides(domain).get(0);
        return converted(value, base.before, base.after) + "::" + domain.key().qualified();
    }

    /** What is lost with the values of a type, in words; each once. */
    List<String> lost(String type) {
        return lost(type, type, "").filter(what -> !what.isEmpty()).distinct().toList();
    }

    private Stream<String> lost(String before, String after, String name) {
        if (!before.equals(after)) {
            return Stream.of(new Conversion(before, after, domains).loss(name));
        }
        Change.Alter found = find(before);
        if (found == null) {
            return Stream.empty();
        }
        Stream<String> gone = attributes(found.before()).stream()
                .filter(attribute -> !attributesKept(found).containsKey(attribute.name()))
                .map(attribute -> "the values of " + TypeSql.name(found.key(), attribute));
        return Stream.concat(
                gone, insides(found).stream().flatMap(inside -> lost(inside.before, inside.after, inside.name)));
    }

    /**
     * What a value consists of and is made of again.
     *
     * @param path how it is taken out of a value, with the place of that
     * @param name what it is called, for people
     * @param before its type in the old value
     * @param after its type in the new one
     */
    private record Inside(String path, String name, String before, String after) {

        String of(String value) {
            return path.formatted(value);
        }
    }

    private List<Inside> insides(Change.Alter type) {
        String name = type.key().qualified();
        if (type.before() instanceof Domain before && type.after() instanceof Domain after) {
            return List.of(new Inside("%s", name, Domains.plain(before.type()), Domains.plain(after.type())));
        }
        if (type.before() instanceof RangeType before && type.after() instanceof RangeType after) {
            return Stream.of("pg_catalog.lower(%s)", "pg_catalog.upper(%s)")
                    .map(bound -> new Inside(bound, name, before.subtype(), after.subtype()))
                    .toList();
        }
        return List.copyOf(attributesKept(type).values());
    }

    private Map<String, Inside> attributesKept(Change.Alter type) {
        Map<String, Inside> kept = new LinkedHashMap<>();
        for (Attribute before : attributes(type.before())) {
            attributes(type.after()).stream()
                    .filter(after -> after.name().equals(before.name()))
                    .forEach(after -> kept.put(
                            after.name(),
                            new Inside(
                                    "(%s)." + Identifier.quote(after.name()).replace("%", "%%"),
                                    TypeSql.name(type.key(), before),
                                    Domains.plain(before.type()),
                                    Domains.plain(after.type()))));
        }
        return kept;
    }

    /** The functions that build values again; each uses only those before it. */
    List<Fragment> createFunctions() {
        List<Fragment> fragments = new ArrayList<>();
        for (Change.Alter type : built()) {
            String old = Names.aside(type.key()).qualified();
            String now = type.key().qualified();
            String name = function(type).qualified();
            fragments.add(create(name, old, now, body(type)));
            if (hasArrays(type)) {
                String elements =
                        "array(select " + name + "($1[i]) from pg_catalog.generate_subscripts($1, 1) i order by i)";
                fragments.add(create(name, old + ARRAY, now + ARRAY, elements));
            }
        }
        return fragments;
    }

    List<Fragment> dropFunctions() {
        List<Fragment> fragments = new ArrayList<>();
        for (Change.Alter type : built()) {
            String drop = "drop function " + function(type).qualified() + "("
                    + Names.aside(type.key()).qualified();
            fragments.add(Fragment.of(drop + ")"));
            if (hasArrays(type)) {
                fragments.add(Fragment.of(drop + "[])"));
            }
        }
        Collections.reverse(fragments);
        return fragments;
    }

    /** A null stays one: the function is not called for it. */
    private static Fragment create(String name, String from, String to, String value) {
        return Fragment.of("create function " + name + "(" + from + ") returns " + to
                + "\n language sql strict\n return " + value);
    }

    private String body(Change.Alter type) {
        if (type.before() instanceof Domain) {
            return base(type, "$1");
        }
        Map<String, Inside> kept = attributesKept(type);
        return attributes(type.after()).stream()
                .map(attribute -> kept.get(attribute.name()))
                .map(inside -> inside == null ? "null" : converted(inside.of("$1"), inside.before, inside.after))
                .collect(Collectors.joining(", ", "row(", ")::" + type.key().qualified()));
    }

    private List<Change.Alter> built() {
        return types.stream().filter(this::isBuilt).toList();
    }

    /** Whether it has attributes, or is a domain over what has. */
    private boolean isBuilt(Change.Alter type) {
        if (type.before() instanceof Domain before
                && type.after() instanceof Domain after
                && before.type().equals(after.type())) {
            Change.Alter base = find(before.type());
            return base != null && isBuilt(base);
        }
        return type.before() instanceof CompositeType && type.after() instanceof CompositeType;
    }

    /** Whether a column, an attribute or a domain is an array of it. */
    private boolean hasArrays(Change.Alter type) {
        Set<String> used = new HashSet<>();
        for (Change.Alter one : types) {
            one.users().forEach(user -> used.add(user.type()));
            attributes(one.before()).forEach(attribute -> used.add(Domains.plain(attribute.type())));
            if (one.before() instanceof Domain domain) {
                used.add(Domains.plain(domain.type()));
            }
        }
        return used.contains(type.key().qualified() + ARRAY);
    }

    private static Key function(Change.Alter type) {
        Key key = type.key();
        return Key.of(key.kind(), key.schema(), Names.shortened(key.name(), "__new"));
    }

    private static List<Attribute> attributes(CatalogObject type) {
        return type instanceof CompositeType composite ? composite.attributes() : List.of();
    }

    private Change.@Nullable Alter find(String type) {
        return named.get(ofArray(Domains.plain(type)));
    }

    private static boolean isArray(String type) {
        return Domains.plain(type).endsWith(ARRAY);
    }

    /** Whether it is an array of a type, or its multirange. */
    private static boolean isMany(Change.Alter found, String type) {
        return isArray(type)
                || (found.before() instanceof RangeType range
                        && range.multirange().qualified().equals(type));
    }

    private static String element(Change.Alter found, String type) {
        return isArray(type) ? ofArray(type) : found.key().qualified();
    }

    private static String ofArray(String type) {
        return isArray(type) ? type.substring(0, type.length() - ARRAY.length()) : type;
    }
}
