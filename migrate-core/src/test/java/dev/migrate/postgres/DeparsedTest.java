package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server writes down, in the form in which it would write it again. */
class DeparsedTest {

    private static final String SETTLED =
            "((status)::text = ANY (ARRAY[('it''s'::character varying)::text, ('b],'::character varying)::text]))";

    @Test
    void anArrayThatIsCastAsAWholeIsWrittenByElement() {
        assertThat(
                        Deparsed.settled(
                                "((status)::text = ANY ((ARRAY['it''s'::character varying, 'b],'::character varying])::text[]))"))
                .isEqualTo(SETTLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'(ARRAY[1])::text[]'", "(ARRAY[1, 2])", "\"(ARRAY[\"", "(ARRAY['unended"})
    void whatOnlyLooksLikeOneStays(String text) {
        assertThat(Deparsed.settled(text)).isEqualTo(text);
    }

    @Test
    void aListOfWordsIsWrittenAsOne() {
        assertThat(Deparsed.asList("CHECK (" + SETTLED + ")", "status"))
                .isEqualTo("CHECK ((status IN ('it''s', 'b],')))");
        assertThat(Deparsed.asList(SETTLED.replace("= ANY", "<> ALL"), "status"))
                .isEqualTo("(status NOT IN ('it''s', 'b],'))");
        assertThat(Deparsed.asList(SETTLED, "")).isEqualTo(SETTLED);
        assertThat(Deparsed.asList(SETTLED, "state")).isEqualTo(SETTLED);
    }
}
