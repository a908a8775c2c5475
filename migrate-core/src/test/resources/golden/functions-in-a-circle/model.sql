create table t (id bigint primary key);
create function even(n integer) returns boolean language sql return true;
create function odd(n integer) returns boolean language sql return case when n = 0 then false else even(n - 1) end;
create or replace function even(n integer) returns boolean language sql return case when n = 0 then true else odd(n - 1) end;
