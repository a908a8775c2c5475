package shop;

import jakarta.persistence.*;
import java.math.BigDecimal;

@Entity
public class Purchase {
    @Id
    @GeneratedValue
    Long id;

    @ManyToOne(optional = false)
    Account account;

    @Column(precision = 12, scale = 2)
    BigDecimal total;
}
