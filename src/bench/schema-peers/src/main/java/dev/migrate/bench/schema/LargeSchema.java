package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema of many tables with what usually stands around them. */
record LargeSchema(int tables) {

    private static final String TABLE = """
            create table t%1$d (id bigint generated always as identity primary key, parent bigint,
              name text not null, price numeric(10,2) default 0 check (price >= 0), at timestamptz default now(),
              feeling mood default 'ok', tags text[], note varchar(200), unique (name));
            create index t%1$d_at on t%1$d (at desc) where note is not null;
            """;

    void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            StringBuilder sql = new StringBuilder("create type mood as enum ('sad', 'ok');");
            for (int n = 1; n <= tables; n++) {
                sql.append(TABLE.formatted(n));
                if (n > 1) {
                    sql.append("alter table t%d add foreign key (parent) references t%d;".formatted(n, n - 1));
                }
                if (n % 5 == 0) {
                    sql.append("create view v%1$d as select id, name from t%1$d where price > 1;".formatted(n));
                }
                if (n % 10 == 0) {
                    sql.append("create function f%1$d(a bigint) returns text language sql stable as ".formatted(n))
                            .append("'select name from t%1$d where id = a';".formatted(n));
                }
                if (n % 100 == 0 || n == tables) {
                    statement.execute(sql.toString());
                    sql.setLength(0);
                }
            }
            statement.execute("analyze");
        }
    }
}
