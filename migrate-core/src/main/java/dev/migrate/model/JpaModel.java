package dev.migrate.model;

import dev.migrate.jpa.Answer;
import dev.migrate.jpa.Request;
import dev.migrate.jpa.SchemaProgram;
import dev.migrate.sql.Fragment;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The schema that JPA entities want, as the project's own provider writes it down. That runs on the class path of the
 * project, so it is always the version the application uses.
 */
public final class JpaModel implements ModelSource {

    private static final Pattern ROWS = Pattern.compile("insert\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final JpaSettings settings;

    /** The entities of a project. */
    public JpaModel(JpaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "the entities";
    }

    @Override
    public ModelScript script(int major) {
        Request request = new Request(
                settings.classPath(),
                settings.roots(),
                settings.packages(),
                settings.unit().orElse(""),
                settings.properties(),
                major);
        Answer answer = settings.java()
                .map(java -> new JpaProcess(java, settings.work()).run(request))
                .orElseGet(() -> SchemaProgram.run(request));
        SqlText source = SqlText.of("the entities", answer.ddl());
        List<ModelStatement> statements = new ArrayList<>();
        List<String> remarks = new ArrayList<>(answer.remarks());
        for (Fragment fragment : StatementSplitter.split(source)) {
            if (fragment instanceof Statement statement) {
                if (ROWS.matcher(statement.text()).matches()) {
                    remarks.add("The provider would also insert a row, which belongs into a revision: "
                            + statement.text().strip());
                } else {
                    statements.add(new ModelStatement(source, statement, List.of()));
                }
            }
        }
        return new ModelScript(statements, remarks);
    }
}
