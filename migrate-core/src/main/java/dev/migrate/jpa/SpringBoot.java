package dev.migrate.jpa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How Spring Boot would configure the provider: the names it makes, and what stands under {@code spring.jpa} in the
 * application's properties, without those of a profile.
 *
 * @param properties the properties for the provider
 * @param version 2 to 4
 */
record SpringBoot(Map<String, String> properties, int version) {

    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String DIALECT = "hibernate.dialect";
    private static final String HIBERNATE_NAMING = "org.hibernate.boot.model.naming.";
    private static final String BOOT_4 = "org.springframework.boot.hibernate.SpringImplicitNamingStrategy";
    private static final String BOOT_2 = "org.springframework.boot.orm.jpa.hibernate.";
    private static final String BOOT_3_ONLY = "org.springframework.boot.autoconfigure.AutoConfiguration";
    private static final List<String> PLACES = List.of("", "config/");

    /** What Spring Boot would do, if it is on the class path. */
    static Optional<SpringBoot> find(ClassLoader loader, List<Archive> roots) throws IOException {
        Optional<SpringBoot> found = naming(loader);
        if (found.isPresent()) {
            for (Archive root : roots) {
                for (String place : PLACES) {
                    read(root, place, loader, found.get().properties);
                }
            }
        }
        return found;
    }

    /** Which names are made, in words. */
    String naming(Map<String, Object> used) {
        String strategy = String.valueOf(used.get(PHYSICAL));
        String simple = strategy.substring(strategy.lastIndexOf('.') + 1);
        return "names by " + simple
                + (strategy.equals(properties.get(PHYSICAL)) ? ", as in Spring Boot " + version : "");
    }

    private static Optional<SpringBoot> naming(ClassLoader loader) {
        Map<String, String> names = new LinkedHashMap<>();
        if (has(loader, BOOT_4)) {
            names.put(IMPLICIT, BOOT_4);
            names.put(PHYSICAL, HIBERNATE_NAMING + "PhysicalNamingStrategySnakeCaseImpl");
            return Optional.of(new SpringBoot(names, 4));
        }
        if (!has(loader, BOOT_2 + "SpringImplicitNamingStrategy")) {
            return Optional.empty();
        }
        names.put(IMPLICIT, BOOT_2 + "SpringImplicitNamingStrategy");
        names.put(
                PHYSICAL,
                has(loader, BOOT_2 + "SpringPhysicalNamingStrategy")
                        ? BOOT_2 + "SpringPhysicalNamingStrategy"
                        : HIBERNATE_NAMING + "CamelCaseToUnderscoresNamingStrategy");
        return Optional.of(new SpringBoot(names, has(loader, BOOT_3_ONLY) ? 3 : 2));
    }

    private static boolean has(ClassLoader loader, String type) {
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }

    private static void read(Archive root, String place, ClassLoader loader, Map<String, String> into)
            throws IOException {
        for (String ending : List.of("yaml", "yml")) {
            Optional<byte[]> yaml = root.read(place + "application." + ending);
            if (yaml.isPresent()) {
                for (Object document : documents(loader, yaml.get())) {
                    Map<String, String> flat = new LinkedHashMap<>();
                    flatten("", document, flat);
                    take(flat, into);
                }
            }
        }
        Optional<byte[]> file = root.read(place + "application.properties");
        if (file.isPresent()) {
            Properties properties = new Properties();
            properties.load(new ByteArrayInputStream(file.get()));
            Map<String, String> flat = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(name -> flat.put(name, properties.getProperty(name)));
            take(flat, into);
        }
    }

    /** SnakeYAML comes with Spring Boot, and reads its files here as there. */
    private static Iterable<?> documents(ClassLoader loader, byte[] yaml) {
        try {
            Class<?> type = Class.forName("org.yaml.snakeyaml.Yaml", true, loader);
            Object reader = type.getConstructor().newInstance();
            return (Iterable<?>)
                    type.getMethod("loadAll", InputStream.class).invoke(reader, new ByteArrayInputStream(yaml));
        } catch (ClassNotFoundException e) {
            return List.of();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("application.yaml cannot be read: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flatten(String prefix, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                if (inner != null) {
                    flatten(prefix.isEmpty() ? name.toString() : prefix + "." + name, inner, into);
                }
            });
        } else {
            into.put(prefix, value.toString());
        }
    }

    private static void take(Map<String, String> application, Map<String, String> into) {
        if (application.keySet().stream().anyMatch(name -> name.startsWith("spring.config.activate"))) {
            return;
        }
        application.forEach((name, value) -> {
            if (!value.contains("${")) {
                provider(name).ifPresent(property -> into.put(property, value));
            }
        });
    }

    /** What a property of the application is for the provider, if it concerns it. */
    private static Optional<String> provider(String name) {
        String prefix = "spring.jpa.properties.";
        if (name.startsWith(prefix)) {
            return Optional.of(name.substring(prefix.length()));
        }
        String relaxed = name.replace("-", "").toLowerCase(Locale.ROOT);
        return Stream.of(
                        Map.entry("spring.jpa.hibernate.naming.physicalstrategy", PHYSICAL),
                        Map.entry("spring.jpa.hibernate.naming.implicitstrategy", IMPLICIT),
                        Map.entry("spring.jpa.databaseplatform", DIALECT))
                .filter(entry -> entry.getKey().equals(relaxed))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
