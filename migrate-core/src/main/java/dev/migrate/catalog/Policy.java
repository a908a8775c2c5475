package dev.migrate.catalog;

import java.util.List;

/**
 * A policy of row security.
 *
 * @param key table and name
 * @param permissive whether it allows, or else restricts
 * @param command {@code all}, {@code select}, {@code insert}, {@code update} or {@code delete}
 * @param roles whom it binds, quoted where they must be, sorted
 * @param using which rows are seen; empty where it does not say
 * @param withCheck which rows may be written; empty where it does not say
 */
public record Policy(Key key, boolean permissive, String command, List<String> roles, String using, String withCheck)
        implements CatalogObject {

    public Policy {
        roles = List.copyOf(roles);
    }
}
