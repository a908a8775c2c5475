package shop;

import jakarta.persistence.*;

@Entity
public class CardPayment extends Payment {
    @Column(length = 19)
    String cardNumber;
}
