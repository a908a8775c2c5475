package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClauseTest {

    @Test
    void keywordsGetSmallLettersAndNothingElseDoes() {
        assertThat(Clause.inSmallLetters("""
                        CREATE FUNCTION "F"(a text DEFAULT 'A'::text) AS $Function$ SELECT E'\\'X' $Function$ -- As Is""")).isEqualTo("""
                        create function "F"(a text default 'A'::text) as $Function$ SELECT E'\\'X' $Function$ -- As Is""");
    }

    @Test
    void onlyParenthesesAroundAllAreTakenOff() {
        assertThat(Clause.bare("((a > 1))")).isEqualTo("a > 1");
        assertThat(Clause.bare("((a > 1) AND (b > ')'))")).isEqualTo("(a > 1) AND (b > ')')");
        assertThat(Clause.bare("(a > 1) OR (b > 1)")).isEqualTo("(a > 1) OR (b > 1)");
        assertThat(Clause.bare("a")).isEqualTo("a");
    }

    @Test
    void aListFallsIntoItsElements() {
        assertThat(Clause.list("btree (lower((a)::text) DESC, \"b, c\", (x + y)) WHERE (z)"))
                .containsExactly("lower((a)::text) DESC", "\"b, c\"", "(x + y)");
        assertThat(Clause.firstOperand("lower((a)::text) text_ops DESC")).isEqualTo("lower((a)::text)");
        assertThat(Clause.firstOperand("\"b c\" COLLATE \"C\"")).isEqualTo("\"b c\"");
        assertThat(Clause.firstOperand("(x + y) DESC")).isEqualTo("(x + y)");
        assertThat(Clause.behind("btree (a) WHERE (b = ' WHERE ')", "WHERE")).isEqualTo("(b = ' WHERE ')");
        assertThat(Clause.replaced("(VALUE ~ 'VALUE'::text)", "VALUE", "c")).isEqualTo("(c ~ 'VALUE'::text)");
    }
}
