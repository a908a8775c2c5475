package dev.migrate.render;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any two schemas: the one becomes the other, and itself again. {@code -Pnightly} tries more of them. */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class RandomSchemaTest {

    private static final long PAIRS = Long.getLong("schemas.pairs", 10);
    private static final long FIRST = Long.getLong("schemas.first", 1);

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + PAIRS);
    }

    @ParameterizedTest(name = "seed {0}: -Dschemas.first={0} -Dschemas.pairs=1 repeats it")
    @MethodSource("seeds")
    void oneBecomesTheOtherAndItselfAgain(long seed, TestDatabase left, TestDatabase right) {
        Convergence.check(seed, left, right);
    }
}
