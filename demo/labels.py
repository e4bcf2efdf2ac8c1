"""The implicit label of GB 45438-2025 as the invented platforms write it, soundly or not."""

import json

SOUND = ""
UNLABELLED = "unlabelled"
WRONG_CODE = "wrong-code"  # a digit of the provider code exchanged: its check character says so
NO_NUMBER = "no-number"  # without the production number


def provider_code(uscc: str) -> str:
    """Of a company, for its service as a whole (domain: definition 00, subject 11)."""
    return f"0011{uscc}00000"


def label(uscc: str, number: str, flaw: str = SOUND) -> str:
    """The label as JSON, or nothing of it."""
    if flaw == UNLABELLED:
        return ""
    code = provider_code(_mistyped(uscc) if flaw == WRONG_CODE else uscc)
    fields = {
        "Label": "1",
        "ContentProducer": code,
        "ProduceID": "" if flaw == NO_NUMBER else number,
        "ReservedCode1": "",
        "ContentPropagator": code,
        "PropagateID": number,
        "ReservedCode2": "",
    }
    return json.dumps({"AIGC": fields}, separators=(",", ":"))


def _mistyped(uscc: str) -> str:
    return uscc[:-1] + ("1" if uscc[-1] == "0" else "0")
