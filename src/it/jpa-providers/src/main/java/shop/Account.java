package shop;

import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

@Entity
@Table(
        uniqueConstraints = @UniqueConstraint(columnNames = {"eMail", "region"}),
        indexes = {@Index(columnList = "region"), @Index(name = "account_born", columnList = "born desc, region")})
public class Account extends Named {
    public enum Status {
        ACTIVE,
        LOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "eMail", nullable = false)
    String eMail;

    @Column(length = 2)
    String region;

    LocalDate born;

    @Enumerated(EnumType.STRING)
    @Column(length = 20, nullable = false)
    Status status;

    @Enumerated
    Status former;

    @Column(unique = true)
    UUID token;

    @Embedded
    Address address;

    @ElementCollection
    Set<String> nickNames = new HashSet<>();

    @ManyToMany
    Set<Account> friends = new HashSet<>();

    @Convert(converter = YesNo.class)
    Boolean trusted;
}
