package shop;

import dev.migrate.command.PackagedMigrate;
import dev.migrate.postgres.Database;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application that migrates over its pool when it starts, and says then what it finds. */
@SpringBootApplication
public class Shop {

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    public static String status() {
        return "new";
    }

    @Bean
    InitializingBean migrate(DataSource dataSource) {
        return () -> PackagedMigrate.of(Shop.class, Database.of(dataSource))
                .upgrade();
    }

    @Bean
    CommandLineRunner open(JdbcTemplate jdbc) {
        return arguments -> System.out.println("accounts: "
                + jdbc.queryForObject("select count(*) from account where status = 'new'", Long.class));
    }
}
