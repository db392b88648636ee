#!/bin/sh
# Guess: rich, which knows that Chinese characters are two cells wide, also knows where a Chinese line may end.
# What happens: it cuts after any character, so a line may begin with 。 or ，or hold nothing else, which no Chinese
# text does.
# Who meets it: terminal output in Chinese.
# In svcq: rich only draws the progress (svcq_build/cli/_progress.py), which is not wrapped.
. "$(dirname "$0")/begin.inc"
python_packages rich==15.0.0
run_python <<'CODE'
import io
from rich.console import Console

console = Console(width=20, file=io.StringIO())
console.print("办理时限应当在三日之内，答复申请人。并且说明理由，和救济途径。")
print(console.file.getvalue().rstrip())
CODE
still_so <<'SEEN'
办理时限应当在三日之
内，答复申请人。并且
说明理由，和救济途径
。
SEEN
