package dev.migrate.render;

import dev.migrate.testing.ServerMajor;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A few random schemas on the oldest and on the newest server that there is; {@code -Dpostgres.version=16.15.0} runs all of
 * the others on any server.
 */
@ExtendWith(TestServer.class)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class MajorsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1001, 1004);
    }

    @Nested
    @ServerMajor(14)
    class On14 {

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("dev.migrate.render.MajorsTest#seeds")
        void oneBecomesTheOtherAndItselfAgain(long seed, TestDatabase left, TestDatabase right) {
            Convergence.check(seed, left, right);
        }
    }

    @Nested
    @ServerMajor(18)
    class On18 {

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("dev.migrate.render.MajorsTest#seeds")
        void oneBecomesTheOtherAndItselfAgain(long seed, TestDatabase left, TestDatabase right) {
            Convergence.check(seed, left, right);
        }
    }
}
