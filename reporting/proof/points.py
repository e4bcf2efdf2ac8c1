"""What each point of a proof says when it holds, fails, or nothing was given to check it by."""

from collections.abc import Mapping
from types import MappingProxyType

from reporting.proof.verifying import Outcome, Point
from reporting.vocabulary.terms import Language, Text

Words = Mapping[Outcome, Text]
HOLDS, FAILS, OPEN = Outcome.HOLDS, Outcome.FAILS, Outcome.OPEN
POINTS: Mapping[str, Words] = MappingProxyType(
    {
        "key": {
            HOLDS: Text(
                "The keys are those that you gave as the register's",
                "所用公钥为您提供的登记系统公钥",
            ),
            OPEN: Text(
                "Whose key it is was not checked: compare its name with the register's JWKS, or "
                "give the JWKS",
                "未核实公钥归属：请与登记系统公布的 JWKS 比对公钥名称，或提供 JWKS",
            ),
        },
        "receipt": {
            HOLDS: Text("The receipt is signed and unchanged", "回执已签名且未被改动"),
            FAILS: Text(
                "The receipt is not one that these keys have signed",
                "回执不是由这些公钥对应的私钥签发",
            ),
        },
        "leaked": {
            FAILS: Text(
                "The key had leaked when the receipt says that it was given",
                "回执所载时间不早于该签名密钥的泄露时间",
            ),
            HOLDS: Text(
                "The key leaked later, but a tree head that it could not forge has the receipt",
                "该签名密钥后来泄露，但回执已载入该密钥无法伪造的树头",
            ),
            OPEN: Text(
                "The key leaked later, so whoever has it may have made this receipt: give a tree "
                "head kept since before the leak that has it, or a proof under another key's head",
                "该签名密钥后来泄露，持有者可伪造本回执：请提供泄露之前自行保存且已载入本回执的树头，"
                "或另一密钥签名的树头下的证明",
            ),
        },
        "head": {
            FAILS: Text(
                "A tree head was signed when its key had leaked: get the proof again, under the "
                "new key",
                "树头的签名时间不早于其密钥的泄露时间：请重新取得由新密钥签名的证明",
            ),
        },
        "filed": {
            HOLDS: Text("What was filed agrees with the receipt", "申报内容与回执一致"),
            FAILS: Text(
                "What is given as filed is not what the receipt is about",
                "所附申报内容与回执所证明的内容不符",
            ),
            OPEN: Text("Not in the file, so not compared", "文件中未附，未作比对"),
        },
        "file": {
            HOLDS: Text("This file was filed, byte for byte", "该文件即所申报的文件，逐字节一致"),
            FAILS: Text(
                "This file is not among those that were filed, or has been changed",
                "该文件不在所申报的文件之列，或已被改动",
            ),
        },
        "previous": {
            HOLDS: Text(
                "It follows the platform's receipt before it",
                "与该平台的前一份回执衔接",
            ),
            FAILS: Text(
                "It does not follow the receipt that is given as the one before",
                "与所附的前一份回执不衔接",
            ),
            OPEN: Text("The receipt before it is not in the file", "文件中未附前一份回执"),
        },
        "signature": {
            HOLDS: Text("The platform itself has signed it", "平台已用自己的密钥签名"),
            FAILS: Text(
                "The platform's own signature does not belong to this filing",
                "平台自己的签名与本次申报不符",
            ),
            OPEN: Text(
                "The platform's own signature or its key is not in the file",
                "文件中未附平台自己的签名或公钥",
            ),
        },
        "log": {
            HOLDS: Text("It stands in the register's log", "已载入登记系统的日志"),
            FAILS: Text("It does not stand in this log", "不在该日志之中"),
            OPEN: Text(
                "The place in the log is not in the file; the receipt holds without it",
                "文件中未附日志位置；不影响回执本身的效力",
            ),
        },
        "kept": {
            HOLDS: Text(
                "The log and the tree head that you kept are one history",
                "该日志与您保存的树头属于同一历史",
            ),
            FAILS: Text(
                "The log is not the one whose tree head you kept: it was rewritten",
                "该日志与您保存的树头不符：日志已被改写",
            ),
            OPEN: Text(
                "Give the answer of log/consistency between the two sizes",
                "请提供这两个大小之间的 log/consistency 应答",
            ),
        },
    }
)
CONCLUSIONS: Words = MappingProxyType(
    {
        HOLDS: Text("PROVED", "已证明"),
        FAILS: Text("NOT PROVED: something does not hold", "未能证明：有内容不成立"),
        OPEN: Text(
            "CONSISTENT, but not proved: whose key this is, or that it signed before it leaked, is "
            "open",
            "内容自洽，但尚未证明：公钥归属未经核实，或无从证明签名早于密钥泄露",
        ),
    }
)
OUTCOMES: Words = MappingProxyType(
    {
        HOLDS: Text("holds", "成立"),
        FAILS: Text("FAILS", "不成立"),
        OPEN: Text("open", "未核实"),
    }
)


def words(point: Point, language: Language) -> str:
    return POINTS[point.id][point.outcome].within(language)
