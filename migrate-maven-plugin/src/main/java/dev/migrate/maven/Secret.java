package dev.migrate.maven;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that may hold a password. Maven prints the value of every parameter with {@code -X}; of this one it prints
 * only that it is there.
 */
public final class Secret {

    private @Nullable String value;

    /** Called by Maven with the configured value. */
    public void set(String value) {
        this.value = value;
    }

    static Optional<String> reveal(@Nullable Secret secret) {
        return Optional.ofNullable(secret).map(given -> given.value).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "***";
    }
}
