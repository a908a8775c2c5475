package shop;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;

/** What the provider itself does with a database: {@code Own <api> <url> <property>=<value> …}. */
public class Own {
    public static void main(String[] arguments) {
        Map<String, String> properties = new HashMap<>();
        properties.put(arguments[0] + ".persistence.jdbc.url", arguments[1]);
        for (int i = 2; i < arguments.length; i++) {
            String[] sides = arguments[i].split("=", 2);
            properties.put(sides[0], sides[1]);
        }
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("shop", properties);
        factory.createEntityManager().close(); // EclipseLink begins only here
        factory.close();
        System.out.println("done");
    }
}
