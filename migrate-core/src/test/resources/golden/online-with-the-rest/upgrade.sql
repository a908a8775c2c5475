create table public.n (
    id bigint not null,
    t_id bigint,
    constraint n_pkey primary key (id)
);

alter table public.n add constraint n_t_id_fkey foreign key (t_id) references public.t(id);
create index n_t on public.n (t_id);
drop view public.w;

-- not online: public.t may be rewritten for the new type, and nobody can use it meanwhile
alter table public.t alter column v type bigint;

-- not online: nobody can use public.t while the index is built
alter table public.t add constraint apart exclude using btree (v with =);

create view public.w as
select t.v
   from public.t;

create index concurrently t_v on public.t (v);
