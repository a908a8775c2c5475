package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, taken apart so that its secrets never travel in a text.
 *
 * @param address {@code jdbc:postgresql://host:port/database}, without parameters: what messages show
 * @param parameters the driver's parameters, without user and password
 * @param userName the user the URL names, or null
 * @param secret the password the URL holds, or null
 */
public record DatabaseUrl(
        String address,
        Map<String, String> parameters,
        @Nullable String userName,
        @Nullable Password secret) {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern LIBPQ = Pattern.compile("postgres(ql)?://.*");
    private static final String HINT =
            "Write it as jdbc:postgresql://host:5432/database or postgres://user@host:5432/database.";
    private static final String PATIENCE = "tcp_user_timeout";
    private static final String OPTIONS = "options";
    private static final Set<String> APART = Set.of(PATIENCE, OPTIONS);
    private static final Pattern IN_AUTHORITY = Pattern.compile("//([^/@]*)@(.*)");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads {@code jdbc:postgresql:…} as the driver writes it, or {@code postgres://…} and {@code postgresql://…} as libpq
     * and most platforms do.
     *
     * @throws MigrateException if it is neither; the message does not repeat what might be a password
     */
    public static DatabaseUrl parse(String url) {
        if (url.startsWith(JDBC)) {
            return of(url.substring(JDBC.length()));
        }
        if (LIBPQ.matcher(url).matches()) {
            return of(url.substring(url.indexOf("//")));
        }
        String scheme = StringUtils.substringBefore(url, ":");
        throw new MigrateException(
                scheme.equals(url) || scheme.length() > 20
                        ? "migrate.url is not the URL of a PostgreSQL database."
                        : "migrate.url begins with '" + scheme + ":', which is not a PostgreSQL database.",
                HINT);
    }

    private static DatabaseUrl of(String afterScheme) {
        String place = StringUtils.substringBefore(afterScheme, "?");
        Map<String, String> parameters = parameters(StringUtils.substringAfter(afterScheme, "?"));
        String user = parameters.remove("user");
        String password = parameters.remove("password");
        Matcher credentials = IN_AUTHORITY.matcher(place);
        if (credentials.matches()) {
            String[] parts = credentials.group(1).split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : password;
            place = "//" + credentials.group(2);
        }
        check(place);
        return new DatabaseUrl(JDBC + place, parameters, user, password == null ? null : new Password(password));
    }

    /** Hosts may be several, separated by commas, so that only each of them is a URI of its own. */
    private static void check(String place) {
        try {
            for (String host :
                    StringUtils.split(StringUtils.substringBefore(place.replaceFirst("^//", ""), "/"), ',')) {
                int port = new URI("postgres://" + host).parseServerAuthority().getPort();
                if (port == 0 || port > 65_535 || place.contains("@")) {
                    throw new URISyntaxException(host, "no such port");
                }
            }
        } catch (URISyntaxException mayHoldAPassword) {
            throw new MigrateException(
                    "migrate.url does not name a host and port after its '//'.",
                    HINT + " In a password, write / as %2F, @ as %40 and : as %3A.");
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : StringUtils.split(query, '&')) {
            parameters.put(
                    decode(StringUtils.substringBefore(parameter, "=")),
                    decode(StringUtils.substringAfter(parameter, "=")));
        }
        return parameters;
    }

    /** A percent code stands for a character; a plus sign is itself. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The user that the URL names. */
    public Optional<String> user() {
        return Optional.ofNullable(userName);
    }

    /** The password that the URL holds. */
    public Optional<Password> password() {
        return Optional.ofNullable(secret);
    }

    /**
     * How long a server that says nothing is believed: libpq's {@code tcp_user_timeout}, in milliseconds.
     *
     * @throws MigrateException if it is no number of milliseconds
     */
    Optional<Duration> patience() {
        String given = parameters.get(PATIENCE);
        if (given != null && !given.matches("[1-9]\\d{2,8}")) {
            throw new MigrateException(
                    "tcp_user_timeout=" + given + " in migrate.url is not a number of milliseconds.",
                    "Write it as tcp_user_timeout=60000; 100 is the least.");
        }
        return Optional.ofNullable(given).map(Long::parseLong).map(Duration::ofMillis);
    }

    /** Options of the server's command line, such as {@code -c search_path=shop}. */
    Optional<String> options() {
        return Optional.ofNullable(parameters.get(OPTIONS));
    }

    /** Another database of the same server, with a name that needs no quotes. */
    public DatabaseUrl withDatabase(String database) {
        String place = address.substring(JDBC.length());
        String other = place.startsWith("//")
                ? "//" + StringUtils.substringBefore(place.substring(2), "/") + "/" + database
                : database;
        return new DatabaseUrl(JDBC + other, parameters, userName, secret);
    }

    /** What the driver is given, user, password, {@link #options} and {@link #patience} apart. */
    String forDriver() {
        String given = parameters.entrySet().stream()
                .filter(parameter -> !APART.contains(parameter.getKey()))
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return given.isEmpty() ? address : address + "?" + given;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address;
    }
}
