package shop;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

@MappedSuperclass
public abstract class Named {
    @Column(nullable = false, length = 120)
    String displayName;

    @Version
    int version;
}
