alter domain public.email drop constraint email_check;
