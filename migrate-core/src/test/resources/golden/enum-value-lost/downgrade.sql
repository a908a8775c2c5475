alter type public.mood add value 'sad' before 'ok';
