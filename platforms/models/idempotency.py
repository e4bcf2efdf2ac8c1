from typing import ClassVar

from django.db import models


class IdempotencyKey(models.Model):
    """The answer to a request with an `Idempotency-Key`, written with its effect."""

    id = models.BigAutoField(primary_key=True)
    owner_id = models.UUIDField()
    key = models.CharField(max_length=255)
    # Method, path and body: the same key for anything else is refused.
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner_id", "key"], name="one_answer_per_key")
        ]

    def __str__(self) -> str:
        return self.key
