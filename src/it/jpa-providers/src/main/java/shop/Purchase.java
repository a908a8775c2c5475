package shop;

import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "purchases")
public class Purchase {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "purchases_gen")
    @SequenceGenerator(name = "purchases_gen", sequenceName = "purchases_seq", allocationSize = 20)
    Long id;

    @ManyToOne(optional = false)
    @JoinColumn(foreignKey = @ForeignKey(name = "purchases_of_account"))
    Account account;

    @Column(precision = 12, scale = 2)
    BigDecimal total;

    LocalDateTime placedAt;

    @OneToOne
    Payment payment;

    @OneToMany(mappedBy = "purchase")
    List<Line> lines = new ArrayList<>();

    @Basic(optional = false)
    byte[] signature;
}
