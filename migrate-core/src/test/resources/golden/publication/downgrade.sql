drop statistics public.t_both;
drop publication news;
