package dev.migrate.render;

import dev.migrate.catalog.Key;
import dev.migrate.render.Fragment.AltersColumn;
import dev.migrate.render.Fragment.Place;
import dev.migrate.render.Fragment.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets the server go through the rows of a table once where several of its columns change one behind the other: what is done to
 * them is one statement. What looks whether rows are in the way comes before it. What loses something stays alone, under the
 * word that says so.
 */
final class Rewrites {

    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    private Rewrites(List<List<Fragment>> ofChanges) {
        for (int group = 0; group < ofChanges.size(); group++) {
            for (Fragment fragment : ofChanges.get(group)) {
                fragments.add(fragment);
                groups.add(group);
            }
        }
    }

    /** The same statements, those of each change together; what joins others stands with the first of them. */
    static List<List<Fragment>> once(List<List<Fragment>> ofChanges) {
        List<List<Fragment>> joined = Stream.<List<Fragment>>generate(ArrayList::new)
                .limit(ofChanges.size())
                .toList();
        Rewrites rewrites = new Rewrites(ofChanges);
        int next = 0;
        while (next < rewrites.fragments.size()) {
            int end = rewrites.end(next);
            List<Fragment> run = rewrites.fragments.subList(next, end);
            if (run.stream().filter(Rewrites::readsRows).count() > 1) {
                List<Fragment> target = joined.get(rewrites.groups.get(next));
                run.stream().filter(Fragment::isGuard).forEach(target::add);
                target.add(Fragment.joined(
                        run.stream().filter(fragment -> !fragment.isGuard()).toList()));
            } else {
                for (int index = next; index < end; index++) {
                    joined.get(rewrites.groups.get(index)).add(rewrites.fragments.get(index));
                }
            }
            next = end;
        }
        return joined;
    }

    private static boolean readsRows(Fragment fragment) {
        return fragment.alters() != null && fragment.alters().verb().readsRows();
    }

    /** Where what is done to the columns of one table ends; a column that changes its type once more does so by itself. */
    private int end(int start) {
        Set<Key> changed = new HashSet<>();
        Key table = null;
        int end = start + 1;
        for (int index = start; index < fragments.size(); index++) {
            Fragment fragment = fragments.get(index);
            AltersColumn alters = fragment.alters();
            if (fragment.isGuard() && fragment.place() == Place.TOGETHER) {
                continue;
            }
            if (alters == null
                    || !fragment.destroys().isEmpty()
                    || (table != null && !table.equals(alters.column().table()))
                    || (alters.verb() == Verb.TYPE && !changed.add(alters.column()))) {
                return end;
            }
            table = alters.column().table();
            end = index + 1;
        }
        return end;
    }
}
