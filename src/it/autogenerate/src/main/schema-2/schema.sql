--
-- PostgreSQL database dump
--

\restrict 4fDeY3mXw0ZzQn

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

CREATE TYPE public.genre AS ENUM (
    'novel',
    'essay',
    'poetry'
);

ALTER TYPE public.genre OWNER TO somebody_elsewhere;

CREATE FUNCTION public.shout(text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$ select upper($1) $_$;

ALTER FUNCTION public.shout(text) OWNER TO somebody_elsewhere;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.author (
    id bigint NOT NULL,
    full_name text NOT NULL,
    born date
);

ALTER TABLE public.author OWNER TO somebody_elsewhere;

COMMENT ON TABLE public.author IS 'Who wrote it';

ALTER TABLE public.author ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.author_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.book (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    genre public.genre DEFAULT 'essay'::public.genre NOT NULL,
    author_id bigint NOT NULL,
    pages integer NOT NULL
);

ALTER TABLE public.book ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.book_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW public.essay AS
 SELECT id,
    public.shout(title) AS title
   FROM public.book
  WHERE (genre = 'essay'::public.genre);

ALTER TABLE ONLY public.author
    ADD CONSTRAINT author_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.book
    ADD CONSTRAINT book_pkey PRIMARY KEY (id);

CREATE INDEX book_author ON public.book USING btree (author_id);

ALTER TABLE ONLY public.book
    ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.author(id);

\unrestrict 4fDeY3mXw0ZzQn
