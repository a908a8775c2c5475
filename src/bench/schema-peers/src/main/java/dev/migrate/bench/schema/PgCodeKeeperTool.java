package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.pgcodekeeper.core.DatabaseType;
import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/**
 * pgCodeKeeper by its documented way in. It is set as its command line is by default, which allows everything that is
 * dropped and writes USING where a type changes, and as two of its options say: bodies are not checked
 * ({@code --no-check-function-bodies}), and the order of columns is no difference ({@code --ignore-column-order}), as it is
 * none for the judge; without the latter it would make tables anew, and lose their rows.
 */
final class PgCodeKeeperTool implements ScriptTool {

    @Override
    public String script(TestDatabase from, TestDatabase to) throws Exception {
        CoreSettings settings = new CoreSettings();
        settings.setDbType(DatabaseType.PG);
        settings.setPrintUsing(true);
        settings.setDisableCheckFunctionBodies(true);
        settings.setIgnoreColumnOrder(true);
        DatabaseFactory databases = new DatabaseFactory(settings);
        AbstractDatabase before = databases.loadFromJdbc(url(from));
        AbstractDatabase after = databases.loadFromJdbc(url(to));
        return PgCodeKeeperApi.diff(settings, before, after);
    }

    private static String url(TestDatabase database) {
        return database.url() + "?user=" + encoded(database.user()) + "&password=" + encoded(database.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
