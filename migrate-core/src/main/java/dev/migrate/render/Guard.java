package dev.migrate.render;

import dev.migrate.sql.Clause;
import dev.migrate.sql.Literal;

/** What stops a change while rows are in its way, and says how many, which, and how to find them. */
final class Guard {

    static final String BEGINNING = "do $guard$";

    private Guard() {}

    /**
     * Fails while there are such rows.
     *
     * @param table the table, qualified; its rows are called r
     * @param condition which rows are in the way
     * @param why what they do, behind their number
     */
    static Fragment noRows(String table, String condition, String why) {
        return nothing("select * from " + table + " r where " + condition, "rows of " + table + " " + why);
    }

    /**
     * Fails while values are there more than once that are to be unique.
     *
     * @param table the table, qualified
     * @param columns the columns or expressions that are to be unique together, separated by commas
     * @param condition which rows are looked at; empty for all
     */
    static Fragment noDuplicates(String table, String columns, String condition) {
        String where = condition.isEmpty() ? "" : " where " + condition;
        return nothing(
                "select " + columns + " from " + table + where + " group by " + columns + " having count(*) > 1",
                "values of (" + columns + ") are in more than one row of " + table);
    }

    private static Fragment nothing(String query, String what) {
        String small = Clause.inSmallLetters(query);
        return Fragment.of("""
                do $guard$
                declare
                  number bigint;
                  examples text;
                begin
                  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
                    from (select r, row_number() over () as place
                            from (%1$s) r) found;
                  if number > 0 then
                    raise exception %2$s, number
                      using detail = examples, hint = %3$s;
                  end if;
                end
                $guard$""".formatted(
                small, message(what), Literal.quote("Change them first, then run this again. To see them: " + small)));
    }

    /**
     * Fails while there are values that another type does not take.
     *
     * @param table the table, qualified
     * @param column the column, quoted
     * @param attempt what fails for them, of the text of a value, which is called value
     * @param why what they are or cannot be, behind what they are
     */
    static Fragment castable(String table, String column, String attempt, String why) {
        return Fragment.of(
                """
                do $guard$
                declare
                  value text;
                  number bigint := 0;
                  examples text[] := '{}';
                begin
                  for value in select distinct %2$s::text from %1$s where %2$s::text is not null order by 1 loop
                    begin
                      perform %3$s;
                    exception when others then
                      number := number + 1;
                      examples := examples || left(value, 100);
                    end;
                  end loop;
                  if number > 0 then
                    raise exception %4$s, number
                      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
                  end if;
                end
                $guard$""".formatted(table, column, attempt, message("values of " + table + "." + column + " " + why)));
    }

    /** The number of what is in the way stands before it. */
    private static String message(String what) {
        return Literal.quote("% " + what.replace("%", "%%"));
    }
}
