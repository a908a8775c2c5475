-- discount codes
--
-- revision: 27c9f5b1e03d
-- down-revision: 9a4c03e8d7f5
-- branch-labels: discounts
-- created: 2026-11-12T13:58:21Z

-- migrate: upgrade
create table discount_codes (
    id          bigint generated always as identity primary key,
    code        text not null unique check (code = upper(code)),
    percent     smallint not null check (percent between 1 and 90),
    valid_until date
);

alter table orders add discount_code_id bigint references discount_codes on delete set null;

create function order_total(wanted bigint) returns numeric language sql stable
begin atomic
    select round(sum(l.line_total) * (100 - coalesce(d.percent, 0)) / 100, 2)
      from orders o
      join order_lines l on l.order_id = o.id
      left join discount_codes d on d.id = o.discount_code_id
     where o.id = wanted
     group by d.percent;
end;

-- migrate: downgrade
drop function order_total(bigint);
alter table orders drop discount_code_id;
drop table discount_codes;
