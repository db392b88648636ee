#!/bin/sh
# Guess: the first six digits of a Chinese identity number are valid if they are, or once were, a county's.
# What happens: python-stdnum 2.2 wants the county to have had the code in the year of birth. But the code tells where
# its bearer was registered when the number was given (GB 11643), which may be decades later: who was born in 1991 and
# got the number in Pudong, made in 1992, has an invalid one, and so has 440524188001010014, an example of the
# standard itself, of somebody born in 1880. The check digit is right in all of them.
# Who meets it: forms of public offices; those who are refused are mostly the old.
# In svcq: nowhere: it reads no identity numbers.
. "$(dirname "$0")/begin.inc"
python_packages python-stdnum==2.2
run_python <<'CODE'
from stdnum import exceptions
from stdnum.cn import ric

def tell(number):
    try:
        return f"valid, {ric.get_birth_place(ric.validate(number))['county']}"
    except exceptions.ValidationError as error:
        return type(error).__name__

print("the example:", ric.calc_check_digit("440524188001010014") == "4", tell("440524188001010014"))
for county in ("310115", "320583", "500101", "110105"):
    for year in (1949, 1991, 2001):
        number = f"{county}{year}0101001"
        print(f"{county}, born {year}:", tell(number + ric.calc_check_digit(number + "0")))
CODE
still_so <<'SEEN'
the example: True InvalidComponent
310115, born 1949: InvalidComponent
310115, born 1991: InvalidComponent
310115, born 2001: valid, 浦东新区
320583, born 1949: InvalidComponent
320583, born 1991: valid, 昆山市
320583, born 2001: valid, 昆山市
500101, born 1949: InvalidComponent
500101, born 1991: InvalidComponent
500101, born 2001: valid, 万州区
110105, born 1949: valid, 朝阳区
110105, born 1991: valid, 朝阳区
110105, born 2001: valid, 朝阳区
SEEN
