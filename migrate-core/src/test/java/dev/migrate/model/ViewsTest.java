package dev.migrate.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entities that are read from views beside them. */
class ViewsTest {

    private final List<String> remarks = new ArrayList<>();

    private List<String> left(String sql, String entities) {
        return new Views(statements("views.sql", sql))
                .without(statements("the entities", entities), remarks).stream()
                        .map(statement -> statement.statement().text())
                        .toList();
    }

    private static List<ModelStatement> statements(String name, String sql) {
        SqlText source = SqlText.of(name, sql);
        return StatementSplitter.split(source).stream()
                .filter(Statement.class::isInstance)
                .map(statement -> new ModelStatement(source, (Statement) statement, List.of()))
                .toList();
    }

    @Test
    void whatTheProviderSaysOfAViewIsLeftOut() {
        assertThat(left("""
                        create table audit (id int);
                        create or replace view Ranking as select 1 as id;
                        create materialized view if not exists shop."Top Ten" as select 1 as id;
                        """, """
                        create table ranking (id bigint not null, primary key (id));
                        create table account (id bigint not null, ranking_id bigint, primary key (id));
                        create table ranking_rule (id bigint);
                        alter table if exists public.ranking add constraint uk unique (score);
                        create index i on ranking (score);
                        comment on table ranking is 'who leads';
                        comment on column ranking.score is 'points';
                        comment on column account.ranking is 'place';
                        alter table if exists account add constraint fk1 foreign key (ranking_id) references ranking;
                        alter table if exists account add constraint fk2 foreign key (rule_id) references ranking_rule;
                        create table shop."Top Ten" (id bigint);
                        create table "Ranking" (id bigint);
                        """))
                .containsExactly(
                        "create table account (id bigint not null, ranking_id bigint, primary key (id))",
                        "create table ranking_rule (id bigint)",
                        "comment on column account.ranking is 'place'",
                        "alter table if exists account add constraint fk2 foreign key (rule_id) references ranking_rule",
                        "create table \"Ranking\" (id bigint)");
        assertThat(remarks)
                .containsExactly("Entities are read from views: ranking (views.sql:2), shop.Top Ten (views.sql:3).");
    }

    @Test
    void withoutViewsNothingIsLeftOut() {
        assertThat(left("create table audit (id int);", "create table audit (id bigint);"))
                .containsExactly("create table audit (id bigint)");
        assertThat(remarks).isEmpty();
    }
}
