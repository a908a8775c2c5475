drop rule r on public.t;
