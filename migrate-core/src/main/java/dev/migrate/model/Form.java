package dev.migrate.model;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a constraint or an index demands, apart from its name. A unique constraint and a unique index over the same columns
 * are one thing, and the order of columns in a key is the provider's, not a wish.
 *
 * @param table the table
 * @param demand what is demanded
 */
record Form(Key table, String demand) {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\",()]+)";
    private static final String NAMES = NAME + "(?:, " + NAME + ")*";

    private static final Pattern KEY = Pattern.compile("(PRIMARY KEY|UNIQUE) \\((" + NAMES + ")\\)");

    private static final Pattern PLAIN_INDEX = Pattern.compile(
            "ON (?:ONLY )?[^(]+ USING btree \\(((?:, |" + NAME + "(?: DESC| NULLS FIRST| NULLS LAST)*)+)\\)");

    private static final Pattern NAMES_ALONE = Pattern.compile(NAMES);

    /** What a foreign key does when a row of the other table changes or goes, and when it is checked. */
    private static final Pattern ACTIONS = Pattern.compile(
            "( MATCH FULL| ON (UPDATE|DELETE) (CASCADE|RESTRICT|SET NULL|SET DEFAULT)( \\([^()]*\\))?| DEFERRABLE"
                    + "| INITIALLY DEFERRED)*$");

    /** What providers demand of a column that holds an enum. */
    private static final Pattern ENUM_CHECK =
            Pattern.compile("CHECK \\(.*( IN \\('|= ANY \\(+ARRAY\\[|>= '?-?\\d+'?.*<= '?-?\\d+).*\\)", Pattern.DOTALL);

    /** The form of a constraint of a table, or of an index; none for anything else. */
    static Optional<Form> of(CatalogObject object) {
        if (object instanceof Constraint constraint && !constraint.ofDomain()) {
            return Optional.of(new Form(constraint.key().table(), demand(constraint)));
        }
        return object instanceof Index index ? Optional.of(new Form(index.table(), demand(index))) : Optional.empty();
    }

    private static String demand(Constraint constraint) {
        String definition = constraint.definition();
        Matcher key = KEY.matcher(definition);
        if (key.matches()) {
            return key.group(1) + sorted(key.group(2));
        }
        return constraint.type() == Constraint.Type.FOREIGN_KEY
                ? ACTIONS.matcher(definition).replaceFirst("")
                : definition;
    }

    private static String demand(Index index) {
        Matcher plain = PLAIN_INDEX.matcher(index.definition());
        if (!plain.matches()) {
            return index.definition();
        }
        boolean keyed = index.unique() && NAMES_ALONE.matcher(plain.group(1)).matches();
        return keyed ? "UNIQUE" + sorted(plain.group(1)) : (index.unique() ? "UNIQUE " : "") + plain.group(1);
    }

    private static String sorted(String names) {
        Matcher name = Pattern.compile(NAME).matcher(names);
        Stream<String> all = name.results().map(result -> result.group());
        return all.collect(Collectors.toCollection(TreeSet::new)).toString();
    }

    /** The actions that a foreign key names; empty for the usual ones. */
    static String actions(Constraint foreignKey) {
        Matcher actions = ACTIONS.matcher(foreignKey.definition());
        return actions.find() ? actions.group() : "";
    }

    /** Whether entities could have demanded it: a partial index or a check written by hand they could not. */
    static boolean isOfEntities(CatalogObject object) {
        if (object instanceof Index index) {
            return PLAIN_INDEX.matcher(index.definition()).matches();
        }
        if (object instanceof Constraint constraint) {
            return switch (constraint.type()) {
                case CHECK ->
                    constraint.name().matches(Pattern.quote(constraint.key().name()) + "_.*_check\\d*")
                            && ENUM_CHECK.matcher(constraint.definition()).matches();
                case EXCLUSION -> false;
                case PRIMARY_KEY, UNIQUE, FOREIGN_KEY -> true;
            };
        }
        return false;
    }
}
