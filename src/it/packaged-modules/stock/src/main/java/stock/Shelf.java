package stock;

/** Where books stand. */
public final class Shelf {

    /** How many there are. */
    public static final int COUNT = 7;

    private Shelf() {}
}
