alter table public.person drop constraint person_team_id_fkey;
alter table public.person drop constraint adult;
alter table public.person add constraint adult check (age > 17) not enforced not valid;
alter table public.person add constraint person_team_id_fkey foreign key (team_id) references public.team(id) not enforced not valid;
