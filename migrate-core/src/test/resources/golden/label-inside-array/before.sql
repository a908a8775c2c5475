-- A new label stands in the constant of an array and of a composite type.
create type status as enum ('old');
create type pair as (one status, two status);
create table u (all_s status[], two_of pair, note text);
