import dev.migrate.command.DatabaseSource;
import dev.migrate.command.Migrate;
import dev.migrate.command.Migrate.Rows;
import dev.migrate.command.OfflinePlan;
import dev.migrate.command.Settings;
import dev.migrate.postgres.ConnectionSettings;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseUrl;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetRange;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine without Maven, as an application would embed it: {@code Engine <command> <directory> <url> [<file>]}. */
final class Engine {

    private Engine() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]).toAbsolutePath();
        ConnectionSettings connection = ConnectionSettings.of(DatabaseUrl.parse(args[2]));
        Settings settings = Settings.of(directory, directory, DatabaseSource.of(connection));
        Migrate migrate = new Migrate(settings, event -> {});
        switch (args[0]) {
            case "start" -> new Database(connection).connect().close();
            case "upgrade" -> migrate.upgrade(Target.parse("head"));
            case "downgrade" -> migrate.downgrade(Target.parse("base"));
            case "current" -> migrate.current();
            case "history" -> migrate.history(TargetRange.all(), Rows.AS_NEEDED);
            case "offline" -> Files.writeString(
                    Path.of(args[3]), migrate.upgradeSql(OfflinePlan.parse("base:head", "")));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
