package shop;

import jakarta.persistence.*;

@Entity
@IdClass(LineId.class)
public class Line {
    @Id
    @ManyToOne
    Purchase purchase;

    @Id
    int number;

    @Column(columnDefinition = "text")
    String note;

    double weight;
    Short pieces;
}
