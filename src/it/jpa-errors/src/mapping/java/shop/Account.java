package shop;

import jakarta.persistence.Entity;

@Entity
public class Account {
    String email;
}
