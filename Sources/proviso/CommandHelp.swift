/// What `--help` teaches, by example: for each command a page that fits a terminal of 80 columns.
enum CommandHelp {
    /// For a call without a command.
    static let firstSteps = """
        Proviso holds a draft on security sector reform against the United Nations
        guidance, on this machine and nowhere else.

          proviso check draft.docx
              what blocks, what is missing, what only a person can settle

          proviso check draft.docx --format html --output report.html
              the same as a page, beside the whole draft with its passages marked

          proviso explain RULE
              a rule that the report names: what it asks for, and where that stands

        proviso --help lists all commands; proviso COMMAND --help has examples.

        """

    static let root = """
        Examples:
          proviso check draft.docx
          proviso check draft.docx --format html --output report.html
          proviso explain peace.amnesty-exclusions
        Exit codes: 0 nothing found, 1 findings, 2 wrong use or rules, 3 a document
        that could not be checked.
        """

    static let check = """
        Examples:
          proviso check draft.docx
          proviso check drafts/ 'annexes/**/*.docx'
          proviso check --kind peace-agreement --profile mediator draft.md
          proviso check draft.docx --changes both
          proviso check draft.md --format html --output report.html
          proviso check draft.md --format json | jq .documents[].verdict
          pandoc -t markdown draft.tex | proviso check - --filename draft.md
          proviso check --baseline .proviso-baseline.json --changed-since origin/main
          proviso check policy.md strategy.md
        In the last, the strategy is compared with the policy, because both are there.

        A folder stands for the documents in it: hidden files, build folders and the
        lock files of word processors are left out. A file is checked once, however
        often it is named. Without any, the documents are those that .proviso.yml lists.

        Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or rules,
        3 a document that could not be checked.
        """

    static let dump = """
        Examples:
          proviso dump draft.docx
          proviso dump --origins scan.pdf
          proviso dump --addresses draft.docx
        For reports of faults: what stands here is all that the rules see.
        Exit codes: 0 all is well, 2 wrong use, 3 the document cannot be read.
        """

    static let explain = """
        Examples:
          proviso explain peace.amnesty-exclusions
          proviso explain unknown-heading
        Exit codes: 0 explained, 2 nothing of that name.
        """

    static let provisions = """
        Examples:
          proviso provisions draft.docx
          proviso provisions --format csv agreements/ > provisions.csv
          proviso provisions --passages passages.jsonl
        A file of passages has one object a line: {"id": "p1", "text": "..."}.
        Exit codes: 0 all is well, 2 wrong use or rules, 3 a document that cannot be
        read.
        """

    static let rules = """
        Examples:
          proviso rules list --kind rule --area vetting
          proviso rules check --rules my-rules
          proviso rules test --rules my-rules --filter vetting
        """

    static let rulesCheck = """
        Examples:
          proviso rules check
          proviso rules check --rules my-rules --all
        Exit codes: 0 the rules can be used, 2 they cannot.
        """

    static let rulesTest = """
        Examples:
          proviso rules test
          proviso rules test --rules my-rules --filter vetting
        Exit codes: 0 all pass, 1 some fail, 2 no such name, or rules with faults.
        """

    static let rulesFormat = """
        Examples:
          proviso rules format my-rules
          proviso rules format --check my-rules
          proviso rules format - < vetting.rules
        The meaning of a file never changes; files with faults are left alone.
        Exit codes: 0 all is well, 1 --check found files to format, 2 faults.
        """

    static let rulesList = """
        Examples:
          proviso rules list --kind rule --area vetting
          proviso rules list --kind statement --format csv > statements.csv
        Exit codes: 0 listed, 2 no such kind or area, or rules with faults.
        """

    static let rulesDocs = """
        Examples:
          proviso rules docs --output reference
          proviso rules docs --output reference --format markdown --check
        Exit codes: 0 all is well, 1 --check found stale files, 2 wrong use or rules.
        """
}
