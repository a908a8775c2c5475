-- coupons
--
-- revision: c0ffee000001
-- down-revision: ae1027a6acf1

-- migrate: upgrade
create table coupon (code varchar(20) not null, discount int not null, constraint coupon_code primary key (code));

-- migrate: downgrade
drop table coupon;
