"""The people of a platform. Offices see who signed where it was signed, and no list of people."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Query, StrictSerializer
from platforms.api.views import ApiView
from platforms.models import Person, Platform
from platforms.roles import PLATFORM_ROLES, Role, Scope
from platforms.services import people

ROLES = [(role.value, role.label) for role in Role if role in PLATFORM_ROLES]


class PersonOut(serializers.ModelSerializer[Person]):
    role = serializers.ChoiceField(choices=ROLES)
    active = serializers.BooleanField(source="is_active")

    class Meta:
        model = Person
        fields = ("id", "role", "name_zh", "name_en", "title", "email", "active")


class AddPerson(StrictSerializer):
    role = serializers.ChoiceField(choices=ROLES, help_text="Only a signatory may sign.")
    name_zh = serializers.CharField(max_length=100)
    name_en = serializers.CharField(max_length=100, required=False, allow_blank=True)
    title = serializers.CharField(max_length=100, required=False, allow_blank=True)
    email = serializers.EmailField(required=False, allow_blank=True)


class PersonQuery(Query):
    role = serializers.ChoiceField(choices=ROLES, required=False)
    active = serializers.BooleanField(source="is_active", required=False, allow_null=True)


VALUES = {
    "role": "signatory",
    "name_zh": "张三",
    "name_en": "Zhang San",
    "title": "合规负责人",
    "email": "zhang@photos.example",
}
REQUEST = OpenApiExample("Add", VALUES, request_only=True)
ANSWER = OpenApiExample(
    "A person",
    {"id": "01968b3c-7f00-7000-8000-000000000004", **VALUES, "active": True},
    response_only=True,
)


class People(ApiView):
    scopes = {"GET": Scope.PLATFORMS_READ, "POST": Scope.PLATFORMS_WRITE}
    kinds = {"GET": {"platform"}, "POST": {"platform"}}
    refusals = {"POST": ("role_not_of_platform",)}
    pagination_class = CursorPaging

    @extend_schema(
        operation_id="people_list",
        parameters=[PersonQuery],
        responses=PersonOut(many=True),
        examples=[ANSWER],
    )
    def get(self, request: Request) -> Response:
        """The platform's people, those who act no more included."""
        wanted = {k: v for k, v in self.query(PersonQuery).items() if v is not None}
        return self.page(Person.objects.visible_to(self.principal).filter(**wanted), PersonOut)

    @extend_schema(
        operation_id="people_add",
        request=AddPerson,
        responses={201: PersonOut},
        examples=[REQUEST, ANSWER],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Name somebody who files, signs or looks on for the platform."""
        body = self.read(AddPerson)
        platform = Platform.objects.visible_to(self.principal).get()
        person = people.add(self.principal, platform=platform, **body)
        location = f"/api/v1/people/{person.id}"
        return Response(PersonOut(person).data, status=201, headers={"Location": location})


class _OfPlatform(ApiView):
    def person(self, person_id: UUID) -> Person:
        person: Person | None = (
            Person.objects.visible_to(self.principal).filter(pk=person_id).first()
        )
        if person is None:
            raise Http404
        return person


class PersonDetail(_OfPlatform):
    scopes = {"GET": Scope.PLATFORMS_READ}
    kinds = {"GET": {"platform"}}

    @extend_schema(operation_id="people_retrieve", responses=PersonOut, examples=[ANSWER])
    def get(self, request: Request, person_id: UUID) -> Response:
        """One person of the platform."""
        return Response(PersonOut(self.person(person_id)).data)


class PersonDeactivate(_OfPlatform):
    scopes = {"POST": Scope.PLATFORMS_WRITE}
    kinds = {"POST": {"platform"}}

    @extend_schema(
        operation_id="people_deactivate", request=None, responses=PersonOut, examples=[ANSWER]
    )
    def post(self, request: Request, person_id: UUID) -> Response:
        """Somebody acts for the platform no more; what they signed stays. Done already, no harm."""
        person = people.deactivate(self.principal, person=self.person(person_id))
        return Response(PersonOut(person).data)
