package dev.migrate.jpa;

import java.util.List;
import java.util.Map;

/**
 * A persistence unit.
 *
 * @param name its name
 * @param home the directory or jar that it stands in
 * @param provider the class of the provider that it asks for; empty for any
 * @param classes the classes that it lists
 * @param mappingFiles its mapping files, as resources
 * @param jars further jars of entities, as the file names them
 * @param searched whether entities that it does not list count too
 * @param properties its properties
 */
record Unit(
        String name,
        Archive home,
        String provider,
        List<String> classes,
        List<String> mappingFiles,
        List<String> jars,
        boolean searched,
        Map<String, String> properties) {

    /** What a project without persistence.xml has. */
    static Unit ofAll(Archive home) {
        return new Unit("default", home, "", List.of(), List.of(), List.of(), true, Map.of());
    }
}
