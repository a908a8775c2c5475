create table box (
    area integer
);
