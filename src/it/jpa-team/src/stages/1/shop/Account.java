package shop;

import jakarta.persistence.*;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.hibernate.envers.Audited;

@Entity
@Audited
public class Account {
    public enum Status {
        ACTIVE,
        LOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(unique = true, nullable = false)
    String email;

    @NotNull
    @Size(max = 80)
    String name;

    Instant createdAt;

    @Enumerated(EnumType.STRING)
    Status status;
}
