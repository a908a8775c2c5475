package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.RangeType;
import dev.migrate.diff.Change;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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

    /** By the names that columns have for them; a range also by that of its multirange. */
    private final Map<String, Change.Alter> named = new HashMap<>();

    TypeValues(List<Change.Alter> types) {
        this.types = types;
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
     * Which values hold a label of an enum that is no more, as a condition.
     *
     * @param value the value, as SQL
     * @param type its type
     */
    Optional<String> lostLabels(String value, String type) {
        Change.Alter found = find(type);
        if (found == null) {
            return Optional.empty();
        }
        CatalogObject before = found.before();
        if (before instanceof EnumType labels && found.after() instanceof EnumType others) {
            List<String> gone = labels.labels().stream()
                    .filter(label -> !others.labels().contains(label))
                    .toList();
            String list = TypeSql.labels(gone);
            return gone.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            isArray(type)
                                    ? value + "::text[] && array[" + list + "]"
                                    : value + "::text in (" + list + ")");
        }
        if (before instanceof Domain domain) {
            return lostLabels(value, plain(domain.type()) + (isArray(type) ? ARRAY : ""));
        }
        if (isArray(type)) {
            return lostLabels("one", element(type))
                    .map(lost -> "exists (select from unnest(" + value + ") one where " + lost + ")");
        }
        Stream<Optional<String>> parts = Stream.empty();
        if (before instanceof RangeType range) {
            parts = Stream.of("lower", "upper").map(bound -> lostLabels(bound + "(" + value + ")", range.subtype()));
        } else if (before instanceof CompositeType composite) {
            parts = composite.attributes().stream()
                    .filter(attribute -> attributes(found.after()).contains(attribute))
                    .map(attribute ->
                            lostLabels("(" + value + ")." + Identifier.quote(attribute.name()), attribute.type()));
        }
        String any = parts.flatMap(Optional::stream).collect(Collectors.joining(" or "));
        return any.isEmpty() ? Optional.empty() : Optional.of(any);
    }

    /** The type that a domain stands on from now on, where that is another, which may not take all values. */
    Optional<String> otherBase(String type) {
        Change.Alter found = named.get(type);
        return found != null
                        && found.before() instanceof Domain before
                        && found.after() instanceof Domain after
                        && !before.type().equals(after.type())
                        && find(after.type()) == null
                ? Optional.of(plain(after.type()))
                : Optional.empty();
    }

    /**
     * A value, as one of the new type.
     *
     * @param value the value, as SQL
     * @param type its type
     */
    String converted(String value, String type) {
        Change.Alter found = find(type);
        if (found == null) {
            return value;
        }
        return isBuilt(found)
                ? function(found).qualified() + "(" + value + ")"
                : value + (isArray(type) ? "::text[]::" : "::text::") + plain(type);
    }

    /** What is lost with the values of a type, in words; each once. */
    List<String> lost(String type) {
        Change.Alter found = find(type);
        if (found == null) {
            return List.of();
        }
        if (found.before() instanceof Domain domain) {
            return lost(domain.type());
        }
        return attributes(found.before()).stream()
                .flatMap(attribute -> isIn(found.after(), attribute)
                        ? lost(attribute.type()).stream()
                        : Stream.of(TypeSql.lost((CompositeType) found.before(), attribute)))
                .distinct()
                .toList();
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
                String elements = "array(select " + name + "($1[i]) from generate_subscripts($1, 1) i order by i)";
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
        String now = type.key().qualified();
        return type.before() instanceof Domain domain
                ? converted("$1", domain.type()) + "::" + now
                : attributes(type.after()).stream()
                        .map(attribute -> value(type.before(), attribute))
                        .collect(Collectors.joining(", ", "row(", ")::" + now));
    }

    private String value(CatalogObject before, Attribute after) {
        String value = "($1)." + Identifier.quote(after.name());
        return attributes(before).stream()
                .filter(attribute -> attribute.name().equals(after.name()))
                .findFirst()
                .map(attribute -> attribute.type().equals(after.type())
                        ? converted(value, after.type())
                        : value + "::text::" + plain(after.type()))
                .orElse("null");
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
            attributes(one.before()).forEach(attribute -> used.add(plain(attribute.type())));
            if (one.before() instanceof Domain domain) {
                used.add(plain(domain.type()));
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

    private static boolean isIn(CatalogObject type, Attribute attribute) {
        return attributes(type).stream().anyMatch(one -> one.name().equals(attribute.name()));
    }

    private Change.@Nullable Alter find(String type) {
        return named.get(element(plain(type)));
    }

    private static boolean isArray(String type) {
        return plain(type).endsWith(ARRAY);
    }

    private static String element(String type) {
        return isArray(type) ? type.substring(0, type.length() - ARRAY.length()) : type;
    }

    /** A type without its collation, which a cast does not have. */
    private static String plain(String type) {
        int collation = type.indexOf(" collate ");
        return collation < 0 ? type : type.substring(0, collation);
    }
}
