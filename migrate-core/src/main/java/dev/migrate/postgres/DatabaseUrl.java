package dev.migrate.postgres;

import dev.migrate.MigrateException;
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
    static final String HINT =
            "Write it as jdbc:postgresql://host:5432/database or postgres://user@host:5432/database.";
    private static final String PATIENCE = "tcp_user_timeout";
    private static final String OPTIONS = "options";
    /** What a connection of Migrate has a way of its own with, whatever an application's URL says of it. */
    private static final Set<String> APART = Set.of(PATIENCE, OPTIONS, "preferQueryMode");

    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
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
    public static DatabaseUrl parse(String text) {
        String url = text.strip();
        refuseUnresolved(url);
        if (url.startsWith(JDBC)) {
            String place = url.substring(JDBC.length());
            return of(place.matches("/?(\\?.*)?") ? "//localhost/" + place.replaceFirst("^/", "") : place, Form.JDBC);
        }
        if (LIBPQ.matcher(url).matches()) {
            return of(url.substring(url.indexOf("//")), Form.LIBPQ);
        }
        String scheme = StringUtils.substringBefore(url, ":");
        String known = url.startsWith("jdbc:") ? "jdbc:" + StringUtils.substringBefore(url.substring(5), ":") : scheme;
        throw new MigrateException(
                scheme.equals(url) || known.length() > 20
                        ? "migrate.url is not the URL of a PostgreSQL database."
                        : "migrate.url begins with '" + known + ":', which is not a PostgreSQL database.",
                HINT);
    }

    /** Whose rules a URL follows. */
    enum Form {
        JDBC,
        LIBPQ
    }

    /** Names what Maven or a shell should have replaced; what may be a part of a password is not repeated. */
    private static void refuseUnresolved(String url) {
        String shown = url.replaceFirst("//([^/@:]*):(?!\\$\\{[\\w.-]+}@)[^/@]*@", "//$1@");
        Placeholder.in(shown).ifPresent(placeholder -> {
            throw placeholder.unresolved("migrate.url");
        });
    }

    private static DatabaseUrl of(String afterScheme, Form form) {
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
        UrlPlace named = UrlPlace.of(place, form, parameters);
        return new DatabaseUrl(
                JDBC + named.text(),
                UrlParameters.of(form, parameters),
                user == null || user.isEmpty() ? null : user,
                password == null ? null : new Password(password));
    }

    /** What follows a password unexpectedly may be the rest of it, and is not repeated. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String before = "";
        for (String parameter : StringUtils.split(query, '&')) {
            String name = decode(StringUtils.substringBefore(parameter, "="));
            boolean restOfPassword = before.equals("password") && !UrlParameters.isKnown(name);
            if (restOfPassword || parameter.indexOf('=') < 0) {
                throw new MigrateException(
                        "migrate.url has something between its parameters that is none"
                                + (restOfPassword ? ", behind the password." : "."),
                        "Write each as name=value; in a value, write & as %26, = as %3D, + as %2B and % as %25.");
            }
            parameters.put(name, decode(StringUtils.substringAfter(parameter, "=")));
            before = name;
        }
        return parameters;
    }

    /** A percent code stands for a character; a plus sign is itself. */
    static String decode(String text) {
        String decoded = BARE_PERCENT.matcher(text).find()
                ? ""
                : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if ((decoded.isEmpty() && !text.isEmpty()) || decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf('\0') >= 0) {
            throw new MigrateException(
                    "migrate.url has a % that no code of a character in UTF-8 follows.",
                    "Write a % itself as %25, and a character as the codes of its bytes, as %C3%A9 for é.");
        }
        return decoded;
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

    /** The same with the database that libpq takes where a URL names none: that of the user's name. */
    DatabaseUrl completed(@Nullable String user) {
        return address.endsWith("/")
                ? new DatabaseUrl(
                        address + encode(user == null ? System.getProperty("user.name") : user),
                        parameters,
                        userName,
                        secret)
                : this;
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

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address;
    }
}
