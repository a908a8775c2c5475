package dev.migrate.postgres;

import java.util.Optional;

/**
 * What to do about conditions that a server reports and that no file is to blame for. Chosen by SQLSTATE alone, for the
 * server's words may be in any language; see the appendix "PostgreSQL Error Codes" of its manual.
 */
public final class Remedies {

    private Remedies() {}

    /** What to do, where there is more to say than that the statement is wrong. */
    public static Optional<String> of(String sqlState) {
        return Optional.ofNullable(
                switch (sqlState) {
                    case "25006" ->
                        "The database is read-only for this session: connect to the primary (in the URL, several hosts and "
                                + "targetServerType=primary), or let the role write: "
                                + "alter role … set default_transaction_read_only = off.";
                    case "25001" ->
                        "It refuses to run in a transaction that has begun: write `-- migrate: autocommit` on a line before "
                                + "the statement, and it runs outside of one.";
                    case "2D000" ->
                        "What it calls commits or rolls back by itself, which it may not in the transaction of the step: write "
                                + "`-- migrate: autocommit` on a line before the statement, and it runs outside of one.";
                    case "25P03" ->
                        "The server ended the session for its idle_in_transaction_session_timeout. Take that out of the "
                                + "options in the URL, and run this again.";
                    case "25P04" ->
                        "The step took longer than transaction_timeout, which the role, the database or the server sets: let "
                                + "the role take longer (alter role … set transaction_timeout = 0), or divide the step.";
                    case "57P05" ->
                        "The server ended the session for its idle_session_timeout. Let the role be idle longer "
                                + "(alter role … set idle_session_timeout = '1min'), and run this again.";
                    case "53100" -> "The server's disk is full: make room there, and run this again.";
                    case "53200" ->
                        "The server is out of memory. Where it names max_locks_per_transaction, raise that or divide the "
                                + "revision; then run this again.";
                    case "53300" ->
                        "All connections are taken, and a run needs two: end some, or raise max_connections, and run this "
                                + "again.";
                    case "53400", "53000" -> "Raise the limit that the server names, and run this again.";
                    case "22P05", "22021" ->
                        "The encoding of the database has no place for a character of it: write the character otherwise, or use a "
                                + "database in UTF8.";
                    case "57P01" ->
                        "Somebody ended the session (pg_terminate_backend), or the server is going down: run this again when "
                                + "it is back.";
                    case "57P02", "57P03" -> "The server goes down or comes up: run this again when it is back.";
                    case "57P04", "3D000" -> "There is no such database (any more): create it, or correct migrate.url.";
                    case "58030", "58P01", "XX001", "XX002" ->
                        "The server cannot read or write its own files: look at its log and its disks before anything else.";
                    case "54001" -> "It is nested too deeply for the server: simplify it, or raise max_stack_depth.";
                    default -> null;
                });
    }
}
