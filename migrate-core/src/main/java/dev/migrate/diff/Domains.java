package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What domains stand on, and what they demand of a value.
 *
 * @param before the domains there were, by their names as columns have them
 * @param after the domains there will be
 * @param checks the checks of those, by the same names, as far as all values are to meet them
 */
public record Domains(Map<String, Domain> before, Map<String, Domain> after, Map<String, List<Constraint>> checks) {

    private static final String ARRAY = "[]";

    static Domains of(Catalog from, Catalog to) {
        Map<String, List<Constraint>> checks = new HashMap<>();
        to.objects().values().forEach(object -> {
            if (object instanceof Constraint check && check.ofDomain() && check.valid()) {
                checks.computeIfAbsent(check.domain().qualified(), none -> new ArrayList<>())
                        .add(check);
            }
        });
        return new Domains(domains(from), domains(to), checks);
    }

    private static Map<String, Domain> domains(Catalog catalog) {
        Map<String, Domain> domains = new HashMap<>();
        catalog.objects().values().forEach(object -> {
            if (object instanceof Domain domain) {
                domains.put(domain.key().qualified(), domain);
            }
        });
        return domains;
    }

    /** What a type stands on before: itself, where it is no domain; of an array, with what its elements stand on. */
    public String baseBefore(String type) {
        return base(before, type);
    }

    /** What a type stands on afterwards. */
    public String baseAfter(String type) {
        return base(after, type);
    }

    private static String base(Map<String, Domain> domains, String type) {
        boolean array = type.endsWith(ARRAY);
        Domain domain = domains.get(array ? type.substring(0, type.length() - ARRAY.length()) : type);
        if (domain == null) {
            return type;
        }
        String base = base(domains, plain(domain.type()));
        return !array
                ? base
                : base.endsWith(ARRAY) ? type : base + ARRAY; // what is in arrays of arrays is no other for it
    }

    /** What a value of a type has to meet afterwards, also by what its domain stands on. */
    public List<Constraint> checksAfter(String type) {
        List<Constraint> all = new ArrayList<>(checks.getOrDefault(type, List.of()));
        Domain domain = after.get(type);
        if (domain != null) {
            all.addAll(checksAfter(plain(domain.type())));
        }
        return all;
    }

    /** Whether a type refuses nulls before by itself. */
    public boolean refusesNullsBefore(String type) {
        return refusesNulls(before, type);
    }

    /** Whether a type refuses nulls afterwards by itself. */
    public boolean refusesNullsAfter(String type) {
        return refusesNulls(after, type);
    }

    private static boolean refusesNulls(Map<String, Domain> domains, String type) {
        Domain domain = domains.get(type);
        return domain != null && (domain.notNull() || refusesNulls(domains, plain(domain.type())));
    }

    /** A type without its collation, which a cast does not have. */
    public static String plain(String type) {
        int collation = type.indexOf(" collate ");
        return collation < 0 ? type : type.substring(0, collation);
    }
}
