package dev.migrate.testing.random;

import java.util.ArrayList;
import java.util.List;

/** Text search dictionaries and configurations. */
final class TextSearchPart implements RandomSchema.Part {

    @Override
    public void add(Draft draft) {
        Dice dice = draft.dice();
        List<String> dictionaries = new ArrayList<>(List.of("simple", "english_stem"));
        for (String name : dice.names("td", 3, 20)) {
            String dictionary = Name.quoted(draft.schema(), name);
            draft.add("create text search dictionary " + dictionary + " ("
                    + dice.pick(
                            "template = simple",
                            "template = simple, accept = false",
                            "template = snowball, language = 'german'")
                    + ")");
            dictionaries.add(dictionary);
            draft.comment("text search dictionary " + dictionary);
        }
        for (String name : dice.names("tc", 3, 20)) {
            String configuration = Name.quoted(draft.schema(), name);
            draft.add("create text search configuration " + configuration + " ("
                    + dice.pick("parser = \"default\"", "copy = simple", "copy = english") + ")");
            draft.later(
                    50,
                    "alter text search configuration " + configuration + " alter mapping for word with "
                            + dice.pick(dictionaries) + dice.pick("", ", simple"));
            draft.later(30, "alter text search configuration " + configuration + " drop mapping for email");
            draft.comment("text search configuration " + configuration);
        }
    }
}
