create schema ext;
alter extension citext set schema ext;
