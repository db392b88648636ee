#!/bin/sh
# Guess: the centre of a p chart is all that failed by all that was looked at, however the samples differ.
# What happens: pyspc 0.4 takes the mean of the months' shares: 10 of 1,000 and 30 of 100 give a centre of 15.5 %, where
# 40 of 1,100 are 3.6 %. With equal samples there is no difference, so its own example looks right. Both months lie outside of
# limits drawn around 15.5 %.
# Who meets it: quality managers whose months are not equally busy: spring festival, holidays, a hall that grows.
# In svcq: the centre is the sum by the sum, compared with two other packages to 1e-9 (tests/figures).
. "$(dirname "$0")/begin.inc"
python_packages pyspc==0.4 pandas==3.1.1 numpy==2.4.6 matplotlib==3.11.2 scipy==1.17.1
export MPLBACKEND=Agg
run_python <<'CODE'
import numpy
from pyspc import p

failed, looked_at = numpy.array([10.0, 30.0]), numpy.array([1000.0, 100.0])
shares, centre, *_ = p().plot(numpy.array([looked_at, failed]).T, 2)
print(f"shares {[round(float(share), 3) for share in shares]}")
print(f"centre {centre:.4f}; all that failed by all that was looked at {failed.sum() / looked_at.sum():.4f}")
CODE
still_so <<'SEEN'
shares [0.01, 0.3]
centre 0.1550; all that failed by all that was looked at 0.0364
SEEN
