#!/bin/sh
# Guess: a line is a step in Gherkin when it begins with a keyword as a word: "Whenever" is no "When".
# What happens: Chinese keywords need no blank behind them, so the two commonest words of a description are steps: a line that
# begins with 当前 (current) is the step 当 (When) with the text 前…, and one with 但是 or 而且 is "But" or "And". The sentence leaves
# the scenario's description, cut after its first character, and nothing is said. After a word of two keywords the longer one counts.
# Who meets it: acceptance criteria in Chinese, whose scenarios begin with a sentence about the place.
# In svcq: nowhere; a reader of such files must quote or move the sentence.
. "$(dirname "$0")/begin.inc"
python_packages gherkin-official==42.0.1
run_python <<'CODE'
from gherkin.parser import Parser

TEXT = {
    "zh-CN": "功能: 排队叫号\n  场景: 等候过久\n    当前只剩一个窗口时也适用。\n    但是节假日除外。\n    假如等候超过20人\n    那么开新窗口\n",
    "en": "Feature: Queue\n  Scenario: Long wait\n    Whenever one counter is left, too.\n    Buttons are no exception.\n"
    "    Given 20 people wait\n    Then a counter opens\n",
}
for language, text in TEXT.items():
    scenario = Parser().parse(f"# language: {language}\n{text}")["feature"]["children"][0]["scenario"]
    print(f"{language}: described as {scenario['description'].strip()!r}")
    for step in scenario["steps"]:
        print(f"  {step['keyword'].strip()} | {step['text']}")
CODE
still_so <<'SEEN'
zh-CN: described as ''
  当 | 前只剩一个窗口时也适用。
  但是 | 节假日除外。
  假如 | 等候超过20人
  那么 | 开新窗口
en: described as 'Whenever one counter is left, too.\n    Buttons are no exception.'
  Given | 20 people wait
  Then | a counter opens
SEEN
