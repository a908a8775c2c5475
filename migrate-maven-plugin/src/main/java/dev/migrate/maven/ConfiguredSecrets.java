package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/** Passwords that stand in a POM's configuration, which Maven prints whole with {@code -X}. */
final class ConfiguredSecrets {

    private ConfiguredSecrets() {}

    /** @throws MigrateException if the configuration has a password, or a URL that holds one */
    static void refuse(@Nullable String password, @Nullable String url) {
        boolean inUrl = url != null && DatabaseUrl.parse(url).password().isPresent();
        if (inUrl || password != null) {
            throw new MigrateException(
                    "The POM's <configuration> of this plugin holds a password, which `mvn -X` would print.",
                    "Take it out and use <serverId> with settings.xml, or the property migrate.password, "
                            + "or PGPASSWORD, or ~/.pgpass.");
        }
    }
}
