-- the first classics
--
-- revision: 8e15a6d40b73
-- down-revision: 3b7f09c2d1a4
-- created: 2026-11-03T10:05:18Z

-- migrate: upgrade
copy publishers (id, name, city) from stdin;
1	Thomas Egerton	London
2	Thomas Cautley Newby	London
3	Smith, Elder & Co.	London
4	Chapman & Hall	London
5	Weygandsche Buchhandlung	Leipzig
6	The Russian Messenger	Moscow
7	Harper & Brothers	New York
8	Pierre-Jules Hetzel	Paris
9	Francisco de Robles	Madrid
10	Erhard Ratdolt	Venice
\.

copy authors (id, name, born, died) from stdin;
1	Jane Austen	1775	1817
2	Emily Brontë	1818	1848
3	Charlotte Brontë	1816	1855
4	Charles Dickens	1812	1870
5	Johann Wolfgang von Goethe	1749	1832
6	Leo Tolstoy	1828	1910
7	Herman Melville	1819	1891
8	Jules Verne	1828	1905
9	Miguel de Cervantes	1547	1616
10	Euclid	\N	\N
\.

copy books (id, title, author_id, publisher_id, published, price) from stdin;
1	Sense and Sensibility	1	1	1811	11.50
2	Pride and Prejudice	1	1	1813	12.90
3	Wuthering Heights	2	2	1847	10.80
4	Jane Eyre	3	3	1847	12.40
5	A Tale of Two Cities	4	4	1859	9.95
6	The Sorrows of Young Werther	5	5	1774	8.50
7	Anna Karenina	6	6	1878	16.80
8	War and Peace	6	6	1869	19.90
9	Moby-Dick; or, The Whale	7	7	1851	14.20
10	Twenty Thousand Leagues Under the Seas	8	8	1870	13.60
11	Don Quixote	9	9	1605	18.75
12	The Elements	10	10	1482	24.00
\.

select setval(pg_get_serial_sequence('publishers', 'id'), max(id)) from publishers;
select setval(pg_get_serial_sequence('authors', 'id'), max(id)) from authors;
select setval(pg_get_serial_sequence('books', 'id'), max(id)) from books;

-- migrate: downgrade
delete from books where id <= 12;
delete from authors where id <= 10;
delete from publishers where id <= 10;
