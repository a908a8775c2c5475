package dev.migrate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    select ?, ? ~ select 'a', 'b'
                    a=? and b<>? ~ a='a' and b<>'b'
                    ?::int + ? ~ 'a'::int + 'b'
                    data ?? ? and data ??| ? ~ data ? 'a' and data ?| 'b'
                    '?' || ? -- ?\\n || "?" || ? ~ '?' || 'a' -- ?\\n || "?" || 'b'
                    $$ ? $$ || ? || /* ? */ ? ~ $$ ? $$ || 'a' || /* ? */ 'b'
                    e? and 'x'? ~ e 'a' and 'x' 'b'
                    """)
    void aQuestionMarkIsTheNextValue(String sql, String filled) {
        assertThat(Parameters.fill(sql.replace("\\n", "\n"), List.of("'a'", "'b'")))
                .isEqualTo(filled.replace("\\n", "\n"));
    }

    @Test
    void aQuestionMarkInAValueStays() {
        assertThat(Parameters.fill("? ?", List.of("'?'", "1"))).isEqualTo("'?' 1");
    }

    @Test
    void thereIsAValueForEach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.fill("a = ? and b = '?'", List.of("1", "2")))
                .withMessageStartingWith("Values: 2, question marks: 1, in: a = ? and b = '?'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.fill("? ? ?", List.of()))
                .withMessageStartingWith("Values: 0, question marks: 3, in: ? ? ?");
    }
}
