"""The SQL of the second lock, for migrations. Migrations are history: add here, do not change.

A policy calls its functions as `(SELECT f())`, so that PostgreSQL evaluates them once a query and
not once a row. Rows are seen by their platform, by the office of its province, by the national
office and by the workers; an unbound transaction sees nothing.
"""

FUNCTIONS = """
CREATE FUNCTION candor_part(n int) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(split_part(current_setting('candor.principal', true), '|', n), '') $$;
CREATE FUNCTION candor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT candor_part(1) $$;
CREATE FUNCTION candor_platform() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT candor_part(2)::uuid WHERE candor_part(1) = 'platform' $$;
CREATE FUNCTION candor_office() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT candor_part(3)::uuid WHERE candor_part(1) = 'office' $$;
CREATE FUNCTION candor_jurisdiction() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT candor_part(4) WHERE candor_part(1) = 'office' $$;
CREATE FUNCTION candor_owner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(candor_platform(), candor_office()) $$;
CREATE FUNCTION candor_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(candor_part(1) IN ('system', 'operator')
       OR (candor_part(1) = 'office' AND candor_part(4) = '00'), false) $$;
CREATE FUNCTION candor_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(candor_part(1) IN ('system', 'operator'), false) $$;
CREATE FUNCTION candor_is_bound() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(candor_part(1) NOT IN ('nobody', 'authenticator'), false) $$;
CREATE FUNCTION candor_is_authenticator() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(candor_part(1) = 'authenticator', false) $$;
CREATE FUNCTION candor_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is forbidden: what is written here stays', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION candor_keep_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY TG_ARGV LOOP
    IF to_jsonb(NEW) -> kept IS DISTINCT FROM to_jsonb(OLD) -> kept THEN
      RAISE EXCEPTION '%.% is never changed', TG_TABLE_NAME, kept
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
"""

SEES_ALL = "(SELECT candor_sees_all())"
SYSTEM = "(SELECT candor_is_system())"
AUTHENTICATOR = "(SELECT candor_is_authenticator())"
IS_BOUND = "(SELECT candor_is_bound())"


def visible(column: str = "platform_id") -> str:
    """Who sees a row: its platform, the office of its province, those who see all."""
    return (
        f"({SEES_ALL} OR {column} = (SELECT candor_platform()) OR {column} IN"
        " (SELECT p.id FROM platforms_platform p"
        " WHERE p.jurisdiction_id = (SELECT candor_jurisdiction())))"
    )


def by_platform(column: str = "platform_id") -> str:
    """Who writes a row that the platform files: the platform itself, and the workers."""
    return f"({SYSTEM} OR {column} = (SELECT candor_platform()))"


def policies(table: str, *, read: str, insert: str = "", update: str = "", delete: str = "") -> str:
    """Row-level security for a table. What no policy allows is refused, and so is its privilege."""
    privileges = ["SELECT"]
    lines = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
        f"CREATE POLICY read ON {table} FOR SELECT USING ({read});",
    ]
    if insert:
        privileges.append("INSERT")
        lines.append(f"CREATE POLICY write ON {table} FOR INSERT WITH CHECK ({insert});")
    if update:
        privileges.append("UPDATE")
        lines.append(
            f"CREATE POLICY change ON {table} FOR UPDATE USING ({update}) WITH CHECK ({update});"
        )
    if delete:
        privileges.append("DELETE")
        lines.append(f"CREATE POLICY remove ON {table} FOR DELETE USING ({delete});")
    lines.append(f"REVOKE ALL ON {table} FROM candor_app;")
    lines.append(f"GRANT {', '.join(privileges)} ON {table} TO candor_app;")
    return "\n".join(lines)


def same_platform(child: str, column: str, parent: str) -> str:
    """A row and the row it belongs to are of one platform: held by the database."""
    return (
        f"ALTER TABLE {child} ADD CONSTRAINT {child.split('_', 1)[1]}_{column}_same_platform"
        f" FOREIGN KEY ({column}, platform_id) REFERENCES {parent} (id, platform_id)"
        " DEFERRABLE INITIALLY DEFERRED;"
    )


def keeps(table: str, *columns: str) -> str:
    """These columns of a row are never changed; the row is never deleted."""
    arguments = ", ".join(f"'{column}'" for column in columns)
    return (
        f"CREATE TRIGGER keep_columns BEFORE UPDATE ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION candor_keep_columns({arguments});"
        f"CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_change();"
    )


def append_only(table: str) -> str:
    """Refuse every change and removal, whoever asks."""
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_change();"
    )
