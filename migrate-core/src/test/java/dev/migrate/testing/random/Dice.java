package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What decides, the same for the same seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int limit) {
        return random.nextInt(limit);
    }

    /** One of the texts; a text that stands there twice is twice as likely. */
    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Some of the first names of a kind, in their order. */
    List<String> names(String kind, int most, int percent) {
        return IntStream.rangeClosed(1, most)
                .filter(n -> chance(percent))
                .mapToObj(n -> Name.of(kind, n))
                .toList();
    }

    /** Some of these in any order. */
    List<String> some(Collection<String> names, int percent) {
        List<String> some = new ArrayList<>(new TreeSet<>(names));
        some.removeIf(name -> !chance(percent));
        Collections.shuffle(some, random);
        return some;
    }
}
