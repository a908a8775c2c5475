package dev.migrate.testing.random;

/** Functions, procedures and aggregates. */
final class RoutinePart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        dice.names("f", 5, 55).forEach(name -> function(draft, name));
        dice.names("n", 3, 45).forEach(name -> number(draft, name));
        dice.names("tf", 2, 85).forEach(name -> triggerFunction(draft, name));
        dice.names("pr", 3, 35).forEach(name -> procedure(draft, name));
        dice.names("ag", 3, 30).forEach(name -> aggregate(draft, name));
    }

    private static void about(Draft draft, String kind, String signature) {
        draft.comment(kind + " " + signature);
        draft.grant("execute", kind + " " + signature);
        draft.later(8, "revoke execute on " + kind + " " + signature + " from public");
    }

    private static void function(Draft draft, String name) {
        Dice dice = draft.dice();
        String function = Name.quoted(draft.schema(), name);
        String result = dice.pick("integer", "bigint", "text", "setof integer", "table (x integer)");
        String argument =
                dice.pick("a integer", "b integer", "a integer default 1", "a text", "", "variadic a integer[]");
        String value = result.equals("text") ? "'x" + dice.below(3) + "'::text" : dice.below(3) + "::integer";
        String language = dice.pick("sql", "plpgsql");
        boolean set = result.startsWith("setof") || result.startsWith("table");
        String text = language.equals("sql")
                ? "select " + value
                : set ? "begin return query select " + value + "; end" : "begin return (" + value + "); end";
        draft.add("create function " + function + "(" + argument + ") returns " + result + " language " + language + " "
                + dice.pick("immutable", "stable", "") + dice.pick("", " strict") + dice.pick("", "", " parallel safe")
                + dice.pick("", "", " security definer set search_path to 'pg_catalog', 'pg_temp'")
                + dice.pick("", "", " cost 7") + dice.pick("", "", " leakproof") + " as $$ " + text + " $$");
        String types = argument.isEmpty()
                ? ""
                : argument.contains("[]") ? "integer[]" : argument.endsWith("text") ? "text" : "integer";
        about(draft, "function", function + "(" + types + ")");
    }

    /** What generated columns, checks, indexes and views may call. */
    private static void number(Draft draft, String name) {
        Dice dice = draft.dice();
        String function = Name.quoted(draft.schema(), name);
        boolean more = dice.chance(20); // another function, which is called the same way
        draft.add("create function " + function + "(x integer" + (more ? ", y integer default " + dice.below(3) : "")
                + ") returns integer immutable "
                + dice.pick(
                        "language sql as 'select x + " + dice.below(2) + "'",
                        "language plpgsql as 'begin return x * " + dice.below(2) + "; end'",
                        "return x - " + dice.below(2)));
        draft.functions().add(function);
        about(draft, "function", function + (more ? "(integer, integer)" : "(integer)"));
    }

    private static void triggerFunction(Draft draft, String name) {
        draft.add("create function public." + Name.quoted(name) + "() returns trigger language plpgsql as $$begin "
                + draft.dice().pick("", "raise debug 'x'; ") + "return coalesce(new, old); end$$");
    }

    private static void procedure(Draft draft, String name) {
        Dice dice = draft.dice();
        String procedure = Name.quoted(draft.schema(), name);
        String argument = dice.pick("inout a integer", "a integer", "a integer default 3");
        draft.add("create procedure " + procedure + "(" + argument + ") language plpgsql"
                + dice.pick("", " security definer") + " as $$begin a := " + dice.below(2) + "; end$$");
        about(draft, "procedure", procedure + "(integer)");
    }

    private static void aggregate(Draft draft, String name) {
        Dice dice = draft.dice();
        String aggregate = Name.quoted(draft.schema(), name);
        String type = dice.pick("integer", "text");
        draft.add("create aggregate " + aggregate + "(" + type + ") ("
                + (type.equals("text")
                        ? "sfunc = textcat, stype = text" + dice.pick("", ", initcond = 'it''s'")
                        : "sfunc = int4pl, stype = integer" + dice.pick("", ", initcond = '1'")
                                + dice.pick("", ", combinefunc = int4pl")
                                + (draft.functions().size() > 1 && dice.chance(40)
                                        ? ", finalfunc = " + draft.functions().get(1)
                                        : "")
                                + dice.pick(
                                        "", ", msfunc = int4pl, minvfunc = int4mi, mstype = integer, minitcond = '0'"))
                + dice.pick("", ", parallel = safe") + ")");
        about(draft, "function", aggregate + "(" + type + ")");
        draft.later(15, "comment on aggregate " + aggregate + "(" + type + ") is 'all of them'");
    }
}
