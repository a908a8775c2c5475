alter extension citext set schema public;
drop schema ext;
