create type status as enum ('old', 'new');
create type pair as (one status, two status);
create table u (all_s status[] default '{old,new}', two_of pair default '(new,old)', note text);
