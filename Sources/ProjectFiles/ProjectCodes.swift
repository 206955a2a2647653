public import Diagnostics

/// The faults of the files that a project keeps beside its drafts, in alphabetical order.
public enum ProjectCodes {
    public static let badDate = DiagnosticCode("bad-date", "A date is written YYYY-MM-DD and must be a day of the calendar: 2027-03-31.")
    public static let badYAML = DiagnosticCode(
        "bad-yaml",
        """
        A configuration, a file of waivers, a baseline or a log of decisions cannot be read as YAML (or JSON, which is a \
        part of YAML). The place where reading stopped is shown; the fault may stand a little before it, often an \
        indentation or a missing quotation mark.
        """)
    public static let conflictingConfiguration = DiagnosticCode(
        "conflicting-configuration",
        "The documents of one run lie under different configuration files. Check them in one run each, or name the one that counts with --config.")
    public static let missingField = DiagnosticCode("missing-field", "A key that an entry cannot do without is not there.")
    public static let unknownKey = DiagnosticCode(
        "unknown-key", "A file has a key that Proviso does not know. It is an error and no warning, because a misspelt setting would have no effect, in silence.")
    public static let unknownValue = DiagnosticCode("unknown-value", "A key has a value that is none of those that it may have.")
    public static let unreadableFile = DiagnosticCode(
        "unreadable-project-file", "A configuration, a file of waivers, a baseline or a log of decisions cannot be opened, or was made by a later version.")
    public static let waivedDuty = DiagnosticCode(
        "waived-duty",
        """
        A waiver names a rule of strength shall. What the sources say shall be cannot be waived: put it into the draft, or, \
        where the rules misread the text, record a decision with its reason (proviso decide --overrule).
        """)
    public static let wrongType = DiagnosticCode("wrong-type", "A key has a value of the wrong kind: a list where one word belongs, say, or a word where a number does.")

    public static let all = [
        badDate, badYAML, conflictingConfiguration, missingField, unknownKey, unknownValue, unreadableFile, waivedDuty, wrongType,
    ]
}
