package dev.migrate.op;

import static dev.migrate.op.Emitter.emit;

import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;

/** Schemas, extensions, views, functions and triggers, and what can be said of things of any kind. */
public sealed interface ObjectOperations extends Emitter permits Operations {

    /** Says something about a thing of any kind: {@code op.comment(Kind.COLUMN, "account.email", "lower case")}. */
    default void comment(Kind kind, String name, String text) {
        emit(this, "comment on " + kind.named(name) + " is " + Literal.quote(text));
    }

    /** Says nothing about it any more. */
    default void dropComment(Kind kind, String name) {
        emit(this, "comment on " + kind.named(name) + " is null");
    }

    /** Gives something to another role. */
    default void setOwner(Kind kind, String name, String role) {
        emit(this, "alter " + kind.named(name) + " owner to " + Written.role(role));
    }

    /** Moves something to another schema. */
    default void setSchema(Kind kind, String name, String schema) {
        emit(this, "alter " + kind.named(name) + " set schema " + Identifier.quote(schema));
    }

    /** Creates a schema. */
    default void createSchema(String name) {
        emit(this, "create schema " + Identifier.quote(name));
    }

    /** Creates a schema unless it exists. */
    default void createSchemaIfNotExists(String name) {
        emit(this, "create schema if not exists " + Identifier.quote(name));
    }

    /** Drops a schema. */
    default void dropSchema(String name, Drop... options) {
        emit(this, Drop.sql("schema", Identifier.quote(name), options));
    }

    /** Gives a schema another name. */
    default void renameSchema(String name, String newName) {
        emit(this, Kind.SCHEMA.rename(name, newName));
    }

    /** Creates an extension. */
    default void createExtension(String name) {
        createExtension(Extension.named(name));
    }

    /** Creates an extension: {@code op.createExtension(extension("pg_trgm").schema("public").ifNotExists())}. */
    default void createExtension(Extension extension) {
        emit(this, extension.create());
    }

    /** Brings an extension to the version that the server has. */
    default void updateExtension(String name) {
        emit(this, "alter extension " + Identifier.quote(name) + " update");
    }

    /** Brings an extension to a version. */
    default void updateExtension(String name, String version) {
        emit(this, "alter extension " + Identifier.quote(name) + " update to " + Literal.quote(version));
    }

    /** Drops an extension. */
    default void dropExtension(String name, Drop... options) {
        emit(this, Drop.sql("extension", Identifier.quote(name), options));
    }

    /** Creates a view. */
    default void createView(String name, String query) {
        createView(View.of(name, query, false));
    }

    /** Creates a view, or a materialized one. */
    default void createView(View view) {
        emit(this, view.create());
    }

    /** Creates a view, or changes it; PostgreSQL takes further columns at its end and nothing else of them. */
    default void createOrReplaceView(String name, String query) {
        createOrReplaceView(View.of(name, query, false));
    }

    /** The same, with options. */
    default void createOrReplaceView(View view) {
        emit(this, view.createOrReplace());
    }

    /** Drops a view. */
    default void dropView(String name, Drop... options) {
        emit(this, Drop.sql("view", Name.sql(name), options));
    }

    /** Gives a view another name. */
    default void renameView(String name, String newName) {
        emit(this, Kind.VIEW.rename(name, newName));
    }

    /** Creates a materialized view. */
    default void createMaterializedView(String name, String query) {
        createView(View.of(name, query, true));
    }

    /** Drops a materialized view. */
    default void dropMaterializedView(String name, Drop... options) {
        emit(this, Drop.sql("materialized view", Name.sql(name), options));
    }

    /** Gives a materialized view another name. */
    default void renameMaterializedView(String name, String newName) {
        emit(this, Kind.MATERIALIZED_VIEW.rename(name, newName));
    }

    /** Fills a materialized view anew. */
    default void refreshMaterializedView(String name) {
        emit(this, "refresh materialized view " + Name.of(name));
    }

    /** Fills a materialized view anew while reads go on; it needs a unique index. */
    default void refreshMaterializedViewConcurrently(String name) {
        emit(this, "refresh materialized view concurrently " + Name.of(name));
    }

    /** Creates a function or procedure. */
    default void createFunction(Routine routine) {
        emit(this, routine.create(false));
    }

    /** Creates a function or procedure, or changes it. */
    default void createOrReplaceFunction(Routine routine) {
        emit(this, routine.create(true));
    }

    /** Drops a function: {@code op.dropFunction("add(integer, integer)")}. */
    default void dropFunction(String signature, Drop... options) {
        emit(this, Drop.sql("function", Routine.signature(signature), options));
    }

    /** Drops a procedure. */
    default void dropProcedure(String signature, Drop... options) {
        emit(this, Drop.sql("procedure", Routine.signature(signature), options));
    }

    /** Creates a trigger. */
    default void createTrigger(Trigger trigger) {
        emit(this, trigger.create(false));
    }

    /** Creates a trigger, or changes it. */
    default void createOrReplaceTrigger(Trigger trigger) {
        emit(this, trigger.create(true));
    }

    /** Drops a trigger of a table. */
    default void dropTrigger(String table, String trigger, Drop... options) {
        emit(this, Drop.sql("drop trigger", Identifier.quote(trigger), " on " + Name.of(table), options));
    }

    /** Lets a trigger run again. */
    default void enableTrigger(String table, String trigger) {
        emit(this, "alter table " + Name.of(table) + " enable trigger " + Identifier.quote(trigger));
    }

    /** Lets a trigger run no more. */
    default void disableTrigger(String table, String trigger) {
        emit(this, "alter table " + Name.of(table) + " disable trigger " + Identifier.quote(trigger));
    }
}
