package dev.migrate.catalog;

/**
 * A trigger.
 *
 * @param key table and name
 * @param relation the table or view
 * @param definition the statement that creates it
 * @param enabled when it fires
 */
public record Trigger(Key key, Key relation, String definition, Enabled enabled) implements CatalogObject {

    /** When a trigger fires. */
    public enum Enabled {
        ORIGIN("enable trigger"),
        DISABLED("disable trigger"),
        REPLICA("enable replica trigger"),
        ALWAYS("enable always trigger");

        private final String action;

        Enabled(String action) {
            this.action = action;
        }

        /** What {@code ALTER TABLE} says for it. */
        public String action() {
            return action;
        }
    }
}
