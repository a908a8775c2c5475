package shop;

import jakarta.persistence.Entity;

@Entity
public class Account {
    @jakarta.persistence.Id
    String email;
}
