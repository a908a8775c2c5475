package dev.migrate.maven;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.migrate.command.BranchPoint;
import dev.migrate.command.CheckResult;
import dev.migrate.command.CurrentState;
import dev.migrate.command.Plan;
import dev.migrate.command.SchemaDiff;
import dev.migrate.report.RevisionView;
import dev.migrate.revision.Step;
import dev.migrate.runner.PlannedStep;
import dev.migrate.runner.StepTitle;
import dev.migrate.script.Template;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The answers as JSON. Names and meaning of the members are stable; new ones may come. */
final class Json {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private Json() {}

    static String revisions(List<RevisionView> views) {
        return GSON.toJson(array(views, Json::revision));
    }

    static String branches(List<BranchPoint> points) {
        return GSON.toJson(array(points, point -> {
            JsonObject object = new JsonObject();
            object.add("revision", revision(point.revision()));
            object.add("children", array(point.children(), Json::revision));
            return object;
        }));
    }

    static String current(CurrentState state) {
        JsonObject object = new JsonObject();
        object.addProperty("database", state.address());
        object.addProperty("at_head", state.atHead());
        object.add("current", array(state.tips(), Json::revision));
        object.add("missing_heads", array(state.missing(), Json::revision));
        object.add("unknown", array(state.unknown(), row -> {
            JsonObject one = new JsonObject();
            one.addProperty("revision", row.id().value());
            row.applied().ifPresent(applied -> one.add("applied", application(applied)));
            return one;
        }));
        return GSON.toJson(object);
    }

    static String templates(List<Template> templates) {
        return GSON.toJson(array(templates, template -> {
            JsonObject object = new JsonObject();
            object.addProperty("name", template.name());
            object.addProperty("description", template.description());
            return object;
        }));
    }

    static String plan(Plan plan) {
        JsonObject object = new JsonObject();
        object.addProperty("database", plan.address());
        object.add("current", texts(plan.rows().ids()));
        object.add("steps", array(plan.steps(), Json::step));
        return GSON.toJson(object);
    }

    static String check(CheckResult result) {
        JsonObject object = new JsonObject();
        object.addProperty("subject", result.subject());
        object.addProperty("passed", result.passed());
        object.add("findings", array(result.findings(), finding -> {
            JsonObject one = new JsonObject();
            one.addProperty("subject", finding.subject().word());
            one.addProperty("text", finding.text());
            return one;
        }));
        object.add("remarks", texts(result.remarks()));
        return GSON.toJson(object);
    }

    static String diff(SchemaDiff diff) {
        JsonObject object = new JsonObject();
        object.addProperty("from", diff.from());
        object.addProperty("to", diff.to());
        object.addProperty("sql", diff.sql());
        object.add("differences", texts(diff.differences()));
        object.add("destroyed", texts(diff.destroyed()));
        object.add("remarks", texts(diff.remarks()));
        return GSON.toJson(object);
    }

    private static JsonObject step(PlannedStep step) {
        JsonObject object = new JsonObject();
        boolean up = step.step() instanceof Step.Upgrade;
        object.addProperty("direction", up ? "upgrade" : "downgrade");
        object.addProperty("title", StepTitle.of(step.step()));
        object.add("removes", texts(step.step().removes()));
        object.add("adds", texts(step.step().adds()));
        object.addProperty("statements", step.statements());
        object.addProperty("reads_data", step.readsData());
        object.add("outside_transaction", array(step.outside(), outside -> {
            JsonObject statement = new JsonObject();
            statement.addProperty("place", outside.place());
            statement.addProperty("statement", outside.statement());
            statement.addProperty("repeated", outside.repeated());
            return statement;
        }));
        object.addProperty("no_way_back", step.irreversible().orElse(null));
        return object;
    }

    private static JsonObject revision(RevisionView view) {
        JsonObject object = new JsonObject();
        object.addProperty("revision", view.revision().id().value());
        object.addProperty("message", view.revision().message());
        object.add("down_revisions", texts(view.revision().downRevisions()));
        object.add("depends_on", texts(view.dependencies()));
        object.add("children", texts(view.children()));
        object.add("branch_labels", texts(view.revision().branchLabels()));
        object.add("branches", texts(view.labels()));
        object.addProperty("head", view.head());
        object.addProperty("current", view.current());
        object.addProperty("path", view.revision().source());
        object.addProperty(
                "created", view.script().createdAt().map(Object::toString).orElse(null));
        view.applied().ifPresent(applied -> object.add("applied", application(applied)));
        return object;
    }

    private static JsonObject application(RevisionView.Application applied) {
        JsonObject application = new JsonObject();
        application.addProperty("at", applied.at().toString());
        application.addProperty("by", applied.role());
        application.addProperty("from", applied.host());
        application.addProperty("stamped", applied.stamped());
        return application;
    }

    private static JsonArray texts(Collection<?> values) {
        return array(values, value -> new JsonPrimitive(value.toString()));
    }

    private static <T> JsonArray array(Collection<T> values, Function<? super T, ? extends JsonElement> element) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(element.apply(value)));
        return array;
    }
}
