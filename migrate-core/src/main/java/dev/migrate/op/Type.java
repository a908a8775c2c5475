package dev.migrate.op;

import java.util.Optional;

/** The type of a column. */
public sealed interface Type permits Type.Written, EnumType {

    /** As SQL writes it. */
    String sql();

    /** The enum type that is created with the column, where it is one. */
    Optional<EnumType> created();

    /** The type of arrays of it. */
    default Type array() {
        return new Written(sql() + "[]", created());
    }

    /**
     * A type by its name.
     *
     * @param sql as SQL writes it
     * @param created the enum type behind it that is created with the column
     */
    record Written(String sql, Optional<EnumType> created) implements Type {

        public Written {
            sql = dev.migrate.op.Written.sql("the type of a column", sql);
        }
    }
}
