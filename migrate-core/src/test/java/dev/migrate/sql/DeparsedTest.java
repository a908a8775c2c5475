package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeparsedTest {

    @Test
    void keywordsGetSmallLettersAndNothingElseDoes() {
        assertThat(Deparsed.inSmallLetters("""
                        CREATE FUNCTION "F"(a text DEFAULT 'A'::text) AS $Function$ SELECT E'\\'X' $Function$ -- As Is""")).isEqualTo("""
                        create function "F"(a text default 'A'::text) as $Function$ SELECT E'\\'X' $Function$ -- As Is""");
    }

    @Test
    void onlyParenthesesAroundAllAreTakenOff() {
        assertThat(Deparsed.bare("((a > 1))")).isEqualTo("a > 1");
        assertThat(Deparsed.bare("((a > 1) AND (b > ')'))")).isEqualTo("(a > 1) AND (b > ')')");
        assertThat(Deparsed.bare("(a > 1) OR (b > 1)")).isEqualTo("(a > 1) OR (b > 1)");
        assertThat(Deparsed.bare("a")).isEqualTo("a");
    }

    @Test
    void aCastOfAnArrayIsOneOfItsElements() {
        assertThat(Deparsed.settled(
                        "((v)::text = ANY ((ARRAY['a'::character varying, 'b)'::character varying])::text[]))"))
                .isEqualTo(
                        "((v)::text = ANY (ARRAY[('a'::character varying)::text, ('b)'::character varying)::text]))");
        assertThat(Deparsed.settled("(n = ANY ((ARRAY[1, f(2, 3)])::double precision[]))"))
                .isEqualTo("(n = ANY (ARRAY[(1)::double precision, (f(2, 3))::double precision]))");
        for (String same : new String[] {"(ARRAY[1, 2])", "'(ARRAY[1])::text[]'::text", "ARRAY[(1)::numeric]"}) {
            assertThat(Deparsed.settled(same)).isEqualTo(same);
        }
    }

    @Test
    void aListOfWordsIsWrittenAsOne() {
        String check =
                "CHECK (((status)::text = ANY (ARRAY[('it''s'::character varying)::text, ('b'::character varying)::text])))";
        assertThat(Deparsed.asList(check, "status")).isEqualTo("CHECK ((status IN ('it''s', 'b')))");
        assertThat(Deparsed.asList(check.replace("= ANY", "<> ALL"), "status"))
                .isEqualTo("CHECK ((status NOT IN ('it''s', 'b')))");
        assertThat(Deparsed.asList(check, "")).isEqualTo(check);
        assertThat(Deparsed.asList(check, "state")).isEqualTo(check);
    }
}
