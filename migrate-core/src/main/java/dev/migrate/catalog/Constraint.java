package dev.migrate.catalog;

import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * A constraint of a table or of a domain.
 *
 * @param key table (or domain) and name
 * @param type what it demands
 * @param definition what stands behind its name, without {@code NOT VALID}
 * @param valid whether all rows are known to meet it
 * @param ofDomain whether it belongs to a domain
 * @param inherited whether a child or partition has it from its parent alone
 * @param mark what its index is for besides
 */
public record Constraint(
        Key key, Type type, String definition, boolean valid, boolean ofDomain, boolean inherited, Index.Mark mark)
        implements CatalogObject {

    private static final Pattern DEFERRAL =
            Pattern.compile("^.*?((?: DEFERRABLE)?(?: INITIALLY DEFERRED)?)$", Pattern.DOTALL);

    /** Its name. */
    public String name() {
        return key.part();
    }

    /** The domain that it belongs to. */
    public Key domain() {
        return Key.of(Kind.TYPE, key.schema(), key.name());
    }

    /** When it is checked, as it stands at the end of its definition; empty where that is at once. */
    public String deferral() {
        return DEFERRAL.matcher(definition).replaceFirst("$1");
    }

    /** Whether it demands the same, whenever that is checked. */
    public boolean demandsTheSame(Constraint other) {
        return type == other.type
                && StringUtils.removeEnd(definition, deferral())
                        .equals(StringUtils.removeEnd(other.definition, other.deferral()));
    }

    /** Whether it is kept from the children of its table. */
    public boolean isNoInherit() {
        return definition.endsWith(" NO INHERIT");
    }

    /** The same constraint as the table's own. */
    public Constraint own() {
        return new Constraint(key, type, definition, valid, ofDomain, false, mark);
    }

    /** What a constraint demands. */
    public enum Type {
        CHECK,
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        FOREIGN_KEY;

        /** Whether it stands on an index. */
        public boolean hasIndex() {
            return this == PRIMARY_KEY || this == UNIQUE || this == EXCLUSION;
        }
    }
}
