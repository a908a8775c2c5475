package dev.migrate.maven;

import dev.migrate.catalog.Selection;
import dev.migrate.command.SchemaSettings;
import dev.migrate.command.Settings;
import dev.migrate.model.Model;
import dev.migrate.model.ModelSource;
import dev.migrate.model.SqlModel;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.commons.lang3.StringUtils;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goals that compare schemas share: which one is wanted, and what of it is looked at. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractSchemaMojo extends AbstractDatabaseMojo {

    /** What the properties of the providers begin with. */
    private static final List<String> PROVIDERS =
            List.of("hibernate.", "eclipselink.", "jakarta.persistence.", "javax.persistence.");

    /**
     * The wanted schema as plain DDL: files, or directories whose {@code .sql} files count with all that lies in them,
     * separated by commas, such as {@code src/main/schema}. Their order does not matter; what {@code pg_dump
     * --schema-only} writes is accepted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.sql")
    private @Nullable List<File> modelSql;

    /**
     * Whether the JPA entities of the project are the model, or a part of it: {@code auto} where it has any, {@code true},
     * {@code false}. What entities cannot say (views, functions, triggers, partial indexes) is left as it is, unless
     * {@code migrate.model.sql} says it beside them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.jpa", defaultValue = "auto")
    private String modelJpa;

    /**
     * The packages that are searched for entities, with all below them, separated by commas. Default: the persistence unit
     * of {@code META-INF/persistence.xml}; where there is no such file, all of {@code target/classes}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.packages")
    private @Nullable List<String> modelPackages;

    /**
     * The persistence unit that is the model, where {@code META-INF/persistence.xml} has several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.unit")
    private @Nullable String modelUnit;

    /**
     * Dependencies that are searched for entities too, as {@code groupId:artifactId}, separated by commas: other modules
     * of the project, say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.dependencies")
    private @Nullable List<String> modelDependencies;

    /**
     * Properties for the JPA provider, such as {@code <hibernate.physical_naming_strategy>}; stronger than those of
     * {@code persistence.xml} and of Spring Boot's {@code application.properties}. On the command line each by its own
     * name: {@code -Dhibernate.physical_naming_strategy=}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> modelProperties;

    /**
     * Whether the JPA provider runs in a Java of its own, that of the JDK toolchain where the project has one;
     * {@code false} runs it in Maven's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.model.fork", defaultValue = "true")
    private boolean modelFork;

    /**
     * The schemas whose objects are compared, separated by commas; what stands in no schema, as an extension, is left out
     * then. Default: all schemas but the server's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.schemas")
    private @Nullable List<String> schemas;

    /**
     * Which objects are compared, as patterns of names with their schema, separated by commas: {@code public.shop_*},
     * {@code table:public.*}, {@code extension:*}. What belongs to a table goes with it. Default: all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.include")
    private @Nullable List<String> include;

    /**
     * Which objects are not compared, as patterns like those of {@code migrate.include}: {@code public.tmp_*}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.exclude")
    private @Nullable List<String> exclude;

    @Inject
    private ToolchainManager toolchains;

    @Override
    final Settings settings() {
        return super.settings()
                .with(new SchemaSettings(this::model, Selection.of(given(schemas), given(include), given(exclude))));
    }

    private Optional<Model> model() {
        List<ModelSource> sources = new ArrayList<>();
        new ProjectEntities(new ProjectClassPath(dependencies, session, project), entityParameters(), base())
                .model()
                .ifPresent(sources::add);
        if (modelSql != null && !modelSql.isEmpty()) {
            sources.add(new SqlModel(
                    base(),
                    modelSql.stream()
                            .map(file -> file.toPath().toAbsolutePath())
                            .toList()));
        }
        return sources.isEmpty() ? Optional.empty() : Optional.of(new Model(sources));
    }

    private EntityParameters entityParameters() {
        return new EntityParameters(
                Choice.of("migrate.model.jpa", modelJpa, ProjectEntities.Use.values()),
                given(modelPackages),
                Optional.ofNullable(modelUnit).filter(StringUtils::isNotBlank),
                given(modelDependencies),
                providerProperties(),
                modelFork ? Optional.of(jdk()) : Optional.empty(),
                target().resolve("migrate").resolve("jpa"));
    }

    private Map<String, String> providerProperties() {
        Map<String, String> properties = new HashMap<>();
        if (modelProperties != null) {
            modelProperties.forEach((name, value) -> properties.put(name, value == null ? "" : value));
        }
        session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> PROVIDERS.stream().anyMatch(name::startsWith))
                .forEach(
                        name -> properties.put(name, session.getUserProperties().getProperty(name)));
        return properties;
    }

    private Path jdk() {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool == null
                ? Path.of(System.getProperty("java.home")).resolve("bin").resolve("java")
                : Path.of(tool);
    }

    private static List<String> given(@Nullable List<String> configured) {
        return configured == null ? List.of() : List.copyOf(configured);
    }
}
