public enum BuiltinRules { public static var files: [(path: StaticString, text: StaticString)] { builtinRuleFiles } }
