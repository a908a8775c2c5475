package dev.migrate.model;

import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the statements of a model. What fails because something is missing is tried again after the others, until nothing
 * moves any more. As long as all goes well, many statements travel in one message.
 */
final class ModelLoad {

    /** How many statements are committed together: a server has room for so many locks only. */
    private static final int BATCH = 200;

    private static final Statement BEGIN = Statement.own("begin");
    private static final Statement COMMIT = Statement.own("commit");
    private static final Statement SAVEPOINT = Statement.own("savepoint model");
    private static final Statement RELEASE = Statement.own("release savepoint model");
    private static final Statement ROLLBACK = Statement.own("rollback to savepoint model");

    /** What a file begins with: nothing that another file has set, and no function is checked before its tables are there. */
    private static final List<Statement> FRESH =
            List.of(Statement.own("reset all"), Statement.own("set check_function_bodies = off"));

    /** A mistake in the text, or something that is there twice: no other statement can mend that. */
    private static final Set<String> FINAL = Set.of("42601", "42P07", "42710", "42723", "42701", "42P06", "42712");

    /** A setting that this version of the server does not know, or not this value. */
    private static final Set<String> UNKNOWN_SETTING = Set.of("42704", "22023");

    private final Session session;
    private final Set<Statement> unknownSettings = new HashSet<>();
    private List<Refused> refused = new ArrayList<>();
    private boolean smooth = true;

    ModelLoad(Session session) {
        this.session = session;
    }

    /**
     * A statement that the server refused, and why.
     *
     * @param position where in it, in characters counted from 1; 0 where the server names no place
     */
    record Refused(ModelStatement statement, ServerError error, int position) {

        /** As a message tells it. */
        String told() {
            return statement.refused(error, position);
        }
    }

    void run(List<ModelStatement> statements) {
        List<ModelStatement> open = statements;
        int before;
        do {
            before = open.size();
            refused = new ArrayList<>();
            for (int start = 0; start < open.size(); start += BATCH) {
                batch(open.subList(start, Math.min(start + BATCH, open.size())));
            }
            open = refused.stream().map(Refused::statement).toList();
        } while (!open.isEmpty() && open.size() < before && refused.stream().anyMatch(ModelLoad::mayStillRun));
        session.run(Statement.own("reset all"));
    }

    private static boolean mayStillRun(Refused one) {
        return !FINAL.contains(one.error().sqlState());
    }

    /** What is wrong by itself, and not only because something is missing; where there is nothing such, all. */
    List<Refused> causes() {
        List<Refused> wrong = refused.stream().filter(one -> !mayStillRun(one)).toList();
        return wrong.isEmpty() ? refused : wrong;
    }

    private void batch(List<ModelStatement> statements) {
        if (smooth) {
            try {
                send(new Message(statements, unknownSettings, false).statements);
                return;
            } catch (ServerError e) {
                recover(e);
                smooth = false;
            }
        }
        step(statements);
    }

    private void recover(ServerError e) {
        if (e.isConnectionLost()) {
            throw e;
        }
        session.rollback();
    }

    /** Each statement under a savepoint; one that fails is set aside, and the next message goes on behind it. */
    private void step(List<ModelStatement> statements) {
        List<ModelStatement> left = statements;
        while (!left.isEmpty()) {
            Message message = new Message(left, unknownSettings, true);
            try {
                send(message.statements);
                return;
            } catch (ServerError e) {
                if (e.isConnectionLost()) {
                    throw e;
                }
                left = left(left, message, e);
            }
        }
    }

    /** What is left to run after an error. */
    private List<ModelStatement> left(List<ModelStatement> run, Message message, ServerError e) {
        Place place = message.place(e);
        int failed = message.owners.get(place.statement());
        boolean parsed = place.statement() == e.statement();
        if (!parsed) { // the server has understood nothing of the message, and so run nothing of it
            session.rollback();
            refused.add(new Refused(run.get(failed), e, place.position()));
            List<ModelStatement> others = new ArrayList<>(run);
            others.remove(failed);
            return others;
        }
        session.run(ROLLBACK, RELEASE, COMMIT);
        if (message.settings.contains(place.statement()) && UNKNOWN_SETTING.contains(e.sqlState())) {
            unknownSettings.add(message.statements.get(place.statement()));
            return run.subList(failed, run.size());
        }
        refused.add(new Refused(run.get(failed), e, place.position()));
        return run.subList(failed + 1, run.size());
    }

    /** A place in a message: which statement, and where in it. */
    private record Place(int statement, int position) {}

    private void send(List<Statement> statements) {
        session.run(statements, (index, outcome) -> {});
    }

    /** What is sent for some statements of the model, with the settings that each of them needs. */
    private static final class Message {

        private final List<Statement> statements = new ArrayList<>();

        /** Which of the model's statements each of those sent is for. */
        private final List<Integer> owners = new ArrayList<>();

        private final Set<Integer> settings = new HashSet<>();

        Message(List<ModelStatement> model, Set<Statement> unknownSettings, boolean savepoints) {
            add(BEGIN, 0);
            List<Statement> now = List.of();
            for (int index = 0; index < model.size(); index++) {
                ModelStatement one = model.get(index);
                List<Statement> wanted = one.settings().stream()
                        .filter(setting -> !unknownSettings.contains(setting))
                        .toList();
                if (savepoints) {
                    add(SAVEPOINT, index);
                }
                boolean goesOn = index > 0
                        && one.source() == model.get(index - 1).source()
                        && wanted.size() >= now.size()
                        && wanted.subList(0, now.size()).equals(now);
                if (!goesOn) {
                    for (Statement statement : FRESH) {
                        add(statement, index);
                    }
                }
                for (Statement setting : goesOn ? wanted.subList(now.size(), wanted.size()) : wanted) {
                    settings.add(statements.size());
                    add(setting, index);
                }
                now = wanted;
                add(one.statement(), index);
                if (savepoints) {
                    add(RELEASE, index);
                }
            }
            add(COMMIT, model.size() - 1);
        }

        /** A message that the server cannot parse fails as a whole; then its position counts from there. */
        Place place(ServerError e) {
            int statement = e.statement();
            int position = e.position();
            while (statement < statements.size() - 1 && position > length(statement)) {
                position -= length(statement);
                statement++;
            }
            return new Place(statement, position);
        }

        /** With the separator behind it. */
        private int length(int index) {
            String text = statements.get(index).text();
            return text.codePointCount(0, text.length()) + 2;
        }

        private void add(Statement statement, int owner) {
            statements.add(statement);
            owners.add(owner);
        }
    }
}
