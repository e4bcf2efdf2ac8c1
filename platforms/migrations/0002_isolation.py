"""Row-level security over everything that belongs to somebody, and an audit trail that stays."""

from django.db import migrations

from platforms import isolation_sql as sql

NOT_A_PLATFORM = "(SELECT candor_platform()) IS NULL"
OFFICE_ITSELF = "office_id = (SELECT candor_office())"
OWN = "owner_id = (SELECT candor_owner())"
OF_PROVINCE = f"({sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction()))"
OWNED_CREDENTIAL = f"({NOT_A_PLATFORM} AND ({sql.visible()} OR {OFFICE_ITSELF}))"

FORWARD = "\n".join(
    [
        sql.FUNCTIONS,
        sql.policies("platforms_jurisdiction", read="true", insert=sql.SYSTEM, update=sql.SYSTEM),
        sql.policies("platforms_office", read="true", insert=sql.SYSTEM, update=sql.SYSTEM),
        sql.policies(
            "platforms_platform",
            read=f"{sql.AUTHENTICATOR} OR {OF_PROVINCE} OR id = (SELECT candor_platform())",
            insert=OF_PROVINCE,
            update=OF_PROVINCE,
        ),
        sql.policies(
            "platforms_product", read=sql.visible(), insert=sql.visible(), update=sql.visible()
        ),
        # The people of offices are read before anybody is known: at the login of the console.
        sql.policies(
            "platforms_person",
            read=f"platform_id IS NULL OR {sql.visible()}",
            insert=f"{OFFICE_ITSELF} OR {sql.visible()}",
            update=(
                f"({sql.AUTHENTICATOR} AND platform_id IS NULL)"
                f" OR {OFFICE_ITSELF} OR {sql.visible()}"
            ),
        ),
        sql.policies(
            "platforms_credential",
            read=f"{sql.AUTHENTICATOR} OR {OFFICE_ITSELF} OR {sql.visible()}",
            insert=OWNED_CREDENTIAL,
            update=f"{sql.AUTHENTICATOR} OR {OWNED_CREDENTIAL}",
        ),
        sql.policies(
            "platforms_auditevent",
            read=f"{OFFICE_ITSELF} OR {sql.visible()}",
            insert=sql.IS_BOUND,
        ),
        sql.policies(
            "platforms_idempotencykey",
            read=f"{sql.SYSTEM} OR {OWN}",
            insert=OWN,
            update=OWN,
            delete=sql.SYSTEM,
        ),
        sql.append_only("platforms_auditevent"),
        sql.keeps("platforms_platform", "id", "uscc", "created_at"),
        sql.keeps("platforms_product", "id", "platform_id", "code"),
        sql.keeps("platforms_credential", "id", "client_id", "platform_id", "office_id"),
        sql.keeps("platforms_person", "id", "platform_id"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("platforms", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
