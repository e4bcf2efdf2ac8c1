"""Files against what their slots ask of them: shares by modality, and the worst of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from types import MappingProxyType

from reporting.checks.characters import shown
from reporting.evidence import reasons as label_reasons
from reporting.evidence.controls import countable, demands, reasons, statistics
from reporting.evidence.controls.countable import Owner, Role
from reporting.evidence.controls.demands import Values
from reporting.evidence.controls.given import FileRead, Given
from reporting.evidence.controls.judgements import ControlReason, Measured, Said
from reporting.evidence.reasons import REASONS, Weight
from reporting.evidence.verdict import Verdict
from reporting.vocabulary import Control
from reporting.vocabulary.requirements import Slot

WORST = 5
Found = Iterator[ControlReason | Measured]
Complies = Callable[[FileRead], bool | None]  # None: a machine cannot tell


def judge_slots(control: Control, given: Given, values: Values) -> Found:
    for slot in demands.slots(control).values():
        files = [file for file in given.files if file.slot == slot.code]
        if not files:
            if slot.required:
                yield ControlReason(reasons.NO_FILE, {"name": slot.code})
        elif slot.rule == "rhythm" and values.get("cue") != "rhythm":
            yield ControlReason(reasons.UNHEARD, {"name": slot.code})
        elif slot.rule == "after":
            yield from _exported(control, given, files, values, slot)
        elif slot.rule in COMPLY:
            roles = countable.ROLES.get((control.code, slot.code), ())
            told = yield from _told(slot, files, roles, given.uscc)
            yield from _sampled(slot, told, values.get("modalities"))


def _implicit(file: FileRead) -> bool | None:
    if file.examination.verdict is Verdict.INCONCLUSIVE:
        return None
    return file.examination.verdict is Verdict.COMPLIANT


def _explicit(file: FileRead) -> bool | None:
    given = file.examination.explicit
    if given is None or any(REASONS[one.reason_id].weight is Weight.DOUBT for one in given):
        return None
    return not given


def _propagated(file: FileRead) -> bool | None:
    """The pair of the propagation is there, and not the one that was there first."""
    if not _implicit(file):
        return _implicit(file)
    fields = [label.fields for label in file.examination.labels]
    return any(
        one.get("ContentPropagator")
        and one.get("PropagateID")
        and one["PropagateID"] != one.get("ProduceID")
        for one in fields
    )


COMPLY: Mapping[str, Complies] = MappingProxyType(
    {
        "implicit": _implicit,
        "prompt": _explicit,
        "rhythm": _explicit,
        "propagated": _propagated,
    }
)


Told = list[tuple[FileRead, bool | None]]


def _told(
    slot: Slot, files: Sequence[FileRead], roles: Sequence[Role], uscc: str
) -> Generator[ControlReason, None, Told]:
    """Each sample that counts, and whether it complies. A bad one counts whosever label it has:
    the platform hands it in as its own."""
    counted = countable.distinct(files)
    told = [(file, COMPLY[slot.rule](file)) for file in counted]
    if not roles:
        yield from countable.why(slot.code, len(files), counted, ())
        return told
    whose = [countable.signed(file, roles, uscc) if fine else None for file, fine in told]
    yield from countable.why(slot.code, len(files), counted, [one for one in whose if one])
    return [
        (file, None if one and one.owner is Owner.UNKNOWN else fine)
        for (file, fine), one in zip(told, whose, strict=True)
        if one is None or one.owner is not Owner.OTHER
    ]


def _sampled(slot: Slot, told: Told, declared: Sequence[str] | None) -> Found:
    whole = _count(slot, told, None)
    yield whole
    by_modality = {
        modality: _count(slot, [one for one in told if one[0].modality == modality], modality)
        for modality in sorted({file.modality for file, _ in told if file.modality})
    }
    yield from by_modality.values()
    yield from _wrong(slot, whole)
    yield from _few(slot, whole, by_modality, declared)
    yield from _worst(slot, [file for file, _ in told if not COMPLY[slot.rule](file)])


def _count(
    slot: Slot, told: Sequence[tuple[FileRead, bool | None]], modality: str | None
) -> Measured:
    counted = Counter(complied for _, complied in told)
    return statistics.measured(
        slot.code,
        counted[True],
        counted[True] + counted[False],
        threshold=slot.share,
        modality=modality,
        undecided=counted[None],
    )


def _wrong(slot: Slot, whole: Measured) -> Iterator[ControlReason]:
    """One sample that does not comply disproves that all do, however many there are."""
    bad = whole.n - whole.compliant
    if whole.share is not None and whole.share < (slot.share or 0):
        yield ControlReason(reasons.SAMPLES_BREAK, {"name": slot.code, "bad": bad, "n": whole.n})
    if whole.undecided:
        said: Said = {"name": slot.code, "undecided": whole.undecided}
        yield ControlReason(reasons.UNDECIDED, said)


def _few(
    slot: Slot,
    whole: Measured,
    by_modality: Mapping[str, Measured],
    declared: Sequence[str] | None,
) -> Iterator[ControlReason]:
    needed = {name: by_modality.get(name) for name in declared} if declared else {"": whole}
    for modality, found in needed.items():
        n = found.n if found else 0
        if n < slot.least_n and (found is None or found.compliant == n):
            said: Said = {"name": slot.code, "modality": modality or "all", "n": n}
            yield ControlReason(reasons.TOO_FEW, {**said, "threshold": slot.least_n})
    for modality in sorted(by_modality.keys() - set(declared or by_modality)):
        said = {"name": slot.code, "modality": modality, "n": by_modality[modality].n}
        yield ControlReason(reasons.OTHER_MODALITY, said)


def _worst(slot: Slot, files: Sequence[FileRead]) -> Iterator[ControlReason]:
    """The first are those with most that is wrong; what could not be judged comes last."""

    def badness(file: FileRead) -> tuple[bool, int, str]:
        weights = [REASONS[one].weight for one in _because(slot, file)]
        return Weight.DOUBT in weights, -weights.count(Weight.ERROR), file.path

    for file in sorted(files, key=badness)[:WORST]:
        said: Said = {
            "file": _tail(file.path),
            "verdict": str(file.examination.verdict),
            "because": ", ".join(list(dict.fromkeys(_because(slot, file)))[:WORST]) or "-",
        }
        yield ControlReason(reasons.WORST_FILE, said)


def _because(slot: Slot, file: FileRead) -> list[str]:
    of_explicit = slot.rule in ("prompt", "rhythm")
    given = file.examination.explicit if of_explicit else file.examination.reasons
    return [one.reason_id for one in given or [] if REASONS[one.reason_id].weight in GRAVE] or [
        label_reasons.NOT_FOUND
        for _ in range(file.examination.verdict is Verdict.NOT_FOUND and not of_explicit)
    ]


GRAVE = (Weight.DOUBT, Weight.ERROR)


def _tail(path: str) -> str:
    """Of a long path, the end: that is where they differ."""
    return shown(path if len(path) <= 80 else "…" + path[-79:])


def _exported(
    control: Control, given: Given, after: Sequence[FileRead], values: Values, slot: Slot
) -> Found:
    """Files of one name, before and after. An archive's members are paired by their own names."""
    before = yield from _own(control, given)
    counted = countable.distinct(after)
    yield from countable.why(slot.code, len(after), counted, ())
    pairs = [(before.get(_within(file)), file) for file in counted]
    same = [last for first, last in pairs if first is not None and _same_bytes(first, last)]
    compared = [last for first, last in pairs if first is not None and not _same_bytes(first, last)]
    yield from _count_pairs(slot, compared)
    for file in [last for first, last in pairs if first is None][:WORST]:
        yield ControlReason(reasons.NOTHING_TO_LOSE, {"file": _tail(file.path)})
    for file in same[:WORST]:
        yield ControlReason(reasons.SAME_BYTES, {"file": _tail(file.path)})
    lost = [file for file in compared if _implicit(file) is False]
    for file in lost[:WORST]:
        said: Said = {"file": _tail(file.path), "verdict": str(file.examination.verdict)}
        yield ControlReason(reasons.LABEL_LOST, said)
    paths = len(values.get("export_paths", ()))
    shown_ways = len({_within(file) for file in compared})
    if shown_ways < paths:
        yield ControlReason(reasons.PATHS_UNSHOWN, {"n": shown_ways, "threshold": paths})


def _own(control: Control, given: Given) -> Generator[ControlReason, None, dict[str, FileRead]]:
    """By name, what the platform labelled itself: the export can lose it."""
    files = [file for file in given.files if file.slot == "before" and _implicit(file)]
    roles = countable.ROLES[control.code, "before"]
    whose = [countable.signed(file, roles, given.uscc) for file in files]
    # Of one picture that leaves by several ways, number and bytes are the same.
    named = [one for one in whose if one.owner is not Owner.OWN]
    yield from countable.why("before", len(files), files, named)
    pairs = zip(files, whose, strict=True)
    return {_within(file): file for file, one in pairs if one.owner is Owner.OWN}


def _same_bytes(first: FileRead, last: FileRead) -> bool:
    return first.digest == last.digest != ""


def _within(file: FileRead) -> str:
    return file.member or file.name


def _count_pairs(slot: Slot, after: Sequence[FileRead]) -> Found:
    found = _count(slot, [(file, _implicit(file)) for file in after], None)
    yield found
    if found.undecided:
        said: Said = {"name": slot.code, "undecided": found.undecided}
        yield ControlReason(reasons.UNDECIDED, said)
