package shop;

/** What a customer is called. */
public final class Status {

    private Status() {}

    /** Whoever has an address of the shop belongs to it. */
    public static String of(String email) {
        return email.endsWith("@shop") ? "staff" : "guest";
    }
}
