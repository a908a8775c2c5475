import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)
def migrations = new File(basedir, 'src/main/migrations')

log.run(1).says '''\
  add type public.genre
  add table public.author (2 columns)
  add table public.book (4 columns)
  add constraint book_author_id_fkey on public.book (FOREIGN KEY (author_id) REFERENCES public.author(id))
  add index public.book_author
  add view public.novel
  add comment on table public.author ('Who wrote it')
Wrote src/main/migrations/1975ea83b712_create_books.sql (7 differences)'''
def first = new File(migrations, '1975ea83b712_create_books.sql').text
assert first.contains('''
-- migrate: downgrade
drop view public.novel;

-- destructive: the rows of public.book
drop table public.book;
''')

log.run(2).mentions ': all is as it should be.'
log.run(2).says 'No changes found between the revisions and the model: no file is written.'

log.run(3).says '''\
model: add value 'essay' to type public.genre
model: add column public.author.full_name (text, not null)
model: add column public.author.born (date)
model: add column public.book.pages (integer, not null)
model: change default public.book.genre from 'novel'::public.genre to 'essay'::public.genre
model: add function public.shout(text)
model: drop column public.author.name
model: drop view public.novel
model: change type of column public.book.title from text to character varying(200)
model: add view public.essay'''
log.run(3).mentions ': 10 findings.'
log.run(3).says 'Apply what is missing with `mvn migrate:upgrade`; write what the model wants with ' +
    '`mvn migrate:revision -Dautogenerate -Dmessage="…"`, and undo what is drift, or write a revision that does it.'

log.run(4).says '''\
column public.author.name goes and full_name comes, both text. If it is renamed, write -Drename=author.name:full_name
Whether the upgrade can run depends on the rows: ERROR P0001: 2 rows of public.author have no value in full_name
The upgrade destroys the values of public.author.name
Wrote src/main/guess/00aa00bb11cc_guess.sql (9 differences, 1 destructive statement)'''

log.run(5).says '  rename column public.author.name to full_name'
log.run(5).neverSays 'destroys'
def second = new File(migrations, 'ae1027a6acf1_essays.sql').text
// the label is used further down, so it has to be committed before
assert second.contains('''
-- migrate: upgrade
-- migrate: autocommit
alter type public.genre add value if not exists 'essay' before 'poetry';

set local check_function_bodies = off;
alter table public.author rename column name to full_name;
''')
assert second.endsWith('alter table public.author rename column full_name to name;\n')

log.run(6).says 'Verified 2 revisions: all is as it should be.'
log.run(8).mentions ': all is as it should be.'

log.run(9).failsWith '''\
The model cannot be built:
  src/main/broken/a.sql:1: ERROR 42P01: relation "b" does not exist
  create table a (
  src/main/broken/a.sql:6: ERROR 42P01: relation "a" does not exist
  create view c as select nonsense from a
The order of statements and files does not matter: something is missing, or wrong. Mend it.'''
log.run(10).failsWith '''\
There is no model that says which schema is wanted.
Write it as plain DDL and name the file or directory: -Dmigrate.model.sql=src/main/schema, or <modelSql> in the POM. JPA entities are found by themselves where JPA is a dependency.'''
log.run(11).failsWith '''\
There is no table or column 'writer.name' to rename, as 'writer.name:full_name' says.
Write -Drename=<table>.<column>:<new name> or -Drename=<table>:<new name>, with the schema before the table where it is not public; a view, a sequence, a type or a function is written as a table is, and the value of an enum as a column is.'''
