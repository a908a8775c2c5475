package dev.migrate.render;

import dev.migrate.sql.Clause;
import dev.migrate.sql.Literal;
import java.util.regex.Pattern;

/**
 * What stops a change while rows are in its way, and says how many, which, and how to find them. Meanwhile only the server's
 * own functions, operators and types are found without a schema: what it says of users is qualified.
 */
final class Guard {

    private static final String OWN = "pg_catalog, pg_temp";

    /** A call of somebody's function, which may find what it uses itself by the search path. */
    private static final Pattern CALL = Pattern.compile("(?<!\\bpg_catalog)\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)\\(");

    /** A cast to somebody's type, which may be a domain that calls such a function. */
    private static final Pattern CAST = Pattern.compile("::(?!pg_catalog\\.)(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)\\.");

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
        return Fragment.guard("""
                do $guard$
                #variable_conflict use_column
                declare
                  path pg_catalog.text := pg_catalog.current_setting('search_path');
                  number bigint;
                  examples pg_catalog.text;
                begin
                  perform pg_catalog.set_config('search_path', %4$s, true);
                  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
                    from (select r, row_number() over () as place
                            from (%1$s) r) found;
                  if number > 0 then
                    raise exception %2$s, number
                      using detail = examples, hint = %3$s;
                  end if;
                  perform pg_catalog.set_config('search_path', path, true);
                end
                $guard$""".formatted(
                        small,
                        message(what),
                        Literal.quote("Change them first, then run this again. To see them: " + small),
                        path(CALL.matcher(query).find())));
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
        return Fragment.guard("""
                do $guard$
                #variable_conflict use_column
                declare
                  path pg_catalog.text := pg_catalog.current_setting('search_path');
                  value pg_catalog.text;
                  number bigint := 0;
                  examples pg_catalog.text[] := '{}';
                begin
                  perform pg_catalog.set_config('search_path', %5$s, true);
                  for value in select distinct %2$s::text from %1$s where %2$s::text is not null order by 1 loop
                    begin
                      perform %3$s;
                    exception when others then
                      number := number + 1;
                      examples := examples operator(pg_catalog.||) left(value, 100);
                    end;
                  end loop;
                  if number > 0 then
                    raise exception %4$s, number
                      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
                  end if;
                  perform pg_catalog.set_config('search_path', path, true);
                end
                $guard$""".formatted(
                table,
                column,
                attempt,
                message("values of " + table + "." + column + " " + why),
                path(CALL.matcher(attempt).find() || CAST.matcher(attempt).find())));
    }

    /** The search path meanwhile; where somebody's function may run, what it would find comes behind. */
    private static String path(boolean callsOthers) {
        String own = Literal.quote(OWN);
        return callsOthers ? "pg_catalog.rtrim(pg_catalog.concat_ws(', ', " + own + ", path), ', ')" : own;
    }

    /** The number of what is in the way stands before it. */
    private static String message(String what) {
        return Literal.quote("% " + what.replace("%", "%%"));
    }
}
