create statistics public.t_both (dependencies) on id, v from public.t;
create publication news for table only public.t with (publish = 'insert');
