"""Numbers that somebody typed: what in an own text reads like a figure and is none of ours.

Days, years, ordinals, numbers of documents and standards, and codes of categories may be typed;
everything else that counts something has to come from the consolidation. Nothing may touch a
placeholder that makes another number of the one that it stands for.
"""

import re
import unicodedata

from reporting.selectors.edition_figures import PLACEHOLDER

UNITS_EN = (
    "products?|items?|accounts?|filings?|platforms?|reports?|records?|goods|channels?|cases?"
    "|pieces?|people|users?|compan(?:y|ies)|times|percent|per cent|apps?|mini-programs?|agents?"
    "|models?|sites?|websites?|services?|links?|posts?|videos?|articles|pictures?|images?"
)
ONES_EN = "two|three|four|five|six|seven|eight|nine"
TEENS_EN = "eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
TENS_EN = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
WORDS_EN = f"{ONES_EN}|ten|{TEENS_EN}|{TENS_EN}"
PARTS_EN = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth"
DIGIT_ZH = "一二两三四五六七八九十廿卅卌壹贰叁肆伍陆柒捌玖拾零〇"
NUMERAL = f"{DIGIT_ZH}几数"
UNIT = "十百千万亿拾佰仟萬億"
COUNTER = "款条起家例份件个项名户批台"
MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"
# What follows is not what is counted: no unit, no plural.
COUNTS_NOTHING = (
    rf"(?! ?(?:{UNITS_EN})\b)(?! (?!(?:is|was|has|this|its|as|us)\b)[a-z][a-z-]*s\b)"
    rf"(?![.,]?\d| ?[%‰{UNIT}{COUNTER}]|[\u4e00-\u9fff])"
)
BEFORE_YEARS = (
    "[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|[Yy]ear|[Cc]ampaign"
    "|[Bb]ulletin|(?:[Bb]ulletin|[Cc]ampaign|[Ee]nd|[Ss]tart|[Bb]eginning|[Hh]alf|[Qq]uarter|[Ss]pring|[Ss]ummer"
    "|[Aa]utumn|[Ww]inter) of"
)
# Only what an address may hold, so that it ends where the sentence goes on.
ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#][A-Za-z0-9._~:/?#@!$&*+=%-]*)?"
)
ALLOWED = re.compile(
    "|".join(
        (
            r"〔\d{4}〕第?\d{1,5}号",
            rf"\bGB(?:/[TZ])? ?\d{{4,5}}(?:\.\d{{1,2}})?(?:-\d{{4}})?(?!\d){COUNTS_NOTHING}",
            rf"\bTC260-\d{{3}}(?!\d){COUNTS_NOTHING}",
            r"\bP\d-\d{1,2}\b|\b[A-Z]{3}-\d\d\b",  # categories and controls
            # Days and months.
            rf"(?<!\d){YEAR}-\d\d(?:-\d\d)?(?!\d)",
            rf"(?<!\d)(?:{YEAR}[-–—~至到])?{YEAR}年(?:\d{{1,2}}月(?:{DAY}日)?)?",
            rf"(?<!\d)\d{{1,2}}月(?:{DAY}日)?",
            rf"(?<!\d){DAY}日",
            rf"\b{DAY}(?:st|nd|rd|th)? {MONTH}\b(?:,? {YEAR}\b)?",
            rf"\b{MONTH} {YEAR}\b(?![.,]?\d)",
            rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?\b(?:, {YEAR}\b)?{COUNTS_NOTHING}",
            rf"\b(?:{BEFORE_YEARS}) {YEAR}\b{COUNTS_NOTHING}",
            r"(?<!\d)\d{1,2}:\d\d(?!\d)",
            # Ordinals.
            rf"第(?:\d{{1,3}}(?![.,]?\d)|[{DIGIT_ZH}百]{{1,5}})(?![{NUMERAL}{UNIT}])",
            r"\b(?:[Nn]o\.|[Aa]rticle|[Pp]hase|[Ss]ection|[Cc]hapter|[Pp]aragraph) ?\d{1,3}"
            r"\b(?![.,]?\d)",
            r"\b\d{1,2}(?:st|nd|rd|th)\b",
            # Where a line is numbered.
            r"(?m:^[ \t\u3000]*[(（]?\d{1,2}(?:[)）、]|\.(?!\d)))",
        )
    )
)
# The months and days of a date in Chinese numerals.
DATED = re.compile(rf"[{NUMERAL}{UNIT}]{{1,4}}[年月日号]")
IDIOMS = re.compile("一成不变|千方百计|千家万户|成倍努力")
FIGURE = re.compile(
    rf"\d(?:[\d.,% ]*\d)?(?: ?(?:[%‰{UNIT}]|(?i:hundred|thousand|[mbtr]+illion)\b))?"
    rf"|[{NUMERAL}][{UNIT}][{NUMERAL}{UNIT}余多]*"
    rf"|[{DIGIT_ZH}]{{3,}}|[{DIGIT_ZH}]{{2,}}[余多]?[{COUNTER}]"
    rf"|[上过近逾超约达成][百千万亿]|[百千万亿][余多]?[款条起例份件个]"
    rf"|[二两三四五六七八九十廿卅卌][余多]?[款条起家例份件]"
    # Shares and multiples.
    rf"|[{NUMERAL}{UNIT}]分之|分之[{NUMERAL}{UNIT}]|百分点|[{NUMERAL}]成(?!员|立|果)"
    rf"|[{NUMERAL}{UNIT}成翻数]倍|倍增|翻.{{0,2}}番|[{NUMERAL}]番"
    rf"|十几|以[百千万亿]计|[{NUMERAL}]折|对折|减半"
    rf"|(?i:\b(?:one|{WORDS_EN}) (?:in|out of) (?:every )?(?:{WORDS_EN})\b)"
    r"|[一大多过对]半(?![年月天日])|半数"
    rf"|(?i:\b(?:{WORDS_EN})[ -](?:{UNITS_EN})\b)"
    rf"|(?i:\b(?:{TENS_EN}|{TEENS_EN})(?:-(?:one|{ONES_EN}))?\b(?!-[a-z]))"
    rf"|(?i:\b(?:{WORDS_EN}) (?:of (?:the|these|those|all|our)|in|out of)\b)"
    r"|(?i:\b(?:hundred|thousand|million|billion|trillion|dozen)s?\b)"
    rf"|(?i:\b(?:a|one|{ONES_EN})[ -](?:{PARTS_EN})s?\b(?![ -](?:part|phase|edition|round)))"
    rf"|(?i:\b(?:{PARTS_EN})s\b)"
    r"|(?i:(?<!first )(?<!second )\bhalf\b(?![ -]year)|\b(?:halves|halved|twice|thrice)\b)"
    r"|(?i:\b(?:doubl|tripl|quadrupl)(?:e|ed|es|ing)\b(?!-check))"
    rf"|(?i:\b(?:{WORDS_EN}|many|several)-?fold\b|\bper cent\b|\bpercent)"
    r"|[\u2160-\u2188]{2,}|[\u3021-\u3029\u3038-\u303a]"
)
# A placeholder while its text is looked at. Behind and before it stands what leaves a number
# alone: a blank, a mark between words, and what is no numeral of a Chinese text.
HERE = "\ue000"
TOUCHED = re.compile(
    rf"(?:[^\s\u4e00-\u9fff,;:、。(\"'“‘「《【\[—…]|[{DIGIT_ZH}{UNIT}第点负])+{HERE}"
    rf"|{HERE}(?:[^\s\u4e00-\u9fff,.;:!?)\"'”’」》】\]、。…—{HERE}]|[{NUMERAL}{UNIT}余多成半倍番点])+"
    rf"|{HERE} ?[-,.'’/:]?{HERE}|[\d{HERE}][.,:]{HERE}|{HERE}[.,:]\d"
    rf"|{HERE} ?分之|之{HERE}"
    rf"|[{DIGIT_ZH}{UNIT}] {HERE}|{HERE} [{NUMERAL}{UNIT}%‰]"
    rf"|(?i:\b(?:{WORDS_EN}|minus|point)[ -]{HERE})"
    rf"|(?i:{HERE} (?:[kmw]|bn|mn|tn|percent|per cent|fold|times|point)\b)"
)
MOST_TOLD = 5


def typed_figures(text: str) -> list[str]:
    """What looks like a figure, as it was written; the first few."""
    rest = PLACEHOLDER.sub(HERE, ADDRESS.sub(" ", text.replace(HERE, " ")))
    rest = "".join(one for one in rest if unicodedata.category(one) != "Cf")
    marked = [found[0].strip() for found in re.finditer(r"[\u2160-\u2188]{2,}", rest)]
    rest = unicodedata.normalize("NFKC", rest)
    marked += [found[0].replace(HERE, "{…}") for found in TOUCHED.finditer(rest)]
    for allowed in (TOUCHED, ALLOWED, DATED, IDIOMS, re.compile(HERE)):
        rest = allowed.sub(" ", rest)
    return [*marked, *(found[0].strip() for found in FIGURE.finditer(rest))][:MOST_TOLD]
