"""Sentences of our own with the [act] whose status is read; the bundled pipeline parses them."""

import re

import pytest

from extract.nlp import load
from extract.status import read_status

TABLE = {
    "reported": [
        "Iran [sold] drones to Russia.",
        "Ukraine said that Russia [attacked] Odesa.",
        "Iran announced that it had [tested] a missile.",
        "Iran rejected talks after the [attack] by Israel.",
        "Germany halted exports following the [invasion] of Ukraine.",
        "There is no doubt that Iran [sold] drones to Russia.",
        "Iran confirmed that it [sold] drones to Russia.",
        "Iran admitted [selling] drones to Russia.",
        "Iran acknowledged that it had [sold] drones to Russia.",
        "Iran began [selling] drones to Russia.",
        "Iran continued to [sell] drones to Russia.",
        "Iran managed to [sell] drones to Russia.",
        "Iran helped Russia [attack] Ukraine.",
        "After Iran [attacked] Israel, Jordan closed its airspace.",
        "Israel did not respond when Iran [attacked] it.",
        "Iran, which did not comment, [sold] drones to Russia.",
        "Iran [sold] drones to Russia, which denied it.",
        "Iran [sold] drones to Russia and did not deny it.",
        "Iran denied the charge but [sold] drones to Russia.",
        "Despite the denial, Iran [sold] drones to Russia.",
        "Iran not only [sold] drones to Russia but also missiles.",
        "Iran did nothing but [sell] drones to Russia.",
        "The talks on the [sale] of jets to Iran continue.",
        "According to Ukraine, Iran [sold] drones to Russia.",
    ],
    "alleged": [
        "The United States accused Iran of [selling] drones to Russia.",
        "Iran is accused of [selling] drones to Russia.",
        "Iran was accused of having [sold] drones to Russia.",
        "The United States alleged that Iran [sold] drones to Russia.",
        "Ukraine claims that Iran [sold] drones to Russia.",
        "Iran allegedly [sold] drones to Russia.",
        "Iran reportedly [sold] drones to Russia.",
        "Iran is believed to have [sold] drones to Russia.",
        "Iran is thought to have [sold] drones to Russia.",
        "Iran is suspected of [selling] drones to Russia.",
        "Iran is said to have [sold] drones to Russia.",
        "Iran has probably [sold] drones to Russia.",
        "Iran appears to have [sold] drones to Russia.",
        "Iran seems to have [sold] drones to Russia.",
        "Analysts believe that Iran [sold] drones to Russia.",
        "Officials suspect that Iran [sold] drones to Russia.",
        "Russia accused Ukraine of planning to [attack] Crimea.",
        "The United States believes that Iran plans to [attack] Israel.",
    ],
    "denied": [
        "Iran did not [sell] drones to Russia.",
        "Iran never [sold] drones to Russia.",
        "Iran has not [supplied] missiles to Russia.",
        "Iran no longer [supplies] drones to Russia.",
        "Iran hasn't [supplied] missiles to Russia.",
        "Iran isn't [supplying] missiles to Russia.",
        "Neither Iran nor Syria [supplied] the missiles.",
        "No country [supplied] the missiles.",
        "Iran denies [selling] drones to Russia.",
        "Iran denied that it had [sold] drones to Russia.",
        "Iran denies that it agreed to [sell] drones to Russia.",
        "Iran has repeatedly denied [supplying] drones to Russia.",
        "Iran denied reports that it had [sold] missiles to Russia.",
        "Iran rejected claims that it [sold] drones to Russia.",
        "Iran dismissed allegations that it [supplies] drones to Russia.",
        "Tehran's denial that it [sold] drones surprised nobody.",
        "Germany refused to [send] tanks to Ukraine.",
        "Germany declined to [send] tanks to Ukraine.",
        "Germany failed to [deliver] tanks to Ukraine.",
        "Germany ruled out [sending] tanks to Ukraine.",
        "Germany has ruled out [sending] tanks to Ukraine.",
        "Germany stopped [sending] tanks to Ukraine.",
        "Germany halted plans to [send] tanks to Ukraine.",
        "Germany cancelled the [delivery] of tanks to Ukraine.",
        "Germany abandoned a plan to [send] tanks to Ukraine.",
        "The United States prevented Israel from [attacking] Iran.",
        "The United States blocked the [sale] of jets to Turkey.",
        "There is no evidence that Iran [sold] drones to Russia.",
        "There is no proof that Iran [sold] drones to Russia.",
        "Iran will not [sell] drones to Russia.",
        "Iran won't [sell] drones to Russia.",
        "Iran did not agree to [sell] drones to Russia.",
        "Iran does not plan to [sell] drones to Russia.",
        "Iran has no plans to [sell] drones to Russia.",
        "Iran has no intention of [attacking] Israel.",
        "Iran is unlikely to [sell] drones to Russia.",
        "Iran is not expected to [sell] drones to Russia.",
        "Russia was unlikely to be able to [deliver] jets to Iran.",
        "Iran was unable to [attack] Israel.",
        "Iran was not able to [attack] Israel.",
        "Germany cannot [send] tanks to Ukraine.",
        "Germany could not [send] tanks to Ukraine.",
        "Iran stopped short of [attacking] Israel.",
        "Iran denied that it plans to [attack] Israel.",
        "Iran denied wanting to [attack] Israel.",
        "Israel said it would not [attack] Iran.",
        "Russia said that it would not [supply] missiles to Syria.",
        "Nobody believes that Iran [sold] the drones.",
        "Russia is yet to [deliver] the jets to Iran.",
        "Russia has yet to [deliver] the jets to Iran.",
    ],
    "planned": [
        "Iran will [sell] drones to Russia.",
        "Iran is going to [sell] drones to Russia.",
        "Iran plans to [sell] drones to Russia.",
        "Iran is planning to [sell] drones to Russia.",
        "Iran agreed to [sell] drones to Russia.",
        "Iran has agreed to [sell] drones to Russia.",
        "Iran promised to [sell] drones to Russia.",
        "Iran vowed to [attack] Israel.",
        "Iran pledged to [support] Syria.",
        "Iran is expected to [sell] drones to Russia.",
        "Iran is set to [sell] drones to Russia.",
        "Iran is due to [receive] jets from Russia.",
        "Iran is about to [receive] jets from Russia.",
        "Iran is preparing to [attack] Israel.",
        "Iran intends to [attack] Israel.",
        "Iran decided to [attack] Israel.",
        "Iran signed a contract to [buy] jets from Russia.",
        "The president ordered the army to [attack] the town.",
        "Congress approved the [sale] of jets to Turkey.",
        "Washington authorised the [sale] of jets to Turkey.",
        "The planned [sale] of jets to Turkey angered Greece.",
        "The proposed [sale] of jets to Turkey angered Greece.",
        "Iran is likely to [attack] Israel.",
        "Iran was to [receive] jets from Russia in May.",
    ],
    "sought": [
        "Russia is waiting for permission to [strike] Kyiv.",
        "Iran wants to [buy] jets from Russia.",
        "Iran seeks to [buy] jets from Russia.",
        "Iran is seeking to [buy] jets from Russia.",
        "Iran asked Russia to [supply] jets.",
        "Ukraine urged Germany to [send] tanks.",
        "Ukraine called on Germany to [send] tanks.",
        "Ukraine demanded that Germany [send] tanks.",
        "Iran hopes to [buy] jets from Russia.",
        "Iran is considering [buying] jets from Russia.",
        "Iran considered [buying] jets from Russia.",
        "Iran tried to [buy] jets from Russia.",
        "Iran needs to [buy] jets.",
        "Germany should [send] tanks to Ukraine.",
        "Germany must [send] tanks to Ukraine.",
        "The request to [supply] jets came from Iran.",
    ],
    "possible": [
        "Germany did not rule out [sending] tanks to Ukraine.",
        "Germany has not ruled out [sending] tanks to Ukraine.",
        "Germany would not rule out [sending] tanks to Ukraine.",
        "Germany refused to rule out [sending] tanks to Ukraine.",
        "Iran did not deny [selling] drones to Russia.",
        "It is unclear whether Iran [sold] drones to Russia.",
        "It is not known whether Iran [sold] drones to Russia.",
        "Iran may [attack] Israel.",
        "Iran might [attack] Israel.",
        "Iran could [attack] Israel.",
        "Iran would [attack] Israel.",
        "Iran can [attack] Israel.",
        "If Iran [attacks] Israel, oil prices will rise.",
        "Unless Russia [withdraws] troops, talks will end.",
        "Iran will respond if Israel [attacks] Natanz.",
        "Iran threatened to [attack] Israel.",
        "Iran warned that it would [attack] Israel.",
        "Officials fear that Iran will [attack] Israel.",
        "A possible [attack] by Iran worries Israel.",
        "The risk of an [attack] by Iran worries Israel.",
        "Iran is able to [attack] Israel.",
        "Iran is capable of [attacking] Israel.",
        "Will Iran [attack] Israel?",
        "Did Iran [sell] drones to Russia?",
        "Has Iran [sold] drones to Russia?",
        "Would Iran [attack] Israel?",
        "He asked whether Iran had [sold] drones to Russia.",
        "Iran doubts that Russia [supplied] the missiles.",
    ],
}
CASES = [(sentence, status) for status, sentences in TABLE.items() for sentence in sentences]
KNOWN_FAILURES = {
    "Iran did nothing but [sell] drones to Russia.": "“but” makes an exception of what “nothing” denies; the exception is not read",
    "Russia is waiting for permission to [strike] Kyiv.": "what is only waited for is no cue yet",
}
SPEAKERS = [
    ("Ukraine said that Russia [attacked] Odesa.", "Ukraine"),
    ("According to Israel, Iran [supplied] the rockets.", "Israel"),
    ("Iran [supplied] the rockets, Israel said.", "Israel"),
    ("The Pentagon accused Iran of [supplying] the rockets.", "Pentagon"),
    ("Iran [supplied] the rockets.", None),
]


@pytest.fixture(scope="module")
def docs():
    sentences = [s for s, _ in CASES]
    return {s: load()(re.sub(r"[\[\]]", "", s)) for s in sentences}


@pytest.mark.parametrize(("sentence", "status"), CASES, ids=[f"{c[1]}: {c[0]}" for c in CASES])
def test_status(docs, sentence, status, request):
    if sentence in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[sentence], strict=True))
    act = next(t for t in docs[sentence] if t.idx == sentence.index("["))
    assert read_status(act, stance=False).status == status


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS, ids=[s[0] for s in SPEAKERS])
def test_who_says_so(sentence, speaker):
    act = next(t for t in load()(re.sub(r"[\[\]]", "", sentence)) if t.idx == sentence.index("["))
    found = read_status(act, stance=False).speaker
    assert (found.text if found is not None else None) == speaker
