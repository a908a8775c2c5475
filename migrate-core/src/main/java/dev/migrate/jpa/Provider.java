package dev.migrate.jpa;

import dev.migrate.MigrateException;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JPA provider of a project.
 *
 * @param type its class
 * @param namespace the package of the annotations that it knows, {@code jakarta.persistence} or {@code javax.persistence}
 */
record Provider(Class<?> type, String namespace) {

    private static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";
    private static final String ECLIPSELINK = "org.eclipse.persistence.jpa.PersistenceProvider";
    private static final String SERVICE = ".spi.PersistenceProvider";
    static final List<String> NAMESPACES = List.of("jakarta.persistence", "javax.persistence");

    /** EclipseLink writes this for an identity, and PostgreSQL knows only the second word of it. */
    private static final Pattern SERIAL = Pattern.compile("\\b(BIG|SMALL)?INT(EGER)? (SERIAL)\\b");

    /**
     * The provider of a class path.
     *
     * @param wanted the class that the persistence unit asks for; empty for any
     * @throws MigrateException if there is none
     */
    static Provider find(ClassLoader loader, String wanted) {
        Stream<String> known = wanted.isEmpty() ? Stream.of(HIBERNATE, ECLIPSELINK) : Stream.of(wanted);
        return known.flatMap(name -> load(loader, name).stream())
                .flatMap(type -> NAMESPACES.stream()
                        .filter(namespace -> load(loader, namespace + SERVICE)
                                .filter(service -> service.isAssignableFrom(type))
                                .isPresent())
                        .map(namespace -> new Provider(type, namespace)))
                .findFirst()
                .orElseThrow(() -> new MigrateException(
                        wanted.isEmpty()
                                ? "The project has entities and no JPA provider that could say which schema they want."
                                : "The persistence unit asks for " + wanted + ", which is not on the class path.",
                        "Add one to its dependencies, as org.hibernate.orm:hibernate-core in the scope runtime, or leave "
                                + "the entities alone with -Dmigrate.model.jpa=false."));
    }

    private static Optional<Class<?>> load(ClassLoader loader, String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    boolean isHibernate() {
        return type.getName().equals(HIBERNATE);
    }

    private boolean isEclipseLink() {
        return type.getName().equals(ECLIPSELINK);
    }

    /** Its name and version. */
    String name() {
        if (isHibernate()) {
            return "Hibernate " + version("org.hibernate.Version", "getVersionString");
        }
        return isEclipseLink()
                ? "EclipseLink " + version("org.eclipse.persistence.Version", "getVersion")
                : type.getName();
    }

    private String version(String holder, String method) {
        try {
            return String.valueOf(Class.forName(holder, true, type.getClassLoader())
                    .getMethod(method)
                    .invoke(null));
        } catch (ReflectiveOperationException e) {
            return "";
        }
    }

    private int major() {
        String digits = version("org.hibernate.Version", "getVersionString").split("\\.", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Up to version 7, Hibernate wants the name of the package, then that of its class. */
    String packageName(String annotated) {
        return major() >= 8 ? annotated + ".package-info" : annotated;
    }

    /** What it goes by where the project says nothing. */
    Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        if (isHibernate()) { // before 6, the plain dialect is that of PostgreSQL 8
            defaults.put(
                    "hibernate.dialect",
                    "org.hibernate.dialect." + (major() < 6 ? "PostgreSQL10Dialect" : "PostgreSQLDialect"));
        }
        if (isEclipseLink()) {
            defaults.put(
                    "eclipselink.target-database",
                    "org.eclipse.persistence.platform.database."
                            + (load(
                                                    type.getClassLoader(),
                                                    "org.eclipse.persistence.platform.database.PostgreSQL10Platform")
                                            .isPresent()
                                    ? "PostgreSQL10Platform"
                                    : "PostgreSQLPlatform"));
        }
        return defaults;
    }

    /** What it has to go by here: a script is written, and there is no database. */
    Map<String, Object> demands(int postgres) {
        Map<String, Object> demands = new LinkedHashMap<>();
        demands.put(namespace + ".schema-generation.database.action", "none");
        demands.put(namespace + ".schema-generation.scripts.action", "create");
        demands.put(namespace + ".create-database-schemas", "true");
        demands.put(namespace + ".database-product-name", "PostgreSQL");
        demands.put(namespace + ".database-major-version", Integer.toString(postgres));
        demands.put(namespace + ".database-minor-version", "0");
        if (isHibernate()) {
            demands.put("hibernate.boot.allow_jdbc_metadata_access", "false");
            demands.put("hibernate.temp.use_jdbc_metadata_defaults", "false");
            demands.put("hibernate.hbm2ddl.delimiter", ";");
            demands.put("hibernate.hbm2ddl.create_namespaces", "true");
            demands.put("hibernate.hbm2ddl.skip_default_import_file", "true");
            demands.put("hibernate.cache.use_second_level_cache", "false");
            demands.put("hibernate.cache.use_query_cache", "false");
        }
        if (isEclipseLink()) {
            demands.put("eclipselink.ddlgen-terminate-statements", "true");
            demands.put("eclipselink.weaving", "false");
            demands.put("eclipselink.logging.level", "OFF");
        }
        return demands;
    }

    /**
     * Has it write the way an application would when it starts: Hibernate takes the constraints of Bean Validation into the
     * schema only then.
     *
     * @throws Throwable whatever it throws
     */
    void generateAtStart(UnitInfo unit, Map<String, Object> properties) throws Throwable {
        Object factory = call("createContainerEntityManagerFactory", unit, properties);
        try {
            type(".EntityManagerFactory").getMethod("close").invoke(factory);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * Has it write, and do nothing else.
     *
     * @throws Throwable whatever it throws
     */
    void generate(UnitInfo unit, Map<String, Object> properties) throws Throwable {
        call("generateSchema", unit, properties);
    }

    private Object call(String method, UnitInfo unit, Map<String, Object> properties) throws Throwable {
        Class<?> info = type(".spi.PersistenceUnitInfo");
        Object provider = type.getConstructor().newInstance();
        try {
            return type(SERVICE).getMethod(method, info, Map.class).invoke(provider, unit.as(info), properties);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(namespace + name, false, type.getClassLoader());
    }

    /** What it has written, as PostgreSQL understands it. */
    String understood(String ddl) {
        return isEclipseLink()
                ? SERIAL.matcher(ddl).replaceAll(found -> found.group(1) == null ? "SERIAL" : found.group(1) + "SERIAL")
                : ddl;
    }

    /** The namespace of annotations that it does not know. */
    String otherNamespace() {
        return NAMESPACES.get(1 - NAMESPACES.indexOf(namespace));
    }
}
