create or replace function public.f()
 returns integer
 language sql
return 1;

create or replace function public.g()
 returns integer
 language plpgsql
as $function$begin return f(); end$function$;
