package dev.migrate.script;

import static java.util.stream.Collectors.joining;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The directories that hold the revision files of a project, searched with all that lies in them. What is hidden is
 * passed over, as is what ends in neither {@code .sql} nor {@code .java}.
 */
public final class ScriptDirectory {

    private final ScriptParser parser;
    private final List<Path> locations;

    /**
     * The revision files of a project.
     *
     * @param base the directory from which messages name files
     * @param locations the directories to search, in this order
     */
    public ScriptDirectory(Path base, List<Path> locations) {
        this.parser = new ScriptParser(base);
        this.locations = List.copyOf(locations);
    }

    /**
     * Every revision file, in the order of the locations and then of the paths. A file that is reached twice, over a
     * link or by two locations, counts once.
     *
     * @throws MigrateException if a location is not there, or with the problems of all files that cannot be read
     * @throws UncheckedIOException if the disk fails
     */
    public List<Script> read() {
        TextBudget budget = TextBudget.ofMemory();
        List<Reading> readings =
                files().parallelStream().map(file -> read(file, budget)).toList();
        List<MigrateException> problems =
                readings.stream().map(Reading::problem).filter(Objects::nonNull).toList();
        if (!problems.isEmpty()) {
            throw asOne(problems);
        }
        return readings.stream().map(Reading::script).filter(Objects::nonNull).toList();
    }

    private Reading read(Found found, TextBudget budget) {
        Path file = found.file();
        try {
            return new Reading(
                    parser.parse(
                            file,
                            ByteSource.of(file, found.attributes()),
                            found.attributes().size(),
                            budget),
                    null);
        } catch (MigrateException e) {
            return new Reading(null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Collection<Found> files() {
        Map<Object, Found> files = new LinkedHashMap<>();
        for (Path location : locations) {
            for (Found found : search(location).values()) {
                files.putIfAbsent(found.identity(), found);
            }
        }
        return files.values();
    }

    /** The revision files of a location, in the order of the paths that messages show. */
    private SortedMap<String, Found> search(Path location) {
        if (!Files.isDirectory(location)) {
            throw new MigrateException(
                    "There is no directory " + parser.shown(location) + ".",
                    "Create it with `mvn migrate:init`, or name another one with -Dmigrate.directory=");
        }
        var files = new RevisionFiles(location);
        try {
            Files.walkFileTree(location, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
            return files.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One problem keeps its own hint; several are listed, so that all can be mended before the next try. */
    private static MigrateException asOne(List<MigrateException> problems) {
        if (problems.size() == 1) {
            return problems.get(0);
        }
        return new MigrateException(
                problems.stream()
                        .map(MigrateException::problem)
                        .collect(joining("\n  ", problems.size() + " revision files cannot be read:\n  ", "")),
                "Mend them all, then run the same goal again.",
                problems.get(0));
    }

    /** What came of one file: its revision, or else its problem. */
    private record Reading(
            @Nullable Script script, @Nullable MigrateException problem) {}

    /** A revision file, with what tells it from every other file on whatever path it is reached. */
    private record Found(Path file, Object identity, BasicFileAttributes attributes) {}

    /** Collects the revision files below a directory. */
    private final class RevisionFiles extends SimpleFileVisitor<Path> {

        private final Path location;
        private final SortedMap<String, Found> found = new TreeMap<>();

        private RevisionFiles(Path location) {
            this.location = location;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean passedOver = !directory.equals(location) && isHidden(directory);
            return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!isHidden(file) && Language.of(file).isPresent()) {
                Object key = attributes.fileKey();
                found.put(parser.shown(file), new Found(file, key == null ? file.toRealPath() : key, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A link to a directory that it lies in leads to nothing new. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
