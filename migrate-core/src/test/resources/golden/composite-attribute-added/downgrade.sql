-- destructive: the values of attribute city of public.address
alter type public.address drop attribute city;
