package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.command.NewRevision.Placement;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.script.Draft;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptWriter;
import dev.migrate.script.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes new revisions; nothing is written that would make the history unsound. */
final class RevisionFiles {

    private final Settings settings;
    private final History history;
    private final PathFinder paths;

    RevisionFiles(Settings settings, History history) {
        this.settings = settings;
        this.history = history;
        this.paths = new PathFinder(history.graph());
    }

    Script write(NewRevision request) {
        return write(request, parents(request));
    }

    Script merge(NewRevision request) {
        List<RevisionId> parents = parents(request);
        if (parents.size() < 2) {
            throw new MigrateException(
                    parents.isEmpty()
                            ? "There is no revision to merge."
                            : "There is nothing to merge with "
                                    + history.graph().get(parents.get(0)) + ".",
                    "Name two or more with -Drevisions=, or write an ordinary revision with `mvn migrate:revision`.");
        }
        return write(request, parents);
    }

    private Script write(NewRevision request, List<RevisionId> parents) {
        return write(request, draft(request, parents, "", ""));
    }

    /** A revision with its content, not written yet. */
    Draft draft(NewRevision request, String upgrade, String downgrade) {
        return draft(request, parents(request), upgrade, downgrade);
    }

    private Draft draft(NewRevision request, List<RevisionId> parents, String upgrade, String downgrade) {
        Draft draft = new Draft(
                request.id().orElseGet(RevisionId::random),
                request.message(),
                parents,
                request.branchLabels(),
                request.dependsOn().stream().map(this::dependency).toList(),
                Instant.now(),
                upgrade,
                downgrade);
        checkSound(draft);
        return draft;
    }

    /** The revision as it would be read back from its file. */
    Script preview(NewRevision request, Draft draft) {
        return writer().preview(directory(request, draft.downRevisions()), draft);
    }

    Script write(NewRevision request, Draft draft) {
        return writer().write(directory(request, draft.downRevisions()), draft);
    }

    private ScriptWriter writer() {
        Templates templates = Templates.with(settings.templates(), settings.language());
        return new ScriptWriter(settings.base(), templates.named(settings.template()), settings.naming());
    }

    private List<RevisionId> parents(NewRevision request) {
        Set<RevisionId> parents = new LinkedHashSet<>();
        for (Target target : request.parents()) {
            for (RevisionId parent : paths.resolve(target, Heads.none())) {
                if (!parents.add(parent)) {
                    throw new MigrateException(
                            "The parent " + history.graph().get(parent) + " is named twice.", "Name each parent once.");
                }
            }
        }
        if (request.placement() == Placement.ON_HEAD) {
            parents.stream()
                    .filter(parent -> !history.graph().heads().contains(parent))
                    .findFirst()
                    .ifPresent(this::refuseFork);
        }
        return List.copyOf(parents);
    }

    private void refuseFork(RevisionId parent) {
        throw new MigrateException(
                "Revision " + history.graph().get(parent) + " is not a head: "
                        + names(history.graph().children(parent)) + " already follows it.",
                "Add -Dsplice to begin a new branch there, or leave out -Dhead to go on from the head.");
    }

    private String names(Set<RevisionId> ids) {
        return ids.stream()
                .sorted()
                .map(id -> history.graph().get(id).toString())
                .collect(Collectors.joining(" and "));
    }

    /** A label stays a label, which goes on meaning what carries it; anything else becomes a whole id. */
    private String dependency(String name) {
        boolean isLabel = history.graph().revisions().stream()
                .anyMatch(revision -> revision.branchLabels().contains(name));
        if (isLabel) {
            return name;
        }
        Set<RevisionId> found = paths.resolve(Target.parse(name), Heads.none());
        if (found.size() != 1) {
            throw new MigrateException(
                    "'" + name + "' does not mean one revision to depend on.",
                    "Name an id or a branch label: -DdependsOn=ae1027a6acf1");
        }
        return found.iterator().next().value();
    }

    private void checkSound(Draft draft) {
        List<Revision> all = new ArrayList<>(history.graph().revisions());
        all.add(new Revision(
                draft.id(),
                draft.message(),
                draft.downRevisions(),
                draft.dependsOn(),
                draft.branchLabels(),
                "the new revision"));
        try {
            RevisionGraph.of(all);
        } catch (MigrateException e) {
            throw new MigrateException("Nothing was written: " + e.problem(), e.hint(), e);
        }
    }

    private Path directory(NewRevision request, List<RevisionId> parents) {
        if (request.directory().isPresent()) {
            Path wanted = settings.base()
                    .resolve(request.directory().get())
                    .toAbsolutePath()
                    .normalize();
            return settings.locations().stream()
                    .filter(location -> location.toAbsolutePath().normalize().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new MigrateException(
                            request.directory().get() + " is not one of the directories of revisions.",
                            "They are " + shownLocations() + "; add it to migrate.locations, or name one of them."));
        }
        if (parents.isEmpty() && settings.locations().size() > 1) {
            throw new MigrateException(
                    "There are " + settings.locations().size()
                            + " directories of revisions, and no parent tells which.",
                    "Name one with -DversionPath=, out of " + shownLocations() + ".");
        }
        return parents.isEmpty() ? settings.locations().get(0) : locationOf(history.script(parents.get(0)));
    }

    private Path locationOf(Script script) {
        return settings.locations().stream()
                .filter(location -> script.path().startsWith(location))
                .findFirst()
                .orElseThrow();
    }

    private String shownLocations() {
        return settings.locations().stream()
                .map(location -> settings.base().relativize(location).toString())
                .collect(Collectors.joining(", "));
    }
}
