alter table only public.vehicle drop constraint some_wheels;

-- destructive: the values of public.vehicle.wheels
alter table only public.vehicle drop column wheels;

alter table public.boat drop constraint some_wheels;

-- destructive: the values of public.boat.wheels
alter table public.boat drop column wheels;
