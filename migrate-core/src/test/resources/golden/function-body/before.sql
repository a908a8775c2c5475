-- A body that changes is replaced, and so is a function that another calls.
create function f() returns integer language sql return 1;
create function g() returns integer language plpgsql as $$begin return f(); end$$;
