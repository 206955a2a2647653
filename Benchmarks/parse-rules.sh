#!/bin/sh
# How long rules take to load: Benchmarks/parse-rules.sh LOAD-RULES
# A pack of 500 rules and 3,000 entries in texts of the usual length, made here out of templates, then the rules that
# are built in. LOAD-RULES is the program built from Benchmarks/LoadRules.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pack"
awk -v folder="$work/pack" '
BEGIN {
  words = split("council oversight budget inspector parliament border police army judge reserve patrol weapon command " \
    "training recruit district veteran archive customs tribunal minister barracks convoy ledger audit", word, " ")
  # A word of its own for each number: no entry is another.
  split("bar cor del fen gor hal jun kel lom mor", syllable, " ")
  file = folder "/concepts.rules"
  for (i = 0; i < 300; i++) {
    printf "CONCEPT topic %d\nMeans    How a text words the idea of number %d, with its usual company.\nen       ", i, i > file
    for (j = 0; j < 10; j++) {
      number = i * 10 + j
      own = syllable[int(number / 1000) + 1] syllable[int(number / 100) % 10 + 1] syllable[int(number / 10) % 10 + 1] syllable[number % 10 + 1]
      w = word[number % words + 1]
      v = word[(number * 7 + 3) % words + 1]
      if (j == 0) entry = own
      else if (j == 1) entry = "\"" own "\" of (the) " w
      else if (j == 2) entry = own " ... " w
      else if (j == 3) entry = own "/" w "s " v
      else if (j == 4 && i > 0) entry = "[topic " (i - 1) "] " own
      else entry = own " " w " " v
      printf "%s%s", (j ? (j % 5 ? " | " : "\n       | ") : ""), entry > file
    }
    print "\n" > file
  }
  for (i = 0; i < 500; i++) {
    if (i % 20 == 0) file = sprintf("%s/rules-%02d.rules", folder, i / 20)
    w = word[i % words + 1]
    a = i % 300; b = (i * 3 + 1) % 300; c = (i * 7 + 2) % 300; d = (i * 11 + 3) % 300
    print "STATEMENT T-" i > file
    print "Where       A source of the benchmark, section " i > file
    print "Modal       should\nStrength    should\nTo          States" > file
    print "Says        A text on the " w " says who decides, who pays, who is told, and what follows where nobody acts." > file
    print "Kinds       peace-agreement\nArea        area " (i % 12) "\nDisposition checked, equal\n" > file
    print "PROVISION does." i > file
    print "Means    The passage lays down what the " w " does." > file
    print "Matches  [topic " a "] affirmed with any of [topic " b "], [topic " c "] in one paragraph" > file
    print "or       [topic " d "] firm with [a date]\n" > file
    print "RULE test.rule-" i " The " w " is bound by rules that it can be held to" > file
    print "Source       T-" i > file
    print "Strength     should" > file
    print "Reading      A text binds the " w " if it names who decides, by when, and who looks into complaints. A promise to consult is not enough, and neither is a report without an addressee." > file
    print "For          peace-agreement, ceasefire" > file
    print "Area         area " (i % 12) > file
    print "When         [does." i "] or [topic " a "] firm" > file
    print "Perhaps when [topic " a "] loosely" > file
    print "Ask          Does the text mean the " w " where it speaks of the forces in general?" > file
    print "Otherwise    The draft does not deal with the " w "." > file
    print "Expect" > file
    print "E1 1/2       who decides: [topic " b "] affirmed with [topic " c "] in one article" > file
    print "or           [topic " d "] with [does." i "] in one paragraph" > file
    print "E2 1/4       by when: [a deadline] with [topic " b "] in one article" > file
    print "E3 1/4       who is told: [topic " d "] without any of [topic " a "], [topic " c "] before [topic " b "] in the document" > file
    print "Violated if" > file
    print "X1           it is left to itself: [topic " c "] negated with [topic " a "] and none of E1, E2" > file
    print "Say          The text leaves {missing} open for the " w ". Without it, nobody can hold anybody to it." > file
    print "Suggest      The " w " shall answer to ____, which shall receive its report by ____ each year and publish it, with the reasons for what is left out, within ____ days." > file
    print "Shows not    that the " w " will do so." > file
    print "Examples" > file
    split("met|met|not met|not met|violated|n/a|n/a|review", expected, "|")
    for (e = 1; e <= 8; e++) {
      printf "%-12s Article %d. The %s shall answer to the committee, which may hear witnesses, see all accounts and visit any place.\n", expected[e], e, w > file
      print "|            The committee shall report in public by the end of each year, and the Government shall answer within 60 days." > file
    }
    print "" > file
  }
}'
[ -z "${KEEP_PACK:-}" ] || cp -r "$work/pack" "$KEEP_PACK"
"$program" "$work/pack" built-in | sed "s|$work/||"
