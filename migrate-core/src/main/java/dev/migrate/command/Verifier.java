package dev.migrate.command;

import dev.migrate.catalog.Catalog;
import dev.migrate.command.Finding.Subject;
import dev.migrate.postgres.ScratchDatabase;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Step;
import dev.migrate.revision.Target;
import dev.migrate.runner.Run;
import dev.migrate.runner.StampLog;
import dev.migrate.runner.StepFailedException;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a whole history in scratch databases: from the base to the heads, down again step by step, and up once more. After
 * each step the schema has to be the one that was there before. What has no way back, or a wrong one, is passed over: the
 * steps below it are tried in another database.
 */
final class Verifier {

    private static final String UNDEFINED_OBJECT = "42704";

    /** The message may be in the language of the server, so what is missing may be a type of a schema as well. */
    private static final String NEEDED =
            ". What no revision makes, such as a role, has to be there where revisions are tried:"
                    + " create it in a revision where it is missing, or verify on a server that has it (migrate.url)";

    private final Settings settings;
    private final History history;
    private final Scratch scratch;
    private final List<Step.Upgrade> steps;

    /** What there is before each step, and at the end. */
    private final List<Catalog> catalogs = new ArrayList<>();

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Verifier(Settings settings, History history, Scratch scratch) {
        this.settings = settings;
        this.history = history;
        this.scratch = scratch;
        this.steps = new PathFinder(history.graph())
                .upgrade(Heads.none(), Target.Symbol.HEADS).stream()
                        .map(Step.Upgrade.class::cast)
                        .toList();
    }

    CheckResult verify() {
        if (goUp()) {
            settings.schema().wanted().ifPresent(model -> {
                Catalog head = catalogs.get(steps.size());
                Catalog wanted = scratch.wanted(model, head);
                remarks.addAll(scratch.remarks());
                remarks.addAll(Autogenerator.unread(head, wanted));
                Comparison.lines(head, wanted).forEach(line -> findings.add(new Finding(Subject.MODEL, line)));
            });
        }
        int count = steps.size();
        return new CheckResult(count + (count == 1 ? " revision" : " revisions"), findings, remarks);
    }

    /** Tells whether the heads were reached. */
    private boolean goUp() {
        int reached;
        try (Place place = new Place()) {
            catalogs.add(place.read());
            reached = 0;
            while (reached < steps.size() && place.apply(Subject.UPGRADE, steps.get(reached))) {
                catalogs.add(place.read());
                reached++;
            }
            if (reached == steps.size()) {
                goDown(place, reached);
                return true;
            }
        }
        goDown(reached);
        return false;
    }

    /** Down from there in a new database. */
    private void goDown(int top) {
        if (top > 0) {
            try (Place place = new Place()) {
                place.applyAll(steps.subList(0, top));
                goDown(place, top);
            }
        }
    }

    private void goDown(Place place, int top) {
        int at = top;
        while (at > 0) {
            Step.Upgrade step = steps.get(at - 1);
            Optional<String> irreversible = script(step).irreversibleBecause();
            if (irreversible.isPresent()) {
                remarks.add("Passed over the way back of " + step.revision() + ": "
                        + step.revision().source() + irreversible.get());
                goUpAgain(place, at, top);
                goDown(at - 1);
                return;
            }
            at--;
            if (!place.apply(Subject.DOWNGRADE, back(step)) || !place.is(Subject.DOWNGRADE, step, at)) {
                goDown(at);
                return;
            }
        }
        goUpAgain(place, 0, top);
    }

    private void goUpAgain(Place place, int from, int to) {
        for (int at = from; at < to; at++) {
            Step.Upgrade step = steps.get(at);
            if (!place.apply(Subject.UPGRADE, step) || !place.is(Subject.UPGRADE, step, at + 1)) {
                return;
            }
        }
    }

    private static Step back(Step.Upgrade step) {
        return new Step.Downgrade(step.revision(), /* removes= */ step.adds(), /* adds= */ step.removes());
    }

    private Script script(Step.Upgrade step) {
        return history.script(step.revision().id());
    }

    /** A scratch database in which the history is walked. */
    private final class Place implements AutoCloseable {

        private final ScratchDatabase database = scratch.create();
        private final Run run = scratch.open(database);
        private final Session session = database.connect();

        Catalog read() {
            return scratch.compared(scratch.read(session));
        }

        void applyAll(List<Step.Upgrade> some) {
            scratch.apply(run, history, List.copyOf(some), StampLog.NOTHING);
        }

        /** Tells whether the server took it. */
        boolean apply(Subject direction, Step step) {
            try {
                scratch.apply(run, history, List.of(step), StampLog.NOTHING);
                return true;
            } catch (StepFailedException e) {
                String said = e.problem().lines().limit(2).collect(Collectors.joining(": "));
                boolean misses = step instanceof Step.Upgrade
                        && e.error()
                                .filter(error -> error.sqlState().equals(UNDEFINED_OBJECT))
                                .isPresent();
                findings.add(new Finding(direction, misses ? said + NEEDED : said));
                return false;
            }
        }

        /** Whether the schema is the one that was there before; each difference is told. */
        boolean is(Subject direction, Step.Upgrade step, int index) {
            List<String> lines = Comparison.lines(read(), catalogs.get(index));
            String what = direction == Subject.DOWNGRADE
                    ? " does not lead back, left to do: "
                    : " makes something else the second time, left to do: ";
            lines.forEach(line -> findings.add(new Finding(
                    direction, step.revision() + " (" + step.revision().source() + ")" + what + line)));
            return lines.isEmpty();
        }

        @Override
        public void close() {
            try {
                session.close();
            } finally {
                run.close();
                database.close();
            }
        }
    }
}
