alter type public.mood rename value 'sad' to 'unhappy';
alter type public.mood rename to feeling;
alter sequence public.counter rename to count_of_days;
alter routine public.twice(integer) rename to doubled;
alter view public.days rename to all_days;
