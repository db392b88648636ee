"""What the rules, lines and verdicts of control charts are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def chart_words(word: Callable[..., str]) -> Mapping[str, str]:
    """What rules, lines and verdicts are called."""
    return {
        "outside": word("outside the limits"),
        "run": word("seven on one side"),
        "trend": word("seven in one direction"),
        "near-limit": word("two of three near a limit"),
        "centre": word("Mean"),
        "upper": word("Upper limit"),
        "lower": word("Lower limit"),
        "common-cause": word("Chance alone, no change"),
        "improving": word("Changed for the better"),
        "concerning": word("Changed for the worse"),
        "by-chance": word("Target met by chance"),
        "always": word("Target met reliably"),
        "never": word("Target out of reach"),
        "moved-better": word("Since then the process is better, by more than chance."),
        "moved-worse": word("Since then the process is worse, by more than chance."),
        "moved-no": word("The process did not move: the values since could be chance."),
        "moved-too-early": word("It is too early to say whether the process moved."),
    }
