-- bestsellers
--
-- revision: f3059c6ae812
-- down-revision: 48be9d3705ca
-- created: 2026-11-19T14:07:12Z

-- migrate: upgrade
create view bestsellers as
select rank() over (order by sold.copies desc) as place,
       b.title,
       concat_ws(' ', a.given_name, a.family_name) as author,
       sold.copies,
       p.price,
       (select round(avg(r.stars), 1) from reviews r where r.book_id = b.id) as stars
  from books b
  join authors a on a.id = b.author_id
  join (select l.book_id, sum(l.copies) as copies
          from order_lines l
          join orders o on o.id = l.order_id and o.status <> 'cancelled'
         group by l.book_id) sold on sold.book_id = b.id
  left join current_prices p on p.book_id = b.id
 order by place, b.title;

-- migrate: downgrade
drop view bestsellers;
