"""Examples of reading a label, for the description of the API."""

from drf_spectacular.utils import OpenApiExample

FIELDS = {
    "Label": "1",
    "ContentProducer": "001191110102MACQD9K64010000",
    "ProduceID": "b7f2c0d1-0001",
    "ReservedCode1": "",
    "ContentPropagator": "",
    "PropagateID": "",
    "ReservedCode2": "",
}
ANSWER = {
    "sha256": "d1e39f49fdf04e02577ba58bbe6ea7d095c7cbb5df0b1b28b4aa817e48212cd0",
    "size": 48_213,
    "container": "png",
    "modality": "image",
    "verdict": "compliant",
    "reasons": [
        {
            "id": "L116",
            "weight": "warning",
            "location": "PNG tEXt AIGC",
            "detail": "",
            "title": "ContentPropagator and PropagateID are not filled in",
            "remedy": "On the first writing, repeat the producer and its number there.",
            "reference": "GB 45438-2025 E",
        }
    ],
    "labels": [{"location": "PNG tEXt AIGC", "wrapped": True, "fields": FIELDS}],
    "explicit": None,
    "provenance": {
        "checked": True,
        "present": True,
        "valid": True,
        "trusted": True,
        "source_type": "trainedAlgorithmicMedia",
        "issuer": "Photos Ltd",
        "reasons": [],
    },
    "readers": "2",
}

EXAMPLES = {
    "label_checks_create": [
        OpenApiExample("Answer", ANSWER, response_only=True, status_codes=["200"]),
    ],
}
