package dev.migrate.model;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Domain;
import java.util.regex.Pattern;

/** When two names of types mean the same to entities. */
final class TypeNames {

    /** Microseconds are what a time has anyway. */
    private static final Pattern MICROSECONDS = Pattern.compile("^(time|timestamp|interval)\\(6\\)");

    private TypeNames() {}

    /** Whether they are the same, or the second is a domain over the first. */
    static boolean isSame(String wanted, String there, Catalog catalog) {
        String type = MICROSECONDS.matcher(wanted).replaceFirst("$1");
        return type.equals(MICROSECONDS.matcher(there).replaceFirst("$1"))
                || catalog.objects().values().stream()
                        .anyMatch(object -> object instanceof Domain domain
                                && domain.key().qualified().equals(there)
                                && domain.type().equals(wanted));
    }
}
