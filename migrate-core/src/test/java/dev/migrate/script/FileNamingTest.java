package dev.migrate.script;

import static dev.migrate.script.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.RevisionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamingTest {

    @ParameterizedTest
    @CsvSource({
        "Create Account table, create_account_table",
        "'  add: a/b, c-d! ', add_a_b_c_d",
        "Größe ändern, größe_ändern",
        "'', ''",
        "keep_under_scores, keep_under_scores",
        "add the quick brown fox jumps over the lazy dog, add_the_quick_brown_fox_jumps_over_the_",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeee, aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd_",
    })
    void theSlugFollowsAlembicsRule(String message, String slug) {
        assertThat(FileNaming.standard().slug(message)).isEqualTo(slug);
    }

    @Test
    void aFileWithoutAMessageEndsInAnUnderscore() {
        assertThat(FileNaming.standard().fileOf(draft(), Language.SQL)).isEqualTo("a1_.sql");
    }

    @Test
    void anUnknownTokenIsRefused() {
        assertRefused(
                () -> new FileNaming("{reb}_{slug}", 40, ZoneOffset.UTC).fileOf(draft(), Language.SQL),
                "The file template '{reb}_{slug}' has an unknown token 'reb'; did you mean 'rev'?",
                "The tokens are {rev}, {slug}, {epoch}, {year}, {month}, {day}, {hour}, {minute} and {second}.");
    }

    private static Draft draft() {
        return new Draft(new RevisionId("a1"), "", List.of(), List.of(), List.of(), Instant.EPOCH, "", "");
    }
}
