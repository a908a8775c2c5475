package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two pieces of work at the same time. */
@Timeout(60)
class BothTest {

    @Test
    void oneDoesNotWaitForTheOther() {
        CountDownLatch met = new CountDownLatch(2);
        assertThat(Both.of(() -> meet(met), () -> meet(met))).isEqualTo(new Both<>(true, true));
    }

    private static boolean meet(CountDownLatch met) {
        met.countDown();
        await(met);
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatFailsIsToldAsItIsWhenBothHaveEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch failing = new CountDownLatch(1);
        assertThatThrownBy(() -> Both.of(
                        () -> {
                            await(failing);
                            ended.set(true);
                            return 1;
                        },
                        () -> {
                            failing.countDown();
                            throw new IllegalArgumentException("second");
                        }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("second");
        assertThat(ended).isTrue();
    }

    @Test
    void ofTwoFailuresTheFirstIsTold() {
        assertThatThrownBy(() -> Both.of(
                        () -> {
                            throw new AssertionError("first");
                        },
                        () -> {
                            throw new IllegalArgumentException("second");
                        }))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("first");
    }
}
