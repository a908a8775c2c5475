// pages of books
//
// revision: 6c0f7be21d95
// down-revision: f3059c6ae812
// created: 2026-11-20T16:42:05Z

import dev.migrate.op.JavaMigration;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Where each book stands in the shop's web pages: a path of plain letters, which SQL alone is poor at. */
class PagesOfBooks implements JavaMigration {

    @Override
    public void upgrade(Operations op) {
        op.execute("""
                create table pages (
                    book_id bigint primary key references books on delete cascade,
                    path    text not null unique
                )""");
        op.batch(() -> {
            List<Row> books = op.query("""
                    select id, title
                      from books
                     where not exists (select from pages where book_id = id)
                     order by id
                     limit 500""");
            for (Row book : books) {
                long id = book.bigint("id");
                op.execute("insert into pages values (?, ?)", id, path(book.string("title")) + "-" + id);
            }
            return books.size();
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("drop table pages");
    }

    private static String path(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
