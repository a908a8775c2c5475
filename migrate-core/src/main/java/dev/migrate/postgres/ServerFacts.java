package dev.migrate.postgres;

import java.util.List;
import java.util.Optional;

/** What a server tells of its own accord, for those who look for the cause of a failure. */
public final class ServerFacts {

    private ServerFacts() {}

    /** The statement timeout of a session and who has set it, as {@code 500ms, set by the database}; empty for none. */
    public static Optional<String> statementTimeout(Session session) {
        return ask(session, """
                        select current_setting('statement_timeout') || ', set by the '
                               || case source when 'database' then 'database' when 'user' then 'role'
                                    when 'database user' then 'role in this database' when 'client' then 'URL'
                                    when 'session' then 'session' else 'server' end
                          from pg_settings where name = 'statement_timeout' and setting <> '0'""").stream().findFirst();
    }

    /** The client sessions in the database beside those of a run, at most five of them. */
    public static List<String> otherSessions(Session session) {
        return ask(session, """
                select format('%s (user %s from %s)', coalesce(nullif(application_name, ''), 'process ' || pid), usename,
                              coalesce(host(client_addr), 'local'))
                  from pg_stat_activity
                 where datname = current_database() and backend_type = 'client backend' and application_name <> 'migrate'
                   and pid <> pg_backend_pid()
                 order by pid limit 5""");
    }

    private static List<String> ask(Session session, String sql) {
        return OwnQuery.rows(session, sql, row -> row.text(1));
    }
}
