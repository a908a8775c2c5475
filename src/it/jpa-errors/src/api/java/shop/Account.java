package shop;

import javax.persistence.Entity;

@Entity
public class Account {
    @javax.persistence.Id
    String email;
}
