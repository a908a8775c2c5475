package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.MigrateException;
import dev.migrate.command.PackagedMigrate;
import dev.migrate.testing.Application;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Runs over the connections of a real pool, which have to come back as they were. */
@ExtendWith(TestServer.class)
class PoolTest {

    /** All that a session may have left: settings, role, locks, temporary tables, cursors, channels. */
    private static final String STATE = """
            select (select string_agg(name || '=' || setting, ', ' order by name) from pg_settings where source = 'session'),
                   current_user, session_user,
                   (select count(*) from pg_locks where locktype = 'advisory'),
                   (select count(*) from pg_class where relpersistence = 't' and pg_table_is_visible(oid)),
                   (select count(*) from pg_cursors where is_holdable), (select count(*) from pg_listening_channels())""";

    private final Path base;
    private final TestDatabase database;

    PoolTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
    }

    @Test
    void aRunLeavesThePoolAsItWas() throws SQLException {
        database.execute("create schema shop");
        Class<?> application = application(new Project(base, database)
                .revision("a", "", """
                        create table a (id int);
                        set search_path to pg_catalog;
                        create temporary table left_behind (id int);
                        declare c cursor with hold for select 1;
                        listen something;
                        """, "drop table a;")
                .java("b", "a", "op.execute(\"create table b (id int)\");\nop.connection().close();", "")
                .revision("c", "b", "create index concurrently i on public.a (id);", "drop index concurrently i;"));

        try (HikariDataSource pool = pool(2)) {
            List<String> before = states(pool);
            assertThat(before)
                    .hasSize(2)
                    .allMatch(state -> state.contains("search_path=shop, public"), "as the pool says");
            PackagedMigrate migrate = PackagedMigrate.of(application, Database.of(pool));
            migrate.upgrade();
            assertThat(states(pool)).isEqualTo(before);
            migrate.requireHead();
            assertThat(states(pool)).isEqualTo(before);
            assertThat(migrate.current().address()).isEqualTo(database.url());
        }
        assertThat(database.tables()).containsExactly("a", "b", "migrate_log", "migrate_version");
    }

    @Test
    void aFailedRunLeavesThePoolAsItWas() throws SQLException {
        database.execute("create schema shop");
        Class<?> application =
                application(new Project(base, database).revision("a", "", "set role pg_monitor; select nothing;", ""));
        try (HikariDataSource pool = pool(2)) {
            List<String> before = states(pool);
            MigrateException error = catchThrowableOfType(
                    MigrateException.class,
                    () -> PackagedMigrate.of(application, Database.of(pool)).upgrade());
            assertThat(error.problem()).contains("ERROR 42703: column \"nothing\" does not exist");
            assertThat(states(pool)).isEqualTo(before);
        }
    }

    @Test
    void aPoolOfOneConnectionIsToldThatARunTakesTwo() {
        database.execute("create schema shop");
        Class<?> application = application(new Project(base, database).table("a", ""));
        try (HikariDataSource pool = pool(1)) {
            PackagedMigrate migrate = PackagedMigrate.of(application, Database.of(pool));
            MigrateException error = catchThrowableOfType(MigrateException.class, migrate::upgrade);
            assertThat(error.problem())
                    .startsWith("The DataSource gives no second connection: ")
                    .contains("request timed out after ");
            assertThat(error.hint())
                    .isEqualTo("A run takes two connections at the same time, one of them for its lock: let the pool "
                            + "have two (as with maximumPoolSize), or give Migrate the URL instead.");
            assertThat(migrate.current().atHead()).isFalse();
        }
    }

    @Test
    void aDataSourceThatGivesOneConnectionTwiceIsRefused() throws SQLException {
        Class<?> application = application(new Project(base, database).table("a", ""));
        try (Connection only = database.connect()) {
            assertThat(refusal(application, only)).isEqualTo("The DataSource gave the same connection twice.");
        }
    }

    @Test
    void aDataSourceThatIsBoundToATransactionIsRefused() throws SQLException {
        Class<?> application = application(new Project(base, database).table("a", ""));
        try (Connection only = database.connect();
                Statement statement = only.createStatement()) {
            only.setAutoCommit(false);
            statement.execute("create table of_others (id int)");
            assertThat(refusal(application, only))
                    .isEqualTo("The DataSource gave a connection whose transaction is at work.");
        }
    }

    private static String refusal(Class<?> application, Connection only) {
        return catchThrowableOfType(
                        MigrateException.class,
                        () -> PackagedMigrate.of(application, Database.of(giving(only)))
                                .upgrade())
                .problem();
    }

    private Class<?> application(Project project) {
        Application application = new Application(base);
        application.take(project, "dev.shop.app");
        return Application.on(application.jar());
    }

    private HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(500);
        config.setAutoCommit(false);
        config.setConnectionInitSql("set search_path = shop, public");
        return new HikariDataSource(config);
    }

    /** What each connection of the pool is like, sorted. */
    private static List<String> states(HikariDataSource pool) throws SQLException {
        List<String> states = new ArrayList<>();
        try (Connection one = pool.getConnection();
                Connection two = pool.getConnection()) {
            states.add(state(one));
            states.add(state(two));
        }
        return states;
    }

    private static String state(Connection connection) throws SQLException {
        StringBuilder state = new StringBuilder();
        state.append(connection.getAutoCommit()).append(connection.isReadOnly());
        state.append(connection.unwrap(PGConnection.class).getPreferQueryMode());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STATE)) {
            rows.next();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                state.append('|').append(rows.getString(column));
            }
        }
        connection.commit();
        return state.toString();
    }

    private static DataSource giving(Connection only) {
        return (DataSource) Proxy.newProxyInstance(
                PoolTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> only);
    }
}
