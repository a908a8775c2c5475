package dev.migrate.postgres;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A password that no output can show by accident: only {@link #reveal()} gives it away. */
public final class Password {

    private final String value;

    /**
     * Hides a password.
     *
     * @param value the password itself
     */
    public Password(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The password itself, for the driver. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
