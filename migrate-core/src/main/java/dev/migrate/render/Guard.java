package dev.migrate.render;

import dev.migrate.sql.Literal;

/** What stops a change while rows are in its way, and names some of them. */
final class Guard {

    private Guard() {}

    /**
     * Fails while there are such rows.
     *
     * @param table the table, qualified
     * @param condition which rows are in the way
     * @param why what they do, behind their number
     */
    static Fragment noRows(String table, String condition, String why) {
        return Fragment.of("""
                do $guard$
                declare
                  number bigint;
                  examples text;
                begin
                  select count(*), (select string_agg(r::text, ', ') from (select r from %1$s r where %2$s limit 5) x)
                    into number, examples from %1$s where %2$s;
                  if number > 0 then
                    raise exception '%% rows of %% %%', number, %3$s, %4$s
                      using detail = examples, hint = 'Change these rows first.';
                  end if;
                end
                $guard$""".formatted(table, condition, Literal.quote(table), Literal.quote(why)));
    }
}
