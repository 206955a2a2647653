@testable import Checking
import RuleEngine
import RuleLanguage

/// A pack of a few rules with cues of its own: small enough to try everything on it.
enum SmallPack {
    static let rules = """
        PACK small
        Title    A small pack
        Version  1.0

        STATEMENT S-1
        Where      Nowhere
        Strength   shall
        Says       Parliament oversees.
        Area       oversight

        CONCEPT oversight
        Means    Looking after what forces do.
        en       oversight | overseeing | scrutiny of | watch ... closely | [looking] into
        not      oversight of elections | an oversight
        loose    surveillance

        CONCEPT looking
        Means    Looking.
        en       look | inquiry

        CONCEPT parliament
        Means    A parliament.
        en       parliament | assembly | /house of \\w+/

        CONCEPT forces
        Means    Armed forces.
        en       army

        CONCEPT unused
        Means    Nothing reaches it.
        en       unused word

        PROVISION oversight.parliament
        Means    Parliament oversees.
        Matches  [oversight] affirmed with [parliament] in one sentence
        or       [looking] with [forces]
        Not      [parliament] with [looking] within 2 words

        RULE small.oversight Parliament oversees the forces
        Source     S-1
        Strength   shall
        Reading    Any oversight will do.
        For        peace-agreement
        Area       oversight
        When       [forces]
        Perhaps when [oversight] loosely
        Ask        Are there forces?
        Otherwise  There are no forces.
        Expect
        E1 1/2 must oversight: [oversight.parliament]
        E2 1/2 article: [oversight.parliament] with [forces] in one article
        Violated if
        X1         parliament is kept out: [oversight] negated and none of E1
        Say        The draft lacks {missing}.
        Suggest    Parliament shall oversee the army.
        Examples
        met        Article 1. The army is subject to the oversight of parliament.
        met        Article 1. The assembly shall watch the army closely.
        part 1/2   The army is small.
                 | Article 1. Parliament shall exercise oversight.
                 | Article 2. The army is small.
        not met    The army shall march.
        not met    The army shall march. An oversight of parliament is regretted.
        violated   The army shall not be under any oversight.
        n/a        The roads are built.
        review     Surveillance shall be set up.
        review     The army may be under the oversight of parliament; this is to be decided.

        RULE small.scrutiny Someone looks
        Source     S-1
        Strength   shall
        Reading    Looking is enough.
        For        peace-agreement
        Area       oversight
        Expect
        E1         looking: [looking] affirmed
        Say        Nobody looks.
        Suggest    An inquiry shall be held.
        Examples
        met        An inquiry shall be held.
        not met    No inquiry shall be held.
        part 1/2   An inquiry may be held.

        EXAMPLES unused
        en       An unused word of the drafters.

        EXAMPLES oversight.parliament
        en       The assembly exercises scrutiny of the ministry. | They looked at the army.
        not      No oversight by parliament is needed. | Parliament looks at the army.

        EXAMPLES oversight
        en       The overseeing of the forces.
        loose    Surveillance of the roads.
        not      The oversight of elections.

        EXAMPLES negation
        en       It never ends.
        not      It ends.

        EXAMPLES parliament
        fr       assembly
        """

    static let cues = """
        CUES negation
        Means  Denies.
        en     no | not | never

        CUES binding
        Means  Binds.
        en     shall | must

        CUES permissive
        Means  Permits.
        en     may

        CUES deferral
        Means  Leaves open.
        en     to be decided

        CUES article heading
        Means  An article.
        en     article | clause
        fr     article

        CUES kind peace-agreement
        Means  A peace agreement.
        en     peace agreement
        """

    static let files = [RuleFile(path: "small/pack.rules", text: rules), RuleFile(path: "small/cues.rules", text: cues)]

    /// The pack and its program; the pack must be without faults.
    static func load() throws -> (rules: LoadedRules, program: RuleProgram) {
        let (pack, diagnostics) = PackBuilder.build(files)
        let loaded = LoadedRules(files: files, pack: pack, diagnostics: diagnostics)
        return (loaded, RuleProgram(pack))
    }

    static func session() throws -> Session {
        let (rules, program) = try load()
        return Session(rules: rules, program: program)
    }
}
