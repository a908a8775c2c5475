package shop;

import java.io.Serializable;
import java.util.Objects;

public class LineId implements Serializable {
    Long purchase;
    int number;

    @Override
    public boolean equals(Object other) {
        return other instanceof LineId && Objects.equals(((LineId) other).purchase, purchase) && ((LineId) other).number == number;
    }

    @Override
    public int hashCode() {
        return Objects.hash(purchase, number);
    }
}
