import dev.migrate.maven.it.BuildLog

def log = BuildLog.of(basedir)

log.run(1).says """\
create table public."order" (
    id bigint not null,
    account_id bigint,
    constraint order_pkey primary key (id)
);

alter table public.account add column email text;
alter table public."order" add constraint order_account_id_fkey foreign key (account_id) references public.account(id);"""
log.run(1).says 'From the revisions to src/main/schema: 3 differences.'
assert new File(basedir, 'target/back.sql').text == """\
-- destructive: the rows of public."order"
drop table public."order";

-- destructive: the values of public.account.email
alter table public.account drop column email;
"""
log.run(2).says 'This destroys the rows of public."order"'
log.run(3).mentions ' and the revisions are the same.'
log.run(4).failsWith """\
A comparison has two ends, and -Dto= is missing.
Write -Dfrom= and -Dto=, each model, database, revisions, a directory of revisions, files of plain DDL, or a URL."""
log.run(5).failsWith """\
There is no file or directory elsewhere to compare.
An end is model, database, revisions, a directory of revisions, files of plain DDL, or a URL."""
