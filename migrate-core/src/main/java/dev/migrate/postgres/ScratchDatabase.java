package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import dev.migrate.sql.Statement;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A database that is created empty beside another one, to try something in, and dropped when it is closed, also when this
 * process is told to end. What a killed process has left is dropped when the next one is created: the owner of each holds
 * an advisory lock from before it is created until after it is dropped, and the server forgets that lock with its client.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final String PREFIX = "migrate_scratch_";

    /** The first half of the locks' keys; the second is the number in the name. */
    private static final int LOCKS = 0x4d696772;

    private static final String DUPLICATE = "42P04";

    private final ConnectionSettings server;
    private final ConnectionSettings settings;
    private final String name;
    private final Session owner;
    private final Thread hook;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ScratchDatabase(ConnectionSettings server, String name, Session owner) {
        this.server = server;
        this.settings = server.withDatabase(name);
        this.name = name;
        this.owner = owner;
        this.hook = new Thread(this::dropAtEnd, name);
    }

    /**
     * Creates one on the server of another database, with the encoding and the locale of that.
     *
     * @throws ServerError if the role may not create databases ({@link ServerError#isPermissionDenied()}), or the server
     *     refuses for another reason
     * @throws MigrateException if the server cannot be reached, or not under the new name, as behind a pooler
     */
    public static ScratchDatabase beside(ConnectionSettings server) {
        return create(server, Optional.empty());
    }

    /**
     * Creates one on another server than that of the database it stands for, with the encoding of that.
     *
     * @param encoding the encoding, as {@code UTF8}
     */
    public static ScratchDatabase elsewhere(ConnectionSettings server, String encoding) {
        return create(server, Optional.of(encoding));
    }

    private static ScratchDatabase create(ConnectionSettings server, Optional<String> encoding) {
        Session owner = new Database(server).connect();
        try {
            dropLeftovers(owner);
            String form = encoding.map(name -> " encoding " + Literal.quote(name) + " lc_collate 'C' lc_ctype 'C'")
                    .orElseGet(() -> form(owner));
            ScratchDatabase scratch = new ScratchDatabase(server, create(owner, form), owner);
            Runtime.getRuntime().addShutdownHook(scratch.hook);
            try {
                scratch.connect().close();
                return scratch;
            } catch (MigrateException e) {
                scratch.close();
                throw e;
            }
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static String create(Session owner, String form) {
        for (int attempt = 0; ; attempt++) {
            int number = new SecureRandom().nextInt();
            String name = PREFIX + String.format("%08x", number);
            owner.query("select pg_catalog.pg_advisory_lock(" + LOCKS + ", " + number + ")", row -> "");
            try {
                owner.run(Statement.own("create database " + name + " template template0" + form));
                return name;
            } catch (ServerError e) {
                if (attempt > 0 || !e.sqlState().equals(DUPLICATE)) {
                    throw e;
                }
            }
        }
    }

    /** How the database that the owner is connected to was created; the columns differ between versions. */
    private static String form(Session owner) {
        return OwnQuery.rows(owner, """
                        select format(' encoding %L lc_collate %L lc_ctype %L', pg_encoding_to_char(encoding), d.datcollate, d.datctype)
                               || case to_jsonb(d) ->> 'datlocprovider'
                                    when 'i' then format(' locale_provider icu icu_locale %L',
                                                         coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
                                    when 'b' then format(' locale_provider builtin builtin_locale %L', to_jsonb(d) ->> 'datlocale')
                                    when 'c' then ' locale_provider libc'
                                    else '' end
                               || coalesce(' icu_rules ' || quote_literal(to_jsonb(d) ->> 'daticurules'), '')
                          from pg_database d where datname = current_database()""", row -> row.text(1)).get(0);
    }

    /** Only those whose owner holds no lock any more, and that nobody is connected to. */
    private static void dropLeftovers(Session owner) {
        List<String> leftovers = OwnQuery.rows(owner, """
                select d.datname from pg_database d
                 where d.datname ~ '^%s[0-9a-f]{8}$'
                   and not exists (select from pg_locks l
                                    where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = %d
                                      and l.objid = ('x' || right(d.datname, 8))::bit(32)::bigint::oid)
                """.formatted(PREFIX, LOCKS), row -> row.text(1));
        for (String leftover : leftovers) {
            try {
                owner.run(Statement.own("drop database if exists " + Identifier.quote(leftover)));
            } catch (ServerError ofAnotherRole) {
                if (ofAnotherRole.isConnectionLost()) {
                    throw ofAnotherRole;
                }
            }
        }
    }

    /** The encoding of the database that a session is connected to. */
    public static String encoding(Session session) {
        return session.query("show server_encoding", row -> row.text(1)).get(0);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How to reach it. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** A session in it; whoever opens it closes it. */
    public Session connect() {
        return new Database(settings).connect();
    }

    /** Drops it, whoever is still connected to it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (owner) {
                drop(owner);
            } finally {
                forgetHook();
            }
        }
    }

    private void drop(Session session) {
        session.run(Statement.own("drop database if exists " + name + " with (force)"));
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }

    /** On a connection of its own: the owner's may be at work, for this process is interrupted where it stands. */
    private void dropAtEnd() {
        if (closed.compareAndSet(false, true)) {
            try (Session session = new Database(server).connect()) {
                drop(session);
            } catch (MigrateException leftForTheNext) {
                return;
            }
        }
    }
}
