alter view public.all_days rename to days;
alter routine public.doubled(integer) rename to twice;
alter sequence public.count_of_days rename to counter;
alter type public.feeling rename to mood;
alter type public.mood rename value 'unhappy' to 'sad';
