package shop;

import jakarta.persistence.*;
import org.hibernate.annotations.Immutable;

/** Read from a view. */
@Entity
@Immutable
public class ActiveAccount {
    @Id
    Long id;

    @Column(unique = true)
    String email;

    @OneToOne
    Purchase latest;
}
