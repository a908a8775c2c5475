package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseUrl.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * The hosts and the database that a URL names.
 *
 * @param text as the driver wants it: {@code //host:port/database}, or the name of a database alone
 */
record UrlPlace(String text) {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%\\w]+]|[^:\\[\\]@/\\s]*)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /** Takes what a URL says behind its scheme, and what libpq lets it say as parameters. */
    static UrlPlace of(String place, Form form, Map<String, String> parameters) {
        if (!place.startsWith("//")) {
            if (place.matches(".*[/:@].*")) {
                throw noPlace();
            }
            DatabaseUrl.decode(place);
            return new UrlPlace(place);
        }
        String hosts = StringUtils.substringBefore(place.substring(2), "/");
        String database = StringUtils.substringAfter(place.substring(2), "/");
        if (form == Form.LIBPQ) {
            hosts = hosts(DatabaseUrl.decode(hosts), parameters);
            String named = parameters.remove("dbname");
            database = named == null ? DatabaseUrl.encode(DatabaseUrl.decode(database)) : DatabaseUrl.encode(named);
        }
        check(hosts);
        if (form == Form.JDBC) {
            refuseUnreadable(database);
        }
        return new UrlPlace("//" + hosts + "/" + database);
    }

    /** The hosts of the parameters stand in place of the others; ports belong to them in order. */
    private static String hosts(String named, Map<String, String> parameters) {
        String given = parameters.remove("host");
        String address = parameters.remove("hostaddr");
        String ports = parameters.remove("port");
        String hosts = address != null ? bracketed(address) : given != null ? bracketed(given) : named;
        refuseSocket("migrate.url names", hosts);
        if (ports == null) {
            return hosts;
        }
        List<String> all = new ArrayList<>();
        String[] each = StringUtils.splitPreserveAllTokens(hosts.isEmpty() ? "localhost" : hosts, ',');
        String[] port = StringUtils.splitPreserveAllTokens(ports, ',');
        if (port.length != 1 && port.length != each.length) {
            throw new MigrateException(
                    "migrate.url names " + each.length + " hosts and " + port.length + " ports.",
                    "Name one port for each host, or one for all.");
        }
        for (int i = 0; i < each.length; i++) {
            all.add(each[i] + ":" + port[Math.min(i, port.length - 1)]);
        }
        return String.join(",", all);
    }

    /** An address of IPv6 needs brackets before a port, and libpq's parameters have none. */
    private static String bracketed(String hosts) {
        return Stream.of(StringUtils.splitPreserveAllTokens(hosts, ','))
                .map(host -> StringUtils.countMatches(host, ':') > 1 && !host.startsWith("[") ? "[" + host + "]" : host)
                .collect(Collectors.joining(","));
    }

    /** Refuses what libpq takes for the directory of a socket. */
    static void refuseSocket(String whoNames, String hosts) {
        for (String host : StringUtils.split(hosts, ',')) {
            if (host.startsWith("/") || host.startsWith("@")) {
                throw new MigrateException(
                        whoNames + " a Unix socket, " + host + ", and the PostgreSQL JDBC driver speaks TCP alone.",
                        "Name a host, such as localhost; the server listens there if listen_addresses says so.");
            }
        }
    }

    /** Hosts may be several, separated by commas. */
    private static void check(String hosts) {
        for (String host : StringUtils.splitPreserveAllTokens(hosts, ',')) {
            Matcher form = HOST.matcher(host);
            boolean fits = form.matches();
            int port = fits && form.group(2) != null ? Integer.parseInt(form.group(2)) : 1;
            if (!fits || port < 1 || port > LAST_PORT) {
                throw noPlace();
            }
        }
    }

    /** What the driver would log a warning about, with the whole URL. */
    private static void refuseUnreadable(String database) {
        DatabaseUrl.decode(database);
        if (database.indexOf('/') >= 0) {
            throw noPlace();
        }
    }

    private static MigrateException noPlace() {
        return new MigrateException(
                "migrate.url does not name a host and port after its '//'.",
                DatabaseUrl.HINT + " In a password, write / as %2F, @ as %40 and : as %3A.");
    }
}
