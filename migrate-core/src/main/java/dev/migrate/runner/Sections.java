package dev.migrate.runner;

import dev.migrate.revision.Step;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the steps of a plan run: sections of SQL, and methods of Java, which are either run live or asked beforehand for
 * the SQL that they give.
 */
public final class Sections {

    private final History history;
    private final JavaScripts java;
    private final Mode mode;
    private final Map<Step, Recording> recordings = new HashMap<>();

    private Sections(History history, JavaScripts java, Mode mode) {
        this.history = history;
        this.java = java;
        this.mode = mode;
    }

    private enum Mode {
        LIVE,
        RECORDED
    }

    /** For a run: Java is run when its step comes. */
    public static Sections live(History history, JavaScripts java) {
        return new Sections(history, java, Mode.LIVE);
    }

    /** For a script: Java has to say what it gives without a database. */
    public static Sections recorded(History history, JavaScripts java) {
        return new Sections(history, java, Mode.RECORDED);
    }

    /** The files. */
    History history() {
        return history;
    }

    /**
     * Compiles what these steps need.
     *
     * @throws dev.migrate.MigrateException if it does not compile
     */
    void prepare(List<Step> steps) {
        List<Script> scripts = new ArrayList<>();
        for (Step step : steps) {
            if (!(step instanceof Step.Stamp)) {
                scripts.add(StepSection.of(step, history).script());
            }
        }
        java.prepare(scripts);
    }

    /**
     * What a step runs; nothing is known yet of a method that is run live.
     *
     * @throws dev.migrate.MigrateException if a method is to say beforehand what it gives, and needs a database for that
     */
    StepSection of(Step step) {
        StepSection section = StepSection.of(step, history);
        if (mode == Mode.LIVE || !section.script().isJava()) {
            return section;
        }
        Recording recording = recording(section);
        recording.end().ifPresent(needsDatabase -> {
            throw needsDatabase;
        });
        return section.giving(recording.statements());
    }

    /** What a method gives without a database, as far as it can be followed. */
    Recording recording(StepSection section) {
        return recordings.computeIfAbsent(
                section.step(), step -> Recording.of(new JavaMethod(java.code(section.script()), section.direction())));
    }

    /** The method that a step runs live, if it is one. */
    Optional<JavaMethod> method(StepSection section) {
        return mode == Mode.LIVE && section.script().isJava()
                ? Optional.of(new JavaMethod(java.code(section.script()), section.direction()))
                : Optional.empty();
    }
}
