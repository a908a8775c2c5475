package shop;

import jakarta.persistence.*;

@Entity
public class Coupon {
    @Id
    @Column(length = 20)
    String code;

    int discount;
}
