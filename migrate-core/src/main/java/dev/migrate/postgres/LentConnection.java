package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a session in the hands of others: what would end or change its transaction is refused, and closing it
 * does nothing.
 */
final class LentConnection {

    private static final Set<String> OF_THE_RUN = Set.of(
            "commit",
            "rollback",
            "setAutoCommit",
            "setSavepoint",
            "releaseSavepoint",
            "setTransactionIsolation",
            "setReadOnly",
            "abort",
            "beginRequest",
            "endRequest");

    private LentConnection() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                LentConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (OF_THE_RUN.contains(method.getName())) {
            throw new MigrateException(
                    "Connection." + method.getName() + " directs the transaction, but the run owns its transactions.",
                    "Leave it out: the run commits when the revision is done. op.batch commits slice by slice.");
        }
        if (method.getName().equals("close")) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
