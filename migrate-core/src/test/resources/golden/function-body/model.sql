create function f() returns integer language sql return 2;
create function g() returns integer language plpgsql as $$begin return f() + 1; end$$;
