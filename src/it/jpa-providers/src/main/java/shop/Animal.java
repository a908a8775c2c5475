package shop;

import jakarta.persistence.*;

@Entity
@DiscriminatorColumn(name = "species")
public abstract class Animal {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    int id;
}
