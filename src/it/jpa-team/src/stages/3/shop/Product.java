package shop;

import jakarta.persistence.*;

@Entity
@Table(indexes = @Index(columnList = "title"))
public class Product {
    @Id
    @GeneratedValue
    Long id;

    String title;
}
