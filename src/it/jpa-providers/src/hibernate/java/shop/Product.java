package shop;

import jakarta.persistence.*;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

@Entity
@SQLRestriction("deleted_at is null")
@Check(name = "product_price", constraints = "price >= 0")
@Comment("What is sold")
public class Product {
    public enum Size {
        SMALL,
        LARGE
    }

    @Id
    @GeneratedValue
    Long id;

    @ColumnDefault("0")
    long price;

    @Comment("Stays for the books")
    Instant deletedAt;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Size size;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> details;

    String[] colours;

    @ManyToOne
    @OnDelete(action = OnDeleteAction.CASCADE)
    Product variantOf;
}
