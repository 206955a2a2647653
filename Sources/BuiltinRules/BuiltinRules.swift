/// The rules that come with the program.
public enum BuiltinRules {
    /// The files under `Rules/`, sorted by path.
    public static var files: [(path: StaticString, text: StaticString)] { builtinRuleFiles }

    /// The same rules compiled, without their examples; empty if they are faulty.
    public static var image: StaticString { builtinRuleImage }
}
