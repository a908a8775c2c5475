-- destructive: the values of attribute zip of public.address
alter type public.address drop attribute zip;

alter type public.address add attribute zip integer;
