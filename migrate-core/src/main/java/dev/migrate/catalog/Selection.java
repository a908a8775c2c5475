package dev.migrate.catalog;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a catalog are looked at. A pattern is a name with its schema, {@code *} for any characters and
 * {@code ?} for one, and may begin with a kind and a colon: {@code public.tmp_*}, {@code extension:*}. What belongs to an
 * object, as a column to its table, goes with it.
 */
public final class Selection {

    private final Set<String> schemas;
    private final List<Wanted> include;
    private final List<Wanted> exclude;

    private Selection(Set<String> schemas, List<Wanted> include, List<Wanted> exclude) {
        this.schemas = schemas;
        this.include = include;
        this.exclude = exclude;
    }

    /** All objects. */
    public static Selection all() {
        return new Selection(Set.of(), List.of(), List.of());
    }

    /**
     * Some objects.
     *
     * @param schemas the schemas whose objects are looked at; none for all, and for what stands in no schema
     * @param include patterns of which an object has to match one; none for all
     * @param exclude patterns of which it must match none
     * @throws MigrateException if a pattern begins with a kind that there is not
     */
    public static Selection of(Collection<String> schemas, Collection<String> include, Collection<String> exclude) {
        return new Selection(
                Set.copyOf(schemas),
                include.stream().map(Wanted::parse).toList(),
                exclude.stream().map(Wanted::parse).toList());
    }

    /** The catalog with only those objects. */
    public Catalog of(Catalog catalog) {
        if (schemas.isEmpty() && include.isEmpty() && exclude.isEmpty()) {
            return catalog;
        }
        Map<Key, Key> owners = new HashMap<>();
        catalog.objects().values().forEach(object -> {
            if (object instanceof SequenceOwner owner) {
                owners.put(owner.sequence(), owner.column().table());
            } else if (object instanceof Index index) {
                owners.put(index.key(), index.table());
            } else if (!target(object).equals(object.key()) && catalog.get(target(object)) == null) {
                owners.put(target(object), catalog.holder(object.key(), target(object)));
            }
        });
        Set<String> used = new HashSet<>();
        List<CatalogObject> kept = new ArrayList<>();
        catalog.objects().values().forEach(object -> {
            if (!(object instanceof Schema) && selects(object, owners)) {
                kept.add(object);
                used.add(target(object).schema());
            }
        });
        catalog.objects().values().forEach(object -> {
            if (object instanceof Schema schema && (used.contains(schema.key().name()) || selects(object, owners))) {
                kept.add(object);
            }
        });
        Map<Key, Set<Key>> dependencies = new HashMap<>();
        kept.forEach(object -> dependencies.put(object.key(), catalog.dependencies(object.key())));
        return new Catalog(kept, dependencies, catalog.unread());
    }

    private boolean selects(CatalogObject object, Map<Key, Key> owners) {
        Key key = target(object);
        Key owner = owners.get(key.as(key.kind() == Kind.SEQUENCE_OWNER ? Kind.SEQUENCE : key.kind()));
        List<Key> names = owner == null ? List.of(key) : List.of(key, owner);
        String schema = key.kind() == Kind.SCHEMA ? key.name() : key.schema();
        boolean named = include.stream().anyMatch(wanted -> wanted.kind() != null && wanted.matchesAny(names));
        boolean inSchemas = schemas.isEmpty() || schemas.contains(schema) || (schema.isEmpty() && named);
        return inSchemas
                && (include.isEmpty() || include.stream().anyMatch(wanted -> wanted.matchesAny(names)))
                && exclude.stream().noneMatch(wanted -> wanted.matchesAny(names));
    }

    /** What a comment or a privilege is about; else the object itself. */
    private static Key target(CatalogObject object) {
        if (object instanceof Comment comment) {
            return comment.target();
        }
        return object instanceof Privileges privileges ? privileges.target() : object.key();
    }

    /**
     * A pattern.
     *
     * @param kind the kind it is for; null for any
     * @param name the name
     */
    private record Wanted(@Nullable Kind kind, Pattern name) {

        static Wanted parse(String text) {
            String pattern = text.strip();
            int colon = pattern.indexOf(':');
            String glob = colon < 0 ? pattern : pattern.substring(colon + 1).strip();
            return new Wanted(colon < 0 ? null : kind(pattern.substring(0, colon)), glob(glob));
        }

        private static Kind kind(String word) {
            String name =
                    word.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            return Stream.of(Kind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new MigrateException(
                            "'" + word + "' is no kind of object.",
                            "The kinds are: "
                                    + Stream.of(Kind.values())
                                            .map(kind -> kind.noun().replace(' ', '-'))
                                            .collect(Collectors.joining(", "))
                                    + "."));
        }

        private static Pattern glob(String glob) {
            StringBuilder regex = new StringBuilder();
            glob.codePoints()
                    .forEach(
                            c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        }

        boolean matchesAny(List<Key> keys) {
            return keys.stream().anyMatch(this::matches);
        }

        /** The object itself, or for a part the table it belongs to. */
        private boolean matches(Key key) {
            String whole = StringUtils.isEmpty(key.schema()) ? key.name() : key.schema() + "." + key.name();
            boolean isPart = !key.part().isEmpty() && key.kind() != Kind.ROUTINE && key.kind() != Kind.AGGREGATE;
            if (kind == null || kind == key.kind()) {
                if (name.matcher(isPart ? whole + "." + key.part() : whole).matches()) {
                    return true;
                }
            }
            return isPart
                    && (kind == null || kind == Kind.TABLE)
                    && name.matcher(whole).matches();
        }
    }
}
