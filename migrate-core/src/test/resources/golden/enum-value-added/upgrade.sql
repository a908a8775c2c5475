alter type public.mood add value 'sad' before 'ok';
alter type public.mood add value 'so-so' before 'happy';
alter type public.mood add value 'glad' after 'happy';
