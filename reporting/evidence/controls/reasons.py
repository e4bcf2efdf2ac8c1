"""Why a control's verdict is what it is: permanent ids, and what each says in both languages.

C0xx speaks of the claim, C1xx of values, C2xx of files, C3xx of the platform's own reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reporting.evidence.reasons import Weight
from reporting.vocabulary.terms import Text


@dataclass(frozen=True)
class ControlRule:
    """`message` speaks of the params of a `ControlReason`. An error makes a control not satisfied,
    a doubt inconclusive where there is no error."""

    id: str
    weight: Weight
    title: Text
    message: Text
    remedy: Text


_RULES: dict[str, ControlRule] = {}
RULES: Mapping[str, ControlRule] = MappingProxyType(_RULES)


def _rule(reason_id: str, weight: Weight, title: Text, message: Text, remedy: Text) -> str:
    if reason_id in _RULES:
        raise ValueError(f"{reason_id} stands twice")
    _RULES[reason_id] = ControlRule(reason_id, weight, title, message, remedy)
    return reason_id


_DOUBT, _ERROR, _WARNING, _NOTE = Weight.DOUBT, Weight.ERROR, Weight.WARNING, Weight.NOTE
_NOTHING = Text("Nothing to do.", "无需处理。")
_RIGHT = Text("Correct the value in a new revision.", "请在新版本中更正该数值。")
_IMPROVE = Text(
    "Improve the safeguard, measure again, and submit a new revision.",
    "请改进该项措施，重新测量后提交新版本。",
)
_SAMPLES = Text("Add samples in a new revision.", "请在新版本中补充样本。")

FAILED = _rule(
    "C001",
    _DOUBT,
    Text("The rule failed; the fault is Candor's", "规则执行出错，属于本系统的问题"),
    Text("The rule ended with {error}.", "规则执行异常：{error}。"),
    Text("It will be examined again; nothing to do.", "系统将重新检验，无需处理。"),
)
UNKNOWN = _rule(
    "C002",
    _DOUBT,
    Text("No such control any more", "控制项已不存在"),
    Text("{control} is not among the controls.", "控制项目录中没有 {control}。"),
    Text("Attest to the control that replaces it.", "请对替代的控制项作出声明。"),
)
PLANNED = _rule(
    "C003",
    _ERROR,
    Text("Planned is not implemented", "计划中的措施尚未落实"),
    Text("The platform says that it plans this safeguard.", "平台声明该措施尚在计划中。"),
    Text("Attest again when it is in place.", "落实后请重新声明。"),
)
NOT_APPLICABLE = _rule(
    "C004",
    _DOUBT,
    Text("Said not to apply; a machine cannot tell", "声明为不适用，机器无法核实"),
    Text("The platform says that the control does not apply.", "平台声明该控制项不适用。"),
    Text("An office decides whether the statement convinces.", "由监管部门判断说明是否成立。"),
)
PARTIAL = _rule(
    "C005",
    _NOTE,
    Text("Claimed in part only", "仅声明部分落实"),
    Text(
        "What the claim leaves out was not shown, and not tested.",
        "声明未涵盖的部分未提供证据，也未经检验。",
    ),
    Text("Read the statement for what is left out.", "未涵盖的内容见声明文字。"),
)
NOT_YET = _rule(
    "C006",
    _DOUBT,
    Text("Not valid yet", "尚未生效"),
    Text("The claim is valid from {valid_from} on.", "该声明自 {valid_from} 起有效。"),
    Text("It is examined again from that day on.", "届时将重新检验。"),
)
NO_MORE = _rule(
    "C007",
    _DOUBT,
    Text("Not valid any more", "已过有效期"),
    Text("The claim was valid until {valid_until}.", "该声明有效期至 {valid_until}。"),
    Text("Submit a new revision.", "请提交新版本。"),
)

MISSING = _rule(
    "C101",
    _DOUBT,
    Text("A value is missing", "缺少数值"),
    Text("{name} was not given.", "未提供{name}。"),
    Text("Give it in a new revision.", "请在新版本中补充。"),
)
MALFORMED = _rule(
    "C102",
    _DOUBT,
    Text("A value cannot be read", "数值无法识别"),
    Text("{name}: {problem}", "{name}：{problem}"),
    _RIGHT,
)
TOO_LOW = _rule(
    "C103",
    _ERROR,
    Text("Less than is demanded", "低于规定要求"),
    Text(
        "{name} is {value}, and at least {threshold} is demanded.",
        "{name}为 {value}，要求不低于 {threshold}。",
    ),
    _IMPROVE,
)
TOO_HIGH = _rule(
    "C104",
    _ERROR,
    Text("More than is allowed", "高于规定上限"),
    Text(
        "{name} is {value}, and at most {threshold} is allowed.",
        "{name}为 {value}，要求不高于 {threshold}。",
    ),
    _IMPROVE,
)
OTHERWISE = _rule(
    "C105",
    _ERROR,
    Text("Not as it has to be", "与规定不符"),
    Text("{name} is {value}, and has to be {threshold}.", "{name}为 {value}，应为 {threshold}。"),
    _IMPROVE,
)
TOO_OLD = _rule(
    "C106",
    _ERROR,
    Text("Too long ago", "日期过早"),
    Text(
        "{name} is {value}: {days} days before {counted_from}, and {threshold} are allowed.",
        "{name}为 {value}，距 {counted_from} 已 {days} 天，要求不超过 {threshold} 天。",
    ),
    _IMPROVE,
)
IN_FUTURE = _rule(
    "C107",
    _DOUBT,
    Text("A date that had not come yet", "日期晚于检验日期"),
    Text(
        "{name} is {value}, later than {counted_from}.", "{name}为 {value}，晚于 {counted_from}。"
    ),
    _RIGHT,
)
PART_EXCEEDS = _rule(
    "C108",
    _DOUBT,
    Text("A part larger than its whole", "分项大于总项"),
    Text(
        "{name} is {value}, more than {whole}, {threshold}, of which it is a part.",
        "{name}为 {value}，大于其所属的{whole}（{threshold}）。",
    ),
    _RIGHT,
)
FORM_ONLY = _rule(
    "C109",
    _NOTE,
    Text("Judged by form and plausibility alone", "仅核验形式与合理性"),
    Text("No rule names a threshold for: {names}.", "下列数值规定未设限值：{names}。"),
    _NOTHING,
)
NOTHING_COUNTED = _rule(
    "C110",
    _DOUBT,
    Text("A share of nothing", "总数为零，无法计算比例"),
    Text("{name}: {whole} is 0.", "{name}：{whole}为 0。"),
    Text("Count over a time in which there was something.", "请选取有数据的时段统计。"),
)
UNUSUAL_NUMBER = _rule(
    "C111",
    _WARNING,
    Text("An unusual filing number", "备案编号存疑"),
    Text("{name}: {value} ({doubt}).", "{name}：{value}（{doubt}）。"),
    Text(
        "Compare it with the certificate; the format is only inferred.",
        "请与备案凭证核对；编号格式系推断。",
    ),
)
UNCERTAIN_SHARE = _rule(
    "C112",
    _NOTE,
    Text("The sample leaves room for less", "样本量较小，结果存在不确定性"),
    Text(
        "{name} is {value}; with 95 % confidence only {bound} is sure, and {threshold} demanded.",
        "{name}为 {value}，其 95% 置信界限为 {bound}，要求为 {threshold}。",
    ),
    Text("A larger sample would show more.", "扩大样本量可提高确定性。"),
)
RETENTION_UNPROVEN = _rule(
    "C113",
    _ERROR,
    Text("Older logs are gone", "应留存的日志已缺失"),
    Text(
        "Logs are recorded since {since}, and the oldest left is of {value}; six months back, "
        "{threshold}, is demanded.",
        "日志自 {since} 起记录，现存最早为 {value}；应至少留存至 {threshold}。",
    ),
    _IMPROVE,
)
RETENTION_YOUNG = _rule(
    "C114",
    _NOTE,
    Text("Recording for less than six months", "记录尚不足六个月"),
    Text(
        "Logs are recorded since {since}; whether they stay for six months cannot be seen yet.",
        "日志自 {since} 起记录，尚无法核验是否留存满六个月。",
    ),
    _NOTHING,
)
LABEL_BREAKS = _rule(
    "C115",
    _ERROR,
    Text("A declared label breaks the standard", "申报的显式标识不符合标准"),
    Text("{name}: {label_reason} ({detail}).", "{name}：{label_reason}（{detail}）。"),
    _IMPROVE,
)
LABEL_UNDECLARED = _rule(
    "C116",
    _DOUBT,
    Text("A value of a declared label is missing", "申报的显式标识缺少数值"),
    Text("{name}: {label_reason} ({detail}).", "{name}：{label_reason}（{detail}）。"),
    Text("Give it in a new revision.", "请在新版本中补充。"),
)
NOTHING_CHECKED = _rule(
    "C117",
    _DOUBT,
    Text("Nothing was examined", "未核验任何内容"),
    Text("{name} is 0: that shows nothing of the safeguard.", "{name}为 0，不能反映该项措施。"),
    Text("Count a month in which uploads were examined.", "请选取有核验记录的月份统计。"),
)

NO_FILE = _rule(
    "C201",
    _DOUBT,
    Text("No file", "缺少文件"),
    Text("There is no file for {name}.", "{name}没有文件。"),
    Text("Add the file in a new revision.", "请在新版本中补充文件。"),
)
SAMPLES_BREAK = _rule(
    "C202",
    _ERROR,
    Text("Samples that are not as they have to be", "样本不符合要求"),
    Text(
        "{name}: {bad} of {n} samples do not comply; all of them have to.",
        "{name}：{n} 个样本中有 {bad} 个不符合要求，应全部符合。",
    ),
    _IMPROVE,
)
UNDECIDED = _rule(
    "C203",
    _DOUBT,
    Text("Samples that could not be judged", "部分样本无法判定"),
    Text(
        "{name}: {undecided} samples could not be judged.", "{name}：{undecided} 个样本无法判定。"
    ),
    Text(
        "See the readings for the reasons, and replace these files.",
        "请查看逐件读取结果中的原因，并更换这些文件。",
    ),
)
TOO_FEW = _rule(
    "C204",
    _DOUBT,
    Text("Too few samples", "样本量不足"),
    Text(
        "{name}, {modality}: {n} samples could be judged, and {threshold} are needed.",
        "{name}（{modality}）：可判定样本 {n} 个，至少需要 {threshold} 个。",
    ),
    _SAMPLES,
)
WORST_FILE = _rule(
    "C205",
    _NOTE,
    Text("One of the worst samples", "问题突出的样本"),
    Text("{file}: {verdict} ({because}).", "{file}：{verdict}（{because}）。"),
    Text("The reasons are explained in docs/labels.md.", "各原因说明见 docs/labels.md。"),
)
LABEL_LOST = _rule(
    "C206",
    _ERROR,
    Text("The label is lost on the way out", "导出后标识丢失"),
    Text(
        "{file} complies before its export, and not after it: {verdict}.",
        "{file} 导出前符合要求，导出后为：{verdict}。",
    ),
    _IMPROVE,
)
NOTHING_TO_LOSE = _rule(
    "C207",
    _DOUBT,
    Text("Nothing to compare with", "缺少可比对的文件"),
    Text(
        "{file} has no counterpart, or does not comply before its export.",
        "{file} 没有对应文件，或导出前即不符合要求。",
    ),
    Text(
        "Give both files of a way out the same name, the first with a label.",
        "请以相同文件名提供导出前后的文件，且导出前应含标识。",
    ),
)
PATHS_UNSHOWN = _rule(
    "C208",
    _DOUBT,
    Text("Ways out without files", "部分导出路径没有文件"),
    Text(
        "{threshold} ways out are declared, and files of {n} could be compared.",
        "申报导出路径 {threshold} 条，可比对文件 {n} 组。",
    ),
    _SAMPLES,
)
UNHEARD = _rule(
    "C209",
    _DOUBT,
    Text("A voice prompt is not heard by a machine here", "语音提示无法自动识别"),
    Text("The cue in {name} is declared to be a voice.", "{name}申报为语音提示。"),
    Text("Have a person listen, or use the rhythm.", "请人工核听，或改用节奏标识。"),
)
OTHER_DIGEST = _rule(
    "C210",
    _ERROR,
    Text("Not the file that is spoken of", "文件与申报摘要值不符"),
    Text("No file of {name} has the digest {value}.", "{name}中没有摘要值为 {value} 的文件。"),
    Text("Hand in that file, or correct the digest.", "请提交对应文件或更正摘要值。"),
)
OTHER_MODALITY = _rule(
    "C211",
    _NOTE,
    Text("Samples of a modality that was not declared", "样本含未申报的模态"),
    Text("{name}: {n} samples of {modality}.", "{name}：{modality}样本 {n} 个。"),
    Text("Declare it if the service generates it.", "如服务可生成该模态，请予申报。"),
)
INFECTED = _rule(
    "C212",
    _DOUBT,
    Text("A file was infected, and is gone", "文件感染病毒，已被移除"),
    Text("{file} was found infected before it could be read.", "{file}在读取前被检出感染病毒。"),
    Text(
        "Start a revision without it, or with a clean copy.",
        "请在新版本中移除该文件或换用未感染的副本。",
    ),
)
REPEATED = _rule(
    "C213",
    _WARNING,
    Text("The same bytes several times", "样本内容重复"),
    Text(
        "{name}: {n} samples are byte for byte another one, and were not counted.",
        "{name}：{n} 个样本与其他样本逐字节相同，不予计数。",
    ),
    Text("Hand in files that differ.", "请提交互不相同的样本。"),
)
OTHER_PROVIDER = _rule(
    "C214",
    _DOUBT,
    Text("Samples with the code of another provider", "样本含其他服务提供者编码"),
    Text(
        "{name}: {n} samples name a provider whose code is not of this platform; they were not "
        "counted.",
        "{name}：{n} 个样本的服务提供者编码不属于本平台，不予计数。",
    ),
    Text(
        "Hand in files that your own service labelled, under the platform's unified social credit "
        "code.",
        "请提交由本平台服务添加标识的样本，编码应含本平台的统一社会信用代码。",
    ),
)
NAMED_PROVIDER = _rule(
    "C215",
    _DOUBT,
    Text("Samples that do not tell whose they are", "样本无法确认服务提供者"),
    Text(
        "{name}: {n} samples name their provider without a code of a company, so nobody can tell "
        "that it is this platform.",
        "{name}：{n} 个样本的服务提供者未以企业编码标明，无法确认是否为本平台。",
    ),
    Text(
        "Write the provider code with the platform's unified social credit code into labels.",
        "请在标识中写入含本平台统一社会信用代码的服务提供者编码。",
    ),
)
SAME_NUMBER = _rule(
    "C216",
    _DOUBT,
    Text("One number on several contents", "不同内容使用同一编号"),
    Text(
        "{name}: {n} samples differ from another one and have its number; a number stands for one "
        "content.",
        "{name}：{n} 个样本与其他样本内容不同而编号相同，编号应对应唯一内容。",
    ),
    Text(
        "Hand in files of different contents, each with a number of its own.",
        "请提交内容互不相同且编号各不相同的样本。",
    ),
)
SAME_BYTES = _rule(
    "C217",
    _DOUBT,
    Text("The file before and after are the same bytes", "导出前后文件完全相同"),
    Text(
        "{file} is byte for byte the file before its export, so it shows nothing of that way out.",
        "{file} 与导出前文件逐字节相同，不能反映该导出路径。",
    ),
    Text(
        "Hand in what the export gave; if it never changes a file, an office decides.",
        "请提交经该路径导出所得文件；如导出确不改变文件，由监管部门判断。",
    ),
)

UNLABELLED = _rule(
    "C301",
    _DOUBT,
    Text(
        "The platform's own reports speak of unlabelled items",
        "平台自身报告中有未标识内容",
    ),
    Text(
        "Reports of {months} hold {n} records of items found without this label.",
        "{months} 的报告中有 {n} 条记录为未见该标识的内容。",
    ),
    Text(
        "Show that these were made elsewhere, or claim what is true of your own output.",
        "请说明这些内容并非本平台生成，或如实更正声明。",
    ),
)
OTHER_COUNT = _rule(
    "C302",
    _ERROR,
    Text("Not what the report says", "与报告数不一致"),
    Text(
        "{name} is {value}, and the report for {period} says {reported}.",
        "{name}为 {value}，{period} 报告为 {reported}。",
    ),
    Text("Correct whichever of the two is wrong.", "请更正其中有误的一项。"),
)
NO_REPORT = _rule(
    "C303",
    _DOUBT,
    Text("No report to compare with", "没有可比对的报告"),
    Text(
        "No report for {period} is in force, so {name} cannot be compared.",
        "{period} 没有生效的报告，无法比对{name}。",
    ),
    Text("Name a month whose report was accepted.", "请选取报告已受理的月份。"),
)
NOT_REPORTED = _rule(
    "C304",
    _DOUBT,
    Text("The report does not say", "报告未申报该项"),
    Text(
        "{name} is {value}, and the report for {period} does not declare {measure}.",
        "{name}为 {value}，但 {period} 报告未申报 {measure}。",
    ),
    Text("Declare the measure in a revision of the report.", "请在报告新版本中申报该指标。"),
)
DOES_APPLY = _rule(
    "C305",
    _ERROR,
    Text("Said not to apply, yet reported on", "声明不适用但报告中有相关数据"),
    Text(
        "The report for {period} declares {n} of {measure}.",
        "{period} 报告申报 {measure} 为 {n}。",
    ),
    Text("Attest to the control.", "请对该控制项作出声明。"),
)
OF_ANOTHER_SCOPE = _rule(
    "C306",
    _NOTE,
    Text("Reports are of the whole platform", "报告针对整个平台"),
    Text(
        "The claim is about one product, so {name} is only held not to exceed the report.",
        "该声明仅针对单个产品，{name}仅核验不超过报告数。",
    ),
    _NOTHING,
)
LOWER_BOUND = _rule(
    "C307",
    _NOTE,
    Text("The report gives a lower bound", "报告数为下限"),
    Text(
        "{name} is {value}, and the report for {period} says at least {reported}: that contradicts "
        "only what is less.",
        "{name}为 {value}，{period} 报告为不少于 {reported}，仅核验不低于该数。",
    ),
    _NOTHING,
)
OLD_PERIOD = _rule(
    "C308",
    _DOUBT,
    Text("Counts of a month long before the claim", "统计月份距声明过久"),
    Text(
        "The counts are of {period}; the claim is valid from {valid_from}, and the year before it "
        "is looked at.",
        "统计月份为 {period}，声明自 {valid_from} 起有效，仅认可此前一年内的数据。",
    ),
    Text("Count a later month.", "请选取较近月份统计。"),
)
