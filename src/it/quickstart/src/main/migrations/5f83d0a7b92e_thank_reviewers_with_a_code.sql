-- thank reviewers with a code
--
-- revision: 5f83d0a7b92e
-- down-revision: 27c9f5b1e03d
-- depends-on: e60b8d29a4c7
-- created: 2026-11-16T09:36:50Z

-- migrate: upgrade
alter table discount_codes add review_id bigint unique references reviews on delete set null;

insert into discount_codes (code, percent, review_id)
select 'THANKS-' || id, 10, id from reviews order by id;

-- migrate: downgrade
delete from discount_codes where review_id is not null;
alter table discount_codes drop review_id;
