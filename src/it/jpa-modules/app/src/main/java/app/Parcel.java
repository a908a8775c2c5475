package app;

import jakarta.persistence.*;
import shop.Article;

@Entity
public class Parcel {
    @Id
    long id;

    @ManyToOne
    Article article;
}
