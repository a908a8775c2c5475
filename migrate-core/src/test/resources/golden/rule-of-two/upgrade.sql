create rule r as
    on insert to public.t do ( insert into public.log (said)
  values ('one'::text);
 insert into public.log (said)
  values ('two'::text);
);
