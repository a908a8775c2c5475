alter domain public.code drop not null;
alter domain public.code drop constraint letter;
