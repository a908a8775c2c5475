package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.NearestWord;
import dev.migrate.postgres.DatabaseUrl.Form;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/** The parameters of a URL as the driver knows them. It passes over what it does not know, and so would whoever mistyped one. */
final class UrlParameters {

    /** libpq's own names for what the driver has. */
    private static final Map<String, String> LIBPQ = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("fallback_application_name", "ApplicationName"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("load_balance_hosts", "loadBalanceHosts"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("target_session_attrs", "targetServerType"));

    private static final Set<String> LIBPQ_ALONE = Set.of(
            "gssdelegation",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "max_protocol_version",
            "min_protocol_version",
            "passfile",
            "replication",
            "requirepeer",
            "requiressl",
            "scram_client_key",
            "scram_server_key",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "sslcertmode",
            "sslcompression",
            "sslcrl",
            "sslcrldir",
            "sslkeylogfile",
            "sslsni",
            "service",
            "servicefile",
            "tty");

    private static final Set<String> PLACE = Set.of("host", "hostaddr", "port", "dbname", "user", "password");
    private static final String PATIENCE = "tcp_user_timeout";

    /** What other tools call it. */
    private static final Map<String, String> OTHERS = Map.of(
            "schema", "currentSchema",
            "schemas", "currentSchema",
            "search_path", "currentSchema",
            "searchpath", "currentSchema",
            "usessl", "sslmode",
            "username", "user",
            "pwd", "password");

    private static final Map<String, String> SESSION_ATTRIBUTES = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** With these of the driver the place would be another than is shown. */
    private static final Set<String> ANOTHER_PLACE = Set.of("PGHOST", "PGPORT", "PGDBNAME", "service", "replication");

    private static final Set<String> DRIVER = Stream.of(PGProperty.values())
            .map(PGProperty::getName)
            .filter(name -> !ANOTHER_PLACE.contains(name))
            .collect(Collectors.toUnmodifiableSet());

    private UrlParameters() {}

    /** Whether a URL may have a parameter of that name, whatever its form. */
    static boolean isKnown(String name) {
        return DRIVER.contains(name)
                || LIBPQ.containsKey(name)
                || LIBPQ_ALONE.contains(name)
                || PLACE.contains(name)
                || name.equals(PATIENCE)
                || name.equals("client_encoding");
    }

    /**
     * The driver's parameters.
     *
     * @throws MigrateException if one is unknown, or known to libpq alone; names it, and never repeats a value
     */
    static Map<String, String> of(Form form, Map<String, String> given) {
        Map<String, String> parameters = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (LIBPQ_ALONE.contains(name)) {
                throw new MigrateException(
                        "migrate.url has the parameter '" + name
                                + "' of libpq, which the PostgreSQL JDBC driver cannot do.",
                        "Remove it.");
            }
            if (form == Form.LIBPQ && name.equals("ssl") && value.equals("true")) {
                parameters.put("sslmode", "require");
            } else if (DRIVER.contains(name) || name.equals(PATIENCE)) {
                parameters.put(name, chosen(name, name, value));
            } else if (form == Form.LIBPQ && name.equals("client_encoding")) {
                refuseEncoding(value);
            } else if (form == Form.LIBPQ && DRIVER.contains(LIBPQ.getOrDefault(name, ""))) {
                parameters.put(LIBPQ.get(name), chosen(name, LIBPQ.getOrDefault(name, name), value(name, value)));
            } else {
                throw unknown(form, name);
            }
        });
        return parameters;
    }

    /** Refuses what is none of the values that the driver has for a parameter. */
    private static String chosen(String given, String name, String value) {
        PGProperty property = PGProperty.forName(name);
        String[] choices = property == null || name.equals("requireAuth") ? null : property.getChoices();
        if (choices != null && Stream.of(choices).noneMatch(value::equalsIgnoreCase)) {
            throw new MigrateException(
                    "The parameter '" + given + "' in migrate.url has a value that it cannot have.",
                    "The driver knows " + name + "=" + String.join(", ", choices) + ".");
        }
        return value;
    }

    private static String value(String name, String value) {
        return switch (name) {
            case "keepalives" -> Boolean.toString(!value.equals("0"));
            case "load_balance_hosts" -> Boolean.toString(value.equals("random"));
            case "target_session_attrs" -> SESSION_ATTRIBUTES.getOrDefault(value, value);
            default -> value;
        };
    }

    private static void refuseEncoding(String value) {
        if (!value.replace("-", "").equalsIgnoreCase("utf8") && !value.equals("auto")) {
            throw new MigrateException(
                    "migrate.url has a client_encoding that is not UTF8, and the PostgreSQL JDBC driver has no other.",
                    "Remove it.");
        }
    }

    private static MigrateException unknown(Form form, String name) {
        Optional<String> other = Optional.ofNullable(OTHERS.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(LIBPQ.get(name)))
                .or(() -> NearestWord.to(name, DRIVER))
                .or(() -> form == Form.LIBPQ ? NearestWord.to(name, LIBPQ.keySet()) : Optional.empty());
        return new MigrateException(
                "migrate.url has an unknown parameter '" + name + "'"
                        + other.map(word -> "; did you mean '" + word + "'?").orElse("."),
                "The parameters are those of the PostgreSQL JDBC driver, such as currentSchema, sslmode, connectTimeout and"
                        + " options" + (form == Form.LIBPQ ? ", and those of libpq that it can do." : "."));
    }
}
