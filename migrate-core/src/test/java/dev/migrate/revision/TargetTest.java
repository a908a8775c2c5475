package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.revision.Target.Named;
import dev.migrate.revision.Target.Offset;
import dev.migrate.revision.Target.OnBranch;
import dev.migrate.revision.Target.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void isASymbolOrAName() {
        assertThat(Target.parse("head")).isEqualTo(Symbol.HEAD);
        assertThat(Target.parse("heads")).isEqualTo(Symbol.HEADS);
        assertThat(Target.parse("base")).isEqualTo(Symbol.BASE);
        assertThat(Target.parse("current")).isEqualTo(Symbol.CURRENT);
        assertThat(Target.parse(" ae10 ")).isEqualTo(new Named("ae10"));
    }

    @Test
    void mayBeSoManyStepsAway() {
        assertThat(Target.parse("ae10+2")).isEqualTo(new Offset(new Named("ae10"), 2));
        assertThat(Target.parse("head-1")).isEqualTo(new Offset(Symbol.HEAD, -1));
        assertThat(Target.parse("-1")).isEqualTo(new Offset(Symbol.CURRENT, -1));
    }

    @Test
    void mayLieOnABranch() {
        assertThat(Target.parse("billing@head")).isEqualTo(new OnBranch("billing", Symbol.HEAD));
        assertThat(Target.parse("ae10@base+2")).isEqualTo(new OnBranch("ae10", new Offset(Symbol.BASE, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head",
                "heads",
                "base",
                "current",
                "ae10",
                "+2",
                "-1",
                "ae10+0",
                "head-1",
                "base+3",
                "x@head",
                "x@heads",
                "x@base",
                "x@ae10",
                "x@+1",
                "x@-1",
                "x@head-1",
                "x@base+2"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(Target.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "+", "+0", "-0", "x@", "@head", "x@y@head", "a b", "a:b", "head@x", "a+1+1", "a+b"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(MigrateException.class)
                .hasMessage("'" + text + "' is not a target.\n"
                        + "Write an id or the beginning of one, a branch label, head, heads or base;"
                        + " +N or -N behind it or alone; and a branch before it, as in billing@head or billing@-1.");
    }

    @Test
    void aRangeHasTwoEndsThatMayBeLeftOut() {
        assertThat(TargetRange.parse("a:b")).isEqualTo(new TargetRange(new Named("a"), new Named("b")));
        assertThat(TargetRange.parse("a:")).isEqualTo(new TargetRange(new Named("a"), Symbol.HEADS));
        assertThat(TargetRange.parse(":b")).isEqualTo(new TargetRange(Symbol.BASE, new Named("b")));
        assertThat(TargetRange.parse(":")).isEqualTo(TargetRange.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b:c"})
    void refusesWhatIsNotARange(String text) {
        assertThatThrownBy(() -> TargetRange.parse(text))
                .isInstanceOf(MigrateException.class)
                .hasMessage("'" + text + "' is not a range.\n"
                        + "Write start:end, start: or :end, as in -Drange=ae10:head.");
    }
}
