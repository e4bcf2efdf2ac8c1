"""What is told of a file is words, also what is wrong with a code."""

from reporting.evidence import reasons, wording
from reporting.evidence.reasons import Given


def test_what_is_wrong_with_a_provider_code_is_told_in_words() -> None:
    found = Given(reasons.PROVIDER_CODE, "", "ContentProducer: 0011 (provider_code_format)")
    english = "ContentProducer: 0011 (it does not have 27 places of digits and capital letters)"
    assert wording.reason(found, "en")["detail"] == english
    chinese = wording.reason(found, "zh")["detail"]
    assert chinese == "ContentProducer: 0011（不是由数字和大写字母组成的 27 位编码）"
