package shop;

import org.apache.commons.lang3.StringUtils;

/** What the shop calls the state of an account; the revisions ask it, too. */
public final class Status {

    private Status() {}

    public static String of(String email) {
        return StringUtils.endsWith(email, "@example.org") ? "test" : "active";
    }
}
