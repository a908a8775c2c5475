create or replace function public.f()
 returns integer
 language sql
return 2;

create or replace function public.g()
 returns integer
 language plpgsql
as $function$begin return f() + 1; end$function$;
