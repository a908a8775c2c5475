package dev.migrate.maven;

import dev.migrate.catalog.Selection;
import dev.migrate.command.SchemaSettings;
import dev.migrate.command.Settings;
import dev.migrate.model.ModelSource;
import dev.migrate.model.SqlModel;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that compare schemas share: which one is wanted, and what of it is looked at. */
@SuppressWarnings("NullAway.Init") // Maven fills the parameters
public abstract class AbstractSchemaMojo extends AbstractDatabaseMojo {

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

    @Override
    final Settings settings() {
        return super.settings()
                .with(new SchemaSettings(model(), Selection.of(given(schemas), given(include), given(exclude))));
    }

    private @Nullable ModelSource model() {
        return modelSql == null || modelSql.isEmpty()
                ? null
                : new SqlModel(
                        base(),
                        modelSql.stream()
                                .map(file -> file.toPath().toAbsolutePath())
                                .toList());
    }

    private static List<String> given(@Nullable List<String> configured) {
        return configured == null ? List.of() : List.copyOf(configured);
    }
}
