package dev.migrate.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes of revisions, kept by all that they were made of: the text, the name of the file, what the class path held,
 * and the JDK. An entry is a directory of class files, and appears whole or not at all.
 */
final class ClassCache {

    private static final String ENDING = ".class";

    private final Path directory;
    private final byte[] surroundings;

    ClassCache(Path directory, ProjectClasses classes, int release) {
        this.directory = directory;
        MessageDigest digest = sha256();
        add(digest, Runtime.version().toString());
        add(digest, Integer.toString(release));
        classes.classPath().forEach(entry -> addState(digest, entry));
        this.surroundings = digest.digest();
    }

    Optional<Map<String, byte[]>> find(Script script) {
        Path entry = entry(script);
        if (!Files.isDirectory(entry)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(entry)) {
            Map<String, byte[]> classes = new HashMap<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                classes.put(name.substring(0, name.length() - ENDING.length()), Files.readAllBytes(file));
            }
            return Optional.of(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Script script, Map<String, byte[]> classes) {
        Path entry = entry(script);
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempDirectory(directory, ".unfinished");
            for (Map.Entry<String, byte[]> made : classes.entrySet()) {
                Files.write(unfinished.resolve(made.getKey() + ENDING), made.getValue());
            }
            appear(unfinished, entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where another process was quicker, its entry is the same. */
    private static void appear(Path unfinished, Path entry) throws IOException {
        try {
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            for (Path file : list(unfinished)) {
                Files.delete(file);
            }
            Files.delete(unfinished);
        }
    }

    private Path entry(Script script) {
        MessageDigest digest = sha256();
        digest.update(surroundings);
        add(digest, script.path().getFileName().toString());
        add(digest, JavaCompilation.source(script));
        return directory.resolve(HexFormat.of().formatHex(digest.digest()));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Size and time tell one state of a class path from another. */
    private static void addState(MessageDigest digest, Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted().toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile()) {
                    add(digest, file + " " + attributes.size() + " " + attributes.lastModifiedTime());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
