package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseUrl;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Passwords that stand in a POM's configuration, which Maven prints whole with {@code -X}. */
final class ConfiguredSecrets {

    private ConfiguredSecrets() {}

    /** @throws MigrateException if there is one */
    static void refuse(MojoExecution execution) {
        Xpp3Dom configuration = execution.getConfiguration();
        String password = value(configuration, "password");
        String url = value(configuration, "url");
        boolean inUrl = url != null
                && !url.startsWith("${")
                && DatabaseUrl.parse(url).password().isPresent();
        if (inUrl || (password != null && !password.startsWith("${"))) {
            throw new MigrateException(
                    "The POM's <configuration> of this plugin holds a password, which `mvn -X` would print.",
                    "Take it out and use <serverId> with settings.xml, or the property migrate.password, "
                            + "or PGPASSWORD, or ~/.pgpass.");
        }
    }

    private static @Nullable String value(@Nullable Xpp3Dom configuration, String name) {
        Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
        return child == null ? null : child.getValue();
    }
}
