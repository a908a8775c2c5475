create rule r as
    on insert to public.t do  insert into public.log (said)
  values ('one;
two'::text);
