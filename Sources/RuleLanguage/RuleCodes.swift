public import Diagnostics

/// Everything that can be wrong in a rule file, in alphabetical order.
public enum RuleCodes {
    public static let badCondition = DiagnosticCode(
        "bad-condition",
        "A condition could not be read. It is an anchor such as [amnesty.grant], polarity words, and relations such as \"with [x] in one sentence\"; alternatives are joined by \"or\".")
    public static let badElement = DiagnosticCode(
        "bad-element",
        "An element reads \"E1 1/4 label: condition\". The label may not be empty; shares are fractions such as 1/4, given for all elements or for none, and add up to 1.")
    public static let badEntry = DiagnosticCode(
        "bad-entry",
        "A lexicon entry could not be read. Entries are words separated by |; \"quoted\" words are exact, a/b are alternatives, (word) is optional, A ... B bridges a few words, [concept] reuses a concept, /.../ is a regular expression.")
    public static let badExample = DiagnosticCode(
        "bad-example", "An example has no text, or its expectation cannot be read.")
    public static let badForm = DiagnosticCode(
        "bad-form",
        "A rule pack in JSON is not in the form of Documentation/rules.schema.json. \"proviso rules show --format json\" writes that form.")
    public static let badName = DiagnosticCode(
        "bad-name",
        "Names of concepts and provisions are lower-case words, digits, spaces, hyphens and dots. Rule ids have no spaces and contain a dot, like peace.timelines.")
    public static let badValue = DiagnosticCode(
        "bad-value", "The value after a heading is not one that the heading knows.")
    public static let circularConcept = DiagnosticCode(
        "circular-concept", "A concept refers to itself, directly or through others. Break the circle by listing the words themselves.")
    public static let duplicateEntry = DiagnosticCode(
        "duplicate-entry", "The same entry stands twice in one language of a concept or cue list, or is an entry and a false friend at once. Delete one.")
    public static let duplicateHeading = DiagnosticCode(
        "duplicate-heading", "A heading stands twice in one block. Join the two values.")
    public static let duplicateName = DiagnosticCode(
        "duplicate-name", "Two blocks declare the same name. Concepts and provisions share one space of names across all files.")
    public static let emptyFile = DiagnosticCode(
        "empty-file", "A rule file declares nothing. Delete it, or write a block such as CONCEPT into it.")
    public static let headingOrder = DiagnosticCode(
        "heading-order", "Headings stand in a fixed order, so that every rule reads the same way. Move the line.")
    public static let missingExample = DiagnosticCode(
        "missing-example", "A rule needs at least one example that meets it and one that does not (\"not met\" or \"violated\").")
    public static let missingHeading = DiagnosticCode("missing-heading", "A heading that the block cannot do without is missing.")
    public static let notUTF8 = DiagnosticCode(
        "not-utf-8", "A rule file is UTF-8 text. Save it again as UTF-8.")
    public static let strengthDiffers = DiagnosticCode(
        "strength-differs",
        "A rule has the strength of the strongest statement that it encodes. Another strength needs a reason: \"Strength should because ...\".")
    public static let replacesNothing = DiagnosticCode(
        "replaces-nothing", "An overlay replaces, extends or switches off something that does not exist. Check the name.")
    public static let shadowedEntry = DiagnosticCode(
        "shadowed-entry", "Every match of an entry holds a match of another entry of the same list. Delete it.")
    public static let strayText = DiagnosticCode(
        "stray-text", "A line belongs to nothing: it stands before the first block, or continues a line that has no value.")
    public static let suspiciousCharacter = DiagnosticCode(
        "suspicious-character",
        "Control characters, bidirectional controls, invisible characters and words that mix alphabets make a rule read otherwise than it works. Delete or retype them.")
    public static let tooLarge = DiagnosticCode(
        "too-large", "A rule file has at most 4 megabytes, a pack in JSON at most 32. Spread the rules over several files.")
    public static let tooManyFaults = DiagnosticCode(
        "too-many-faults", "A file has so many faults that only the first are told. Mend them, or give the right file.")
    public static let unknownBlock = DiagnosticCode("unknown-block", "A block starts with a keyword that does not exist.")
    public static let unknownHeading = DiagnosticCode(
        "unknown-heading", "A line starts with a word that its block does not know. Text that goes on from the line above starts with |.")
    public static let unknownName = DiagnosticCode(
        "unknown-name", "A name in square brackets is declared nowhere.")
    public static let unknownStatement = DiagnosticCode(
        "unknown-statement", "A rule cites a statement that no register holds.")
    public static let unusedName = DiagnosticCode(
        "unused-name", "A concept is used by no provision, rule or other concept.")
    public static let wouldChange = DiagnosticCode(
        "would-change",
        "The formatter reads what it has written and compares: here the two differ, so it left the file as it was. That is a fault of the program; put each value on one line to work around it.")

    /// All of them, for `proviso explain`.
    public static let all = [
        badCondition, badElement, badEntry, badExample, badForm, badName, badValue, circularConcept, duplicateEntry, duplicateHeading,
        duplicateName, emptyFile, headingOrder, missingExample, missingHeading, notUTF8, replacesNothing,
        shadowedEntry, strengthDiffers,
        strayText, suspiciousCharacter, tooLarge, tooManyFaults, unknownBlock, unknownHeading, unknownName, unknownStatement, unusedName, wouldChange,
    ]
}
