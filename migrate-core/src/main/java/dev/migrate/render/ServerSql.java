package dev.migrate.render;

import dev.migrate.catalog.Server;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Foreign servers, and the options of what is reached through them. */
final class ServerSql {

    /** The name of an option, quoted where it must be. */
    private static final Pattern NAME = Pattern.compile("^(\"(?:[^\"]|\"\")*\"|\\S+) ");

    private ServerSql() {}

    static List<Fragment> create(Server server) {
        return SqlRenderer.one("create server " + server.key().qualified()
                + (server.type().isEmpty() ? "" : " type " + Literal.quote(server.type()))
                + (server.version().isEmpty() ? "" : " version " + Literal.quote(server.version()))
                + " foreign data wrapper " + Identifier.quote(server.wrapper()) + options(server.options()));
    }

    static List<Fragment> alter(Server before, Server after) {
        String version = before.version().equals(after.version()) ? "" : " version " + Literal.quote(after.version());
        return SqlRenderer.one(
                "alter server " + after.key().qualified() + version + changed(before.options(), after.options()));
    }

    /** Options of something new. */
    static String options(List<String> options) {
        return options.isEmpty() ? "" : " options (" + String.join(", ", options) + ")";
    }

    /** What makes one of the other; empty where nothing does. */
    static String changed(List<String> before, List<String> after) {
        Set<String> old = before.stream().map(ServerSql::name).collect(Collectors.toSet());
        Set<String> now = after.stream().map(ServerSql::name).collect(Collectors.toSet());
        List<String> changes = new ArrayList<>();
        old.stream().filter(name -> !now.contains(name)).sorted().forEach(name -> changes.add("drop " + name));
        after.stream()
                .filter(option -> !before.contains(option))
                .forEach(option -> changes.add((old.contains(name(option)) ? "set " : "add ") + option));
        return options(changes);
    }

    private static String name(String option) {
        Matcher name = NAME.matcher(option);
        return name.find() ? name.group(1) : option;
    }
}
