-- The two roles and the database. Run once by a superuser with psql, on a new cluster:
-- by the postgres image at its first start, and by config/engines/postgres.py for the embedded server.
-- Passwords come from the environment, or from the files that it names.
\set ON_ERROR_STOP on
\getenv owner_password CANDOR_OWNER_PASSWORD
\getenv app_password CANDOR_APP_PASSWORD
\if :{?owner_password}
\else
\set owner_password `cat "$CANDOR_OWNER_PASSWORD_FILE"`
\set app_password `cat "$CANDOR_APP_PASSWORD_FILE"`
\endif
\connect template1

-- Owns the schema and runs the migrations.
CREATE ROLE candor_owner LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS
    PASSWORD :'owner_password';
-- What web, worker and beat connect as. It owns nothing, so row-level security always holds for it.
CREATE ROLE candor_app LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS
    PASSWORD :'app_password';

-- In template1, so that every database made on this cluster (the tests' too) has the same grants.
GRANT USAGE ON SCHEMA public TO candor_app;
ALTER DEFAULT PRIVILEGES FOR ROLE candor_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO candor_app;
ALTER DEFAULT PRIVILEGES FOR ROLE candor_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO candor_app;

CREATE DATABASE candor OWNER candor_owner;
REVOKE ALL ON DATABASE candor FROM PUBLIC;
-- TEMPORARY: records are copied into a temporary table first.
GRANT CONNECT, TEMPORARY ON DATABASE candor TO candor_app;
