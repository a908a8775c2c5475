alter table public.account alter constraint account_other_id_fkey not deferrable;
alter table public.account alter constraint account_team_id_fkey deferrable initially deferred;
