package dev.migrate.jpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a project has entities at all, found without loading a class. */
public final class EntityFiles {

    private EntityFiles() {}

    /**
     * Whether there is a persistence unit, a mapping file or a class that names an annotation of JPA.
     *
     * @param roots directories of compiled classes, and jars
     */
    public static boolean areIn(List<Path> roots) {
        try {
            for (Path root : roots) {
                if (areIn(new Archive(root))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean areIn(Archive archive) throws IOException {
        if (archive.read(PersistenceXml.FILE).isPresent()
                || archive.read(SchemaProgram.STANDARD_MAPPING).isPresent()) {
            return true;
        }
        AtomicBoolean found = new AtomicBoolean();
        archive.visit(".class", (name, content) -> {
            if (!found.get()) {
                byte[] file = content.readAllBytes();
                found.set(Provider.NAMESPACES.stream().anyMatch(one -> EntityScan.mentions(one, file)));
            }
        });
        return found.get();
    }
}
