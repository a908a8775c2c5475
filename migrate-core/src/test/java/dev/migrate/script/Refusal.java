package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts both sentences of a refusal, whole. */
final class Refusal {

    private Refusal() {}

    static void assertRefused(ThrowingCallable action, String problem, String hint) {
        assertThatThrownBy(action).isInstanceOfSatisfying(MigrateException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.hint()).isEqualTo(hint);
        });
    }
}
