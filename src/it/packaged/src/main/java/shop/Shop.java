package shop;

import dev.migrate.MigrateException;
import dev.migrate.command.CurrentState;
import dev.migrate.command.PackagedMigrate;
import dev.migrate.postgres.Database;
import dev.migrate.runner.RunResult;
import org.postgresql.ds.PGSimpleDataSource;

/** An application: {@code java -jar packaged-1.jar upgrade|current|serve|pooled <url> <user> <password>}. */
public final class Shop {

    private Shop() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (MigrateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments) {
        Database database = Database.of(arguments[1], arguments[2], arguments[3]);
        PackagedMigrate migrate = PackagedMigrate.of(Shop.class, database);
        switch (arguments[0]) {
            case "upgrade" -> upgrade(migrate);
            case "pooled" -> upgrade(PackagedMigrate.of(Shop.class, Database.of(dataSource(arguments))));
            case "current" -> {
                CurrentState state = migrate.current();
                state.tips().forEach(tip -> System.out.println(tip.revision() + (state.atHead() ? " (head)" : "")));
            }
            case "serve" -> {
                migrate.modules("dev.migrate.it.packaged").requireHead();
                System.out.println("open for business");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void upgrade(PackagedMigrate migrate) {
        RunResult result = migrate.upgrade();
        System.out.println(result.steps().size() + " steps, at " + result.after().ids());
    }

    private static PGSimpleDataSource dataSource(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[1]);
        source.setUser(arguments[2]);
        source.setPassword(arguments[3]);
        return source;
    }
}
