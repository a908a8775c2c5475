package dev.migrate.testing.random;

/** Operators and casts. */
final class OperatorPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        if (dice.chance(40)) {
            String function = Name.quoted("public", Name.of("same", 3));
            draft.add("create function " + function
                    + "(a integer, b integer) returns boolean immutable language sql as 'select a "
                    + dice.pick("=", "<") + " b'");
            operator(draft, "===", function);
            operator(draft, "<~>", function);
        }
        draft.labels().keySet().stream().limit(2).forEach(type -> enumCast(draft, type));
        draft.types().stream()
                .filter(type -> type.contains("\"ct"))
                .limit(1)
                .forEach(type ->
                        cast(draft, type, "text", "with inout" + dice.pick("", " as assignment", " as implicit")));
    }

    private static void operator(Draft draft, String name, String function) {
        Dice dice = draft.dice();
        if (dice.chance(60)) {
            String operator = Name.quoted(draft.schema()) + "." + name;
            draft.add("create operator " + operator + " (function = " + function
                    + ", leftarg = integer, rightarg = integer"
                    + dice.pick("", ", commutator = operator(" + operator + ")") + dice.pick("", ", restrict = eqsel")
                    + dice.pick("", ", join = eqjoinsel") + dice.pick("", ", hashes") + ")");
            draft.comment("operator " + operator + " (integer, integer)");
        }
    }

    private static void enumCast(Draft draft, String type) {
        Dice dice = draft.dice();
        if (dice.chance(30)) {
            String function = Name.quoted("public", "number_of");
            draft.add("create function " + function + "(" + type
                    + ") returns integer immutable language sql as 'select " + dice.below(2) + "'");
            cast(
                    draft,
                    type,
                    "integer",
                    // implicit, it would keep foreign keys over the enum from being checked: "operator is not unique"
                    "with function " + function + "(" + type + ")" + dice.pick("", " as assignment"));
        }
    }

    private static void cast(Draft draft, String from, String to, String how) {
        if (draft.dice().chance(50)) {
            draft.add("create cast (" + from + " as " + to + ") " + how);
            draft.comment("cast (" + from + " as " + to + ")");
        }
    }
}
