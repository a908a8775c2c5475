package dev.migrate.maven;

import dev.migrate.postgres.Placeholder;
import java.time.Duration;
import java.util.Optional;

/**
 * What the goal was told of its database.
 *
 * @param url where it is
 * @param user who connects
 * @param password the user's password
 * @param serverId the entry of settings.xml that holds both
 * @param retries how often to try again
 * @param deadline how long all attempts may take
 */
record ConnectionParameters(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> serverId,
        int retries,
        Duration deadline) {

    ConnectionParameters {
        refuseUnresolved("migrate.user", user);
        refuseUnresolved("migrate.password", password);
        refuseUnresolved("migrate.serverId", serverId);
    }

    /** What Maven could not replace it leaves as it is. */
    private static void refuseUnresolved(String setting, Optional<String> value) {
        value.flatMap(Placeholder::wholly).ifPresent(placeholder -> {
            throw placeholder.unresolved(setting);
        });
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ConnectionParameters";
    }
}
