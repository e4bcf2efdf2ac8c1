"""The second factor of people who log in: TOTP (RFC 6238), and recovery codes for a lost phone."""

import base64
import hashlib
import hmac
import secrets
import time
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils import timezone
from django_otp.oath import TOTP

from platforms import audit
from platforms.ids import made_at
from platforms.models import Person, SecondFactor
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.sealing import seal, unseal
from platforms.services import sessions

ISSUER = "Candor"
STEP = 30
DIGITS = 6
TOLERANCE = 1  # steps before and after
KEY_BYTES = 20
RECOVERY_CODES = 10
RECOVERY_BYTES = 10  # 80 random bits: nobody guesses them, so that a plain digest is enough
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


class Outcome(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


def of(person: Person) -> SecondFactor | None:
    """The one in use; one that was only begun is none."""
    found: SecondFactor | None = SecondFactor.objects.filter(
        person=person, confirmed_at__isnull=False
    ).first()
    return found


def is_due(person: Person, now: datetime | None = None) -> bool:
    """Whether the person's role asks for one, and the days after the account was made are over."""
    since = made_at(person.id) + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
    return person.role in settings.SECOND_FACTOR_ROLES and (now or timezone.now()) >= since


def begin(principal: Principal, person: Person, session_id: str) -> SecondFactor:
    """A key for the phone, in use once the phone has shown a code. Refused: `second_factor_in_use`.

    Asked again, it gives the same key to the same session, so that a page that is loaded twice
    spoils nothing; and another key to any other, since whoever sat there before has seen theirs.
    """
    if person.pk != principal.person_id:
        raise Refused("own_account")
    factor, _ = SecondFactor.objects.get_or_create(
        person=person,
        defaults={
            "office_id": person.office_id,
            "key": seal(secrets.token_bytes(KEY_BYTES), person.id),
            "begun_at": timezone.now(),
        },
    )
    if factor.confirmed_at:
        raise Refused("second_factor_in_use")
    if _key_of(factor) is None:
        factor.key = seal(secrets.token_bytes(KEY_BYTES), person.id)
        factor.save(update_fields=["key"])
    _make_key_of_session(factor, session_id)
    return factor


def confirm(principal: Principal, person: Person, session_id: str, code: str) -> list[str]:
    """Put it to use; the recovery codes, once. Refused: `second_factor_in_use`, `code_wrong`.

    Sessions that were begun without it end.
    """
    begin(principal, person, session_id)
    factor = _locked(person)
    if factor.confirmed_at:
        raise Refused("second_factor_in_use")
    _make_key_of_session(factor, session_id)
    if not _verify(factor, code):
        raise Refused("code_wrong", pointer="/code")
    factor.confirmed_at = timezone.now()
    codes = _new_recovery_codes(factor)
    factor.save()
    sessions.prove(session_id)
    sessions.end(principal, person, keep=session_id)
    audit.record(principal, "person.second_factor_added", "person", person.id)
    return codes


def renew_recovery_codes(principal: Principal, person: Person) -> list[str]:
    """New ones, for who has just shown a code that `check` found right; those before are void."""
    factor = _locked(person)
    codes = _new_recovery_codes(factor)
    factor.save(update_fields=["recovery"])
    audit.record(principal, "person.recovery_codes_renewed", "person", person.id)
    return codes


def remove(principal: Principal, person: Person) -> bool:
    """Whoever lost it all sets up another at the next login. False: there was none."""
    gone, _ = SecondFactor.objects.filter(person=person).delete()
    if gone:
        audit.record(principal, "person.second_factor_removed", "person", person.id)
    return bool(gone)


def check(person: Person, code: str) -> Outcome:
    """Whether a code of the phone, or a recovery code, is right; each is right once.

    Five wrong ones in a row lock it for a quarter of an hour, wherever they come from. It says so
    and does not refuse: a refusal is rolled back, and with it the count of wrong codes.
    """
    factor, now = _locked(person), timezone.now()
    failures = failures_in_a_row(factor, now)
    if failures >= MOST_FAILURES:
        return Outcome.LOCKED
    right = _verify(factor, code) or _recover(factor, code)
    factor.failures = 0 if right else failures + 1
    factor.failed_at = None if right else now
    factor.save()
    return Outcome.RIGHT if right else Outcome.WRONG


def failures_in_a_row(factor: SecondFactor, now: datetime) -> int:
    """Those that still count: after a quarter of an hour they do not."""
    recent = factor.failed_at is not None and now - factor.failed_at < LOCKED_FOR
    return factor.failures if recent else 0


def unlock(person: Person) -> None:
    SecondFactor.objects.filter(person=person).update(failures=0, failed_at=None)


def uri(factor: SecondFactor) -> str:
    """What the QR code holds: the key URI that authenticator apps read."""
    label = quote(f"{ISSUER}:{factor.person.username}")
    values = {"secret": secret(factor), "issuer": ISSUER, "digits": DIGITS, "period": STEP}
    return f"otpauth://totp/{label}?{urlencode(values)}"


def secret(factor: SecondFactor) -> str:
    """The key as people type it into a phone that cannot see."""
    return base64.b32encode(_key_of(factor) or b"").decode()


def _locked(person: Person) -> SecondFactor:
    found: SecondFactor = SecondFactor.objects.select_for_update().get(person=person)
    return found


def _make_key_of_session(factor: SecondFactor, session_id: str) -> None:
    """Of what was drawn for the person, the key that only one session is shown."""
    drawn = _key_of(factor)
    assert drawn is not None  # noqa: S101 - begin draws another one where it cannot be opened
    made = hmac.new(drawn, session_id.encode(), hashlib.sha256).digest()
    factor.key = seal(made[:KEY_BYTES], factor.person_id)


def _key_of(factor: SecondFactor) -> bytes | None:
    """None where it can't be opened any more: recovery codes still let in."""
    if len(factor.key) == 2 * KEY_BYTES:  # kept in hexadecimal digits, before keys were sealed
        return bytes.fromhex(factor.key)
    return unseal(factor.key, factor.person_id)


def _verify(factor: SecondFactor, code: str) -> bool:
    digits = "".join(code.split())
    key = _key_of(factor)
    if not (key and digits.isascii() and digits.isdigit() and len(digits) == DIGITS):
        return False
    clock = TOTP(key, step=STEP, digits=DIGITS, drift=factor.drift)
    clock.time = time.time()
    if not clock.verify(int(digits), TOLERANCE, factor.last_step + 1):
        return False
    factor.last_step, factor.drift = clock.t(), clock.drift
    return True


def _recover(factor: SecondFactor, code: str) -> bool:
    digest = _digest(code)
    if digest not in factor.recovery:
        return False
    factor.recovery = [one for one in factor.recovery if one != digest]
    return True


def _new_recovery_codes(factor: SecondFactor) -> list[str]:
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    factor.recovery = [_digest(code) for code in codes]
    return codes


def _recovery_code() -> str:
    text = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode().lower()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _digest(code: str) -> str:
    plain = "".join(code.replace("-", "").split()).lower()
    return hashlib.sha256(plain.encode()).hexdigest()
