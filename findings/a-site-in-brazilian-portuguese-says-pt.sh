#!/bin/sh
# Guess: a site of MkDocs with Material and "theme: {language: pt-BR}" says lang="pt-BR", as one in zh-TW says zh-TW.
# What happens: its pages say lang="pt" (and those in Iraqi Kurdish, ku-IQ, say "ku"): the language that goes into <html>
# comes from the theme's translation, where these two are called by less than their names.
# Who meets it: Brazilian readers whose screen reader takes the European voice; scripts and style sheets that ask for :lang(pt-BR).
# In svcq: the page's language is that of extra.svcq.languages, whatever the theme calls it (theme/partials/language.html).
. "$(dirname "$0")/begin.inc"
python_packages mkdocs==1.6.1 mkdocs-material==9.8.1
mkdir -p "$work/docs"
echo "# Title" >"$work/docs/index.md"
for language in zh-TW zh-Hant pt pt-BR ku-IQ; do
    printf 'site_name: X\ntheme: {name: material, language: %s, font: false}\nplugins: []\n' "$language" >"$work/mkdocs.yml"
    NO_MKDOCS_2_WARNING=1 PYTHONPATH="$work/python" python3 -W ignore -m mkdocs build -q -f "$work/mkdocs.yml" -d "$work/site" \
        >"$work/log" 2>&1 || could_not "The site could not be built."
    printf '%s: %s\n' "$language" "$(grep -o '<html lang="[^"]*"' "$work/site/index.html")" >>"$work/seen"
done
still_so <<'SEEN'
zh-TW: <html lang="zh-TW"
zh-Hant: <html lang="zh-Hant"
pt: <html lang="pt"
pt-BR: <html lang="pt"
ku-IQ: <html lang="ku"
SEEN
