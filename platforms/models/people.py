from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.jurisdictions import in_language
from platforms.principals import NOBODY, Principal
from platforms.roles import OFFICE_ROLES, PLATFORM_ROLES, SCOPES_OF_ROLE, Role
from platforms.tenancy import TenantQuerySet


class PersonQuerySet(TenantQuerySet["Person"]):
    def visible_to(self, principal: Principal) -> "PersonQuerySet":
        """People of visible platforms, and for an office those who work there."""
        if principal.sees_all:
            return self
        if principal.kind == "office":
            own = models.Q(office_id=principal.office_id)
            return self.filter(own | models.Q(platform__jurisdiction_id=principal.jurisdiction))
        return super().visible_to(principal)


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def create_person(self, *, password: str | None = None, **fields: Any) -> "Person":
        person: Person = self.model(**fields)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with a role, at an office (works in the console) or at a platform (signs for it).

    The people of a platform do not log in: their platform's machine acts, and names them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(_("username"), max_length=150, unique=True, null=True, blank=True)
    name_zh = models.CharField(_("Chinese name"), max_length=100)
    name_en = models.CharField(_("English name"), max_length=100, blank=True)
    title = models.CharField(_("position"), max_length=100, blank=True)
    email = models.EmailField(_("email"), blank=True)
    office = models.ForeignKey(
        "platforms.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("office"),
    )
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("platform"),
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    is_active = models.BooleanField(_("active"), default=True)
    # Runs the installation; belongs to no office in particular.
    is_superuser = models.BooleanField(_("operator"), default=False)

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name_zh"]

    class Meta:
        ordering: ClassVar = ["name_zh", "id"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(platform__isnull=True) | models.Q(office__isnull=True),
                name="person_is_of_a_platform_or_of_an_office",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(platform__isnull=False, role__in=sorted(PLATFORM_ROLES))
                    | models.Q(platform__isnull=True, role__in=sorted(OFFICE_ROLES))
                ),
                name="person_has_a_role_of_the_place",
            ),
            models.CheckConstraint(
                condition=models.Q(platform__isnull=True) | models.Q(is_superuser=False),
                name="person_of_a_platform_is_no_operator",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)

    @property
    def is_staff(self) -> bool:
        """May enter the console."""
        return self.is_active and (self.is_superuser or self.office_id is not None)

    def principal(self) -> Principal:
        """Whom this person is when they work in the console."""
        if not self.is_staff:
            return NOBODY
        scopes = SCOPES_OF_ROLE[self.role]
        if self.office is None:
            return Principal("operator", person_id=self.id, scopes=scopes)
        return Principal(
            "office",
            office_id=self.office.id,
            jurisdiction=self.office.jurisdiction_id,
            person_id=self.id,
            scopes=scopes,
        )

    # The console asks these for every page; the admin classes decide by scope and object.
    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff
